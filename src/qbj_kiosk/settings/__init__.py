"""Operator settings: `kiosk.toml`, environment and command line. No Qt."""
