"""A file lock that the kernel releases when the process ends for any reason."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _acquire(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _acquire(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def exclusive(file: Path, on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold a lock on a file. Call `on_wait` once if another process holds it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    is_waiting = False
    try:
        while True:
            try:
                _acquire(handle)
                break
            except OSError:
                if not is_waiting:
                    on_wait()
                is_waiting = True
                time.sleep(0.2)
        yield
    finally:
        os.close(handle)
