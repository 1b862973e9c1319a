"""Record of the changes to a machine, written before each change, by which they are reverted."""

import hashlib
from pathlib import Path

import msgspec
from msgspec import Struct

from qbj_kiosk.atomic_file import write_atomic
from qbj_kiosk.deploy.linux import DeployError

PATH = "/etc/qbj-kiosk/deployed.json"
"""Writable only by root, because root deletes what it lists."""


class Written(Struct, frozen=True, tag=True):
    path: str
    sha256: str


class Linked(Struct, frozen=True, tag=True):
    path: str
    target: str


class Made(Struct, frozen=True, tag=True):
    """Deleted if it is empty."""

    path: str


class Ran(Struct, frozen=True, tag=True):
    """Command with the one that reverts it."""

    undo: tuple[str, ...]


Entry = Written | Linked | Made | Ran


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def within(root: Path, path: str) -> Path:
    return root / path.lstrip("/")


def read(root: Path) -> list[Entry]:
    """Return the entries in order; empty without a record. Raise DeployError if it cannot be read."""
    file = within(root, PATH)
    try:
        return msgspec.json.decode(file.read_bytes(), type=list[Entry])
    except FileNotFoundError:
        return []
    except (OSError, msgspec.DecodeError) as error:
        raise DeployError(f"{file} cannot be read, so nothing was changed: {error}") from error


def to_json(entries: list[Entry]) -> str:
    return msgspec.json.format(msgspec.json.encode(entries)).decode() + "\n"


def write(root: Path, entries: list[Entry]) -> None:
    """Delete the record if there are no entries."""
    file = within(root, PATH)
    if entries:
        write_file(file, to_json(entries).encode(), 0o600)
    else:
        file.unlink(missing_ok=True)
        if file.parent.is_dir() and not any(file.parent.iterdir()):
            file.parent.rmdir()


def write_file(file: Path, content: bytes, mode: int) -> None:
    """Write atomically, with its folder; raise OSError if that fails."""
    # The folder is readable by all users even if the file is not: it also contains the settings.
    file.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(file, content, mode)
