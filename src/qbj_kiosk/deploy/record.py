"""What was done to a machine, written down before it is done, so that exactly that can be undone."""

import hashlib
from pathlib import Path

import msgspec
from msgspec import Struct

from qbj_kiosk.atomic_file import write_atomic
from qbj_kiosk.deploy.linux import DeployError

PLACE = "/etc/qbj-kiosk/deployed.json"
"""Root's own: whoever writes it says what root deletes."""


class Written(Struct, frozen=True, tag=True):
    """A file that was written."""

    path: str
    sha256: str


class Linked(Struct, frozen=True, tag=True):
    """A link that was made."""

    path: str
    target: str


class Made(Struct, frozen=True, tag=True):
    """A folder that was made; it goes if it is empty by then."""

    path: str


class Ran(Struct, frozen=True, tag=True):
    """A command that was run, by what undoes it."""

    undo: tuple[str, ...]


Done = Written | Linked | Made | Ran


def digest(content: bytes) -> str:
    """What a file is known by."""
    return hashlib.sha256(content).hexdigest()


def within(root: Path, path: str) -> Path:
    """Where a path of the machine is, under a root."""
    return root / path.lstrip("/")


def read(root: Path) -> list[Done]:
    """What was done, in order; nothing where there is no record.

    Raises:
        DeployError: if the record cannot be read.
    """
    place = within(root, PLACE)
    try:
        return msgspec.json.decode(place.read_bytes(), type=list[Done])
    except FileNotFoundError:
        return []
    except (OSError, msgspec.DecodeError) as error:
        raise DeployError(f"{place} cannot be read, so nothing was done or undone: {error}") from error


def told(done: list[Done]) -> str:
    """The record as it is kept."""
    return msgspec.json.format(msgspec.json.encode(done)).decode() + "\n"


def write(root: Path, done: list[Done]) -> None:
    """Writes the record, or takes it away when nothing is left of what was done."""
    place = within(root, PLACE)
    if done:
        put(place, told(done).encode(), 0o600)
    else:
        place.unlink(missing_ok=True)
        if place.parent.is_dir() and not any(place.parent.iterdir()):
            place.parent.rmdir()


def put(place: Path, content: bytes, mode: int) -> None:
    """Writes a file whole or not at all.

    Raises:
        OSError: if it cannot be written.
    """
    # Readable by all whatever the file's mode: the folder of the record also has the settings.
    place.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(place, content, mode)
