"""Small files that a power cut leaves in their old or their new state, never in between."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

SIZE_LIMIT: Final = 64 * 1024
"""Bytes that `read_small` reads at most; this program writes no larger file to the state folder."""


def write_atomic(file: Path, data: bytes, mode: int = 0o600) -> None:
    """Write a file beside its place, flush it to the disk, then move it into place.

    Args:
        file: the file. A missing folder is created, searchable by those who may read the file.
        data: the content.
        mode: permissions of the file.

    Raises:
        OSError: if the folder or the file cannot be written. The file's earlier content is then unchanged.
    """
    file.parent.mkdir(mode=mode | (mode & 0o444) >> 2, parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            Path(draft).chmod(mode)
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(draft).replace(file)
    except BaseException:
        with suppress(OSError):
            Path(draft).unlink()
        raise
    with suppress(OSError):
        sync_folder(file.parent)


def read_small(file: Path) -> bytes | None:
    """Read up to `SIZE_LIMIT` bytes of a file.

    Returns:
        The content, or None if there is no such file.

    Raises:
        OSError: if the file exists and cannot be read.
    """
    try:
        with file.open("rb") as stream:
            return stream.read(SIZE_LIMIT)
    except FileNotFoundError:
        return None


def sync_folder(folder: Path) -> None:
    """Flush the names in a folder to the disk.

    Raises:
        OSError: if that fails. On Windows always: it cannot open folders, and writes names by itself.
    """
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
