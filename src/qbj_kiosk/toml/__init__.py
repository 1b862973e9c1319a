"""Typed TOML: every mistake has a file, a line and a remedy. No Qt."""
