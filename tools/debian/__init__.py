"""Debian packages of the program and of the machine that shows only the exhibit."""
