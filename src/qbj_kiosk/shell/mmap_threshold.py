"""Fix glibc's mmap threshold, so that the memory of deleted images returns to the system."""

import ctypes

MMAP_THRESHOLD = -3
"""`M_MMAP_THRESHOLD` of glibc's mallopt(3)."""
LARGE = 256 * 1024
"""Blocks of this many bytes or more are allocated with mmap, and unmapped when they are freed."""


def fix_mmap_threshold() -> None:
    """Keep the heap of the C library (glibc) from growing with freed images.

    By default glibc raises the threshold with each freed image, and its heap then keeps the memory of later images.
    Other C libraries do not do that and are left unchanged.
    """
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return
    mallopt(MMAP_THRESHOLD, LARGE)
