"""Composition root: builds, connects and owns everything that runs."""
