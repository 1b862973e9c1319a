"""Reader of bundles: verifies every file before use."""

import errno
import hashlib
import os
import stat
from io import BufferedReader
from pathlib import Path

import msgspec

from qbj_kiosk.errors import UserError
from qbj_kiosk.exhibit import bundle_manifest
from qbj_kiosk.exhibit.bundle_manifest import EXHIBIT, MANIFEST, Entry, Manifest
from qbj_kiosk.exhibit.model import FORMAT, Exhibit, decode
from qbj_kiosk.exhibit.validation import find_faults


class BundleError(UserError):
    """Raised if a bundle cannot be used; the message names the reason and a remedy."""


class Bundle(msgspec.Struct, frozen=True):
    root: Path
    manifest: Manifest
    exhibit: Exhibit

    def asset(self, name: str) -> Path:
        """Return the path of a bundle's file; raise BundleError if the manifest does not list it."""
        if name not in self.manifest.files:
            message = f'The bundle has no file "{name[:80]}". Build it again'
            raise BundleError(message)
        return self.root / name


def open_bundle(path: Path) -> Bundle:
    """Open a bundle and verify its files; raise BundleError if one is missing, changed or of another format."""
    try:
        return _opened(path)
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror or type(error).__name__}). Check its permissions"
        raise BundleError(message) from error


def _opened(path: Path) -> Bundle:
    root = Path(os.path.realpath(path))  # unlike Path.resolve, it raises no error on a link loop
    if not root.is_dir():
        message = f"{path}: there is no such folder. Name the folder of a bundle"
        raise BundleError(message)
    listed = _manifest(path, root)
    for name in listed.folders():
        if not stat.S_ISDIR((root / name).lstat().st_mode):
            raise _damaged(path, name, "is not a folder")
    for name, entry in listed.files.items():
        _verify(path, root, name, entry)
    return Bundle(root, listed, _exhibit(path, root, listed))


def _manifest(path: Path, root: Path) -> Manifest:
    try:
        with _open_plain(root / MANIFEST) as stream:
            data = stream.read(bundle_manifest.LIMIT)
    except FileNotFoundError:
        data = b""
    version = bundle_manifest.format_of(data)
    if version is not None and version != FORMAT:
        remedy = "Update the program" if version > FORMAT else "Build the bundle again"
        message = f"{path}: has format {version}, but this program reads format {FORMAT}. {remedy}"
        raise BundleError(message)
    listed = bundle_manifest.decode(data)
    if listed is None:
        message = f"{path}: is not a bundle, or is damaged ({MANIFEST}). Build or install it again"
        raise BundleError(message)
    return listed


def _open_plain(path: Path) -> BufferedReader:
    if not stat.S_ISREG(path.lstat().st_mode):
        raise FileNotFoundError(errno.ENOENT, "not a regular file", str(path))
    return path.open("rb")


def _verify(path: Path, root: Path, name: str, entry: Entry) -> None:
    try:
        with _open_plain(root / name) as stream:
            size = os.fstat(stream.fileno()).st_size
            if size != entry.size:
                raise _damaged(path, name, f"has {size} bytes, not {entry.size}")
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        raise _damaged(path, name, "is missing or not a regular file") from None
    if digest != entry.sha256:
        raise _damaged(path, name, "was changed")


def _exhibit(path: Path, root: Path, listed: Manifest) -> Exhibit:
    entry = listed.files.get(EXHIBIT)
    data = (root / EXHIBIT).read_bytes() if entry else b""
    try:
        exhibit = decode(data)
    except ValueError as error:
        raise _damaged(path, EXHIBIT, f"is missing, or not an exhibit of this format ({str(error)[:160]})") from None
    if fault := next(find_faults(exhibit, listed.files), None):
        raise _damaged(path, EXHIBIT, f"does not fit together ({fault})")
    if exhibit.id != listed.exhibit:
        raise _damaged(path, MANIFEST, f'names the exhibit "{listed.exhibit}", but contains "{exhibit.id}"')
    return exhibit


def _damaged(path: Path, name: str, what: str) -> BundleError:
    return BundleError(f"{path}: {name} {what}. Build or install the bundle again")
