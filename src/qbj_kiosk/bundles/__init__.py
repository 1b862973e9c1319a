"""Bundles on disk: reading and verifying them, and building the program's own when its sources change. No Qt."""
