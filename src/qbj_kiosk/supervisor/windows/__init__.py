"""What Windows has in the place of signals, groups and descriptors that are passed on. Never run by its authors."""
