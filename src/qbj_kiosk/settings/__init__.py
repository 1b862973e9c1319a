"""What an operator may set: one `kiosk.toml`, the environment and the command line over it. No Qt."""
