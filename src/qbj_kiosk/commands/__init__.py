"""One module per command; each imports its implementation only when called."""
