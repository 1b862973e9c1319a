"""Giving memory back: what a picture took returns to the system when the picture is gone."""

import ctypes

MMAP_THRESHOLD = -3
"""`M_MMAP_THRESHOLD` of glibc's mallopt(3)."""
LARGE = 256 * 1024
"""Bytes from which a block of memory is the system's own."""


def keep_low() -> None:
    """Stops glibc from raising its threshold with every picture that goes: its heap would keep what they took.

    Other C libraries do not do so, and are left alone.
    """
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return
    mallopt(MMAP_THRESHOLD, LARGE)
