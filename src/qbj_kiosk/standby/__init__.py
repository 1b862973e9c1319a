"""Standby page: a process of its own under the exhibit, visible while the exhibit restarts."""
