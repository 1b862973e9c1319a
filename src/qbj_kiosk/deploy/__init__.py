"""Machines that show only the exhibit: the user of its service on Debian, instructions for Windows. No Qt."""
