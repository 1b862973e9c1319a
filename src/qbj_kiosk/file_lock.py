"""An advisory lock on an open file. The system releases it with the process, so a crash or power cut leaves none."""

import os
import sys

LOCKED_BYTE = 1 << 20
"""Offset of the byte that is locked on Windows. No other process can read it, so it lies behind any content."""

if sys.platform == "win32":
    import msvcrt

    def try_lock(descriptor: int) -> bool:
        """Lock an open file until it is closed. Return False if another process has locked it."""
        os.lseek(descriptor, LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def try_lock(descriptor: int) -> bool:
        """Lock until the file is closed. Return False if another process has locked it.

        Raises:
            OSError: if the file system has no locks.
        """
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
