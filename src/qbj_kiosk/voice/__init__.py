"""The child process that speaks and plays recordings: whatever happens to it, the exhibit goes on."""
