"""The doctor: looks at a machine and tells what keeps the exhibit from running well on it, and what to do."""
