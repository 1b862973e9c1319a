"""Diagnosis of a machine: what keeps the exhibit from running well, and how to fix it."""
