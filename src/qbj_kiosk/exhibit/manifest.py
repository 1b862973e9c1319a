"""The manifest of a bundle: which files there are, their sizes and hashes, and which names they may have."""

import hashlib
import re
from collections.abc import Mapping

import msgspec

from qbj_kiosk.exhibit.model import FORMAT

MANIFEST = "manifest.json"
EXHIBIT = "exhibit.json"
LIMIT = 1024 * 1024
"""Bytes of a manifest."""

_PART = r"(?!(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|/|\Z))[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?"
_PATH = re.compile(rf"{_PART}(?:/{_PART}){{0,2}}")


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a file must be."""

    sha256: str
    size: int


class Header(msgspec.Struct, frozen=True):
    """What the manifest of every format has."""

    format: int


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A bundle's files by path, with the identity that their hashes add up to."""

    format: int
    exhibit: str
    identity: str
    files: dict[str, Entry]

    def folders(self) -> list[str]:
        """The folders that its files are in, outer ones first."""
        return sorted({path.rsplit("/", up)[0] for path in self.files for up in range(1, path.count("/") + 1)})


def is_safe(path: str) -> bool:
    """Whether a path stays in its folder on every system: plain names, `/` between them, at most three."""
    return _PATH.fullmatch(path) is not None


def entry(data: bytes) -> Entry:
    """The entry of a file with this content."""
    return Entry(hashlib.sha256(data).hexdigest(), len(data))


def identity(files: Mapping[str, Entry]) -> str:
    """SHA-256 over all files: their hashes, sizes and paths, in the order of the paths."""
    lines = (f"{files[path].sha256} {files[path].size} {path}\n" for path in sorted(files))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def manifest(exhibit: str, files: Mapping[str, bytes]) -> Manifest:
    """The manifest of these files."""
    entries = {path: entry(files[path]) for path in sorted(files)}
    return Manifest(FORMAT, exhibit, identity(entries), entries)


def encode(value: Manifest) -> bytes:
    """The one way that a manifest is written."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def decode(data: bytes) -> Manifest | None:
    """Reads a manifest; None if it is damaged, names an unsafe path or case twins, or is not as `encode` writes it."""
    try:
        value = msgspec.json.decode(data, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    paths = value.files
    good = all(map(is_safe, paths)) and len({path.casefold() for path in paths}) == len(paths)
    return value if good and identity(paths) == value.identity and encode(value) == data else None


def format_of(data: bytes) -> int | None:
    """The format that a manifest says it has; None if it says none."""
    try:
        return msgspec.json.decode(data, type=Header).format
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
