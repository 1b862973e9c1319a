"""Time limit of every wait in tests: how long a condition may take. Longer on a busy machine."""

import os

SECONDS = 40.0
"""On an idle machine."""


def patience() -> float:
    """Return the limit of a test's waits in seconds, which grows with the load per processor."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return SECONDS * (1 + load / (os.cpu_count() or 1))
