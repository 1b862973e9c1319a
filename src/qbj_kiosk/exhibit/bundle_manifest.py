"""Manifest of a bundle: its files with sizes and hashes, and the rules for their names."""

import hashlib
import re
from collections.abc import Mapping

import msgspec

from qbj_kiosk.exhibit.model import FORMAT

MANIFEST = "manifest.json"
EXHIBIT = "exhibit.json"
LIMIT = 1024 * 1024
"""In bytes."""

_PART = r"(?!(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|/|\Z))[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?"
_PATH = re.compile(rf"{_PART}(?:/{_PART}){{0,2}}")


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sha256: str
    size: int


class Header(msgspec.Struct, frozen=True):
    """The part of a bundle's manifest that every format has."""

    format: int


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Manifest of a bundle: its files by path, and the identity computed from their hashes."""

    format: int
    exhibit: str
    identity: str
    files: dict[str, Entry]

    def folders(self) -> list[str]:
        """Return the folders of all files of the bundle, outer ones first."""
        return sorted({path.rsplit("/", up)[0] for path in self.files for up in range(1, path.count("/") + 1)})


def is_safe(path: str) -> bool:
    """Return True for a path in a bundle that stays in its folder on every system: at most three plain names."""
    return _PATH.fullmatch(path) is not None


def entry(data: bytes) -> Entry:
    return Entry(hashlib.sha256(data).hexdigest(), len(data))


def identity(files: Mapping[str, Entry]) -> str:
    """Return a bundle's identity: the SHA-256 over hashes, sizes and paths of all its files, in the order of paths."""
    lines = (f"{files[path].sha256} {files[path].size} {path}\n" for path in sorted(files))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def manifest(exhibit: str, files: Mapping[str, bytes]) -> Manifest:
    entries = {path: entry(files[path]) for path in sorted(files)}
    return Manifest(FORMAT, exhibit, identity(entries), entries)


def encode(value: Manifest) -> bytes:
    """Encode a bundle's manifest: the same bytes for the same manifest."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def decode(data: bytes) -> Manifest | None:
    """Decode a bundle's manifest; None if it is damaged, has unsafe or ambiguous paths, or is not from `encode`."""
    try:
        value = msgspec.json.decode(data, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    paths = value.files
    are_valid = all(map(is_safe, paths)) and len({path.casefold() for path in paths}) == len(paths)
    return value if are_valid and identity(paths) == value.identity and encode(value) == data else None


def format_of(data: bytes) -> int | None:
    """Return the format number of a bundle's manifest; None if it has none."""
    try:
        return msgspec.json.decode(data, type=Header).format
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
