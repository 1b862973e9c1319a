"""Small files that are either the old ones or the new ones, whenever the power goes."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

LARGEST: Final = 64 * 1024
"""Bytes beyond which a file of the state folder is not one that this program wrote."""


def write_whole(file: Path, data: bytes) -> None:
    """Writes a file that only its owner reads: beside it first, to the disk, then in its place.

    Raises:
        OSError: if the folder cannot be made or the file not be written. What was there before is still there.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # mkstemp makes it with mode 0600.
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(data)
            new.flush()
            os.fsync(new.fileno())
        Path(name).replace(file)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    _settle(file.parent)


def read_small(file: Path) -> bytes | None:
    """What a file holds, as far as it may be large; None where there is no file.

    Raises:
        OSError: if it is there and cannot be read.
    """
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST)
    except FileNotFoundError:
        return None


def _settle(folder: Path) -> None:
    # The new name itself must reach the disk. Windows opens no folders, and needs none to.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
