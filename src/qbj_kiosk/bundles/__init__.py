"""Bundles on disk: verification, opening, and the cache of built bundles. No Qt."""
