"""The child's side of supervision: IPC channel and parent watch."""
