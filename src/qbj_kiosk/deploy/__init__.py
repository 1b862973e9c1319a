"""Machines that show only the exhibit: the user of its service on Debian, a guide for Windows. No Qt."""
