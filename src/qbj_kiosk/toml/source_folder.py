"""Reading files from a folder of sources: only inside it, never more than a cap."""

import errno
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from qbj_kiosk.toml.diagnostics import Report

TEXT_LIMIT = 64 * 1024
"""Bytes of one text source."""

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ALLOWED_CONTROLS = frozenset("\n\t")
_REFUSED_CATEGORIES = frozenset({"Cc", "Cs", "Zl", "Zp"})
_BOM = "\ufeff"


def forbidden_character(text: str) -> tuple[int, str] | None:
    """Position and description of the first character that no shown text may hold; None if there is none."""
    for at, character in enumerate(text):
        if character.isprintable() or character in _ALLOWED_CONTROLS:
            continue
        code = f"U+{ord(character):04X}"
        if character in _BIDI:
            return at, f"a character that turns the direction of writing ({code})"
        if character == _BOM:
            return at, f"a byte order mark ({code})"
        if unicodedata.category(character) in _REFUSED_CATEGORIES:
            return at, f"a control character ({code})"
    return None


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of sources; what cannot be read becomes a problem of the file or of the line that names it."""

    root: Path
    report: Report

    def data(self, name: str, limit: int, named_at: tuple[str, int] | None = None) -> bytes | None:
        """Bytes of the file `name` (relative, with `/`), None after reporting why there are none."""
        file, line = named_at or (name, 0)
        path = self.root / name
        try:
            inside = path.resolve(strict=True).is_relative_to(self.root.resolve())
            status = path.stat()
        except FileNotFoundError:
            self.report.add(file, line, f"there is no file {name}", "Add it, or correct its name")
            return None
        except (OSError, ValueError, RuntimeError) as error:
            self.report.add(file, line, f"{name} cannot be read ({_reason(error)})", "Check the file and its rights")
            return None
        if not inside:
            self.report.add(file, line, f"{name} leads out of the sources", "Put the file itself there, not a link")
            return None
        if not stat.S_ISREG(status.st_mode):
            self.report.add(file, line, f"{name} is not a file", "Put a file there")
            return None
        return self._bytes(name, limit)

    def _bytes(self, name: str, limit: int) -> bytes | None:
        try:
            with (self.root / name).open("rb") as stream:
                data = stream.read(limit + 1)
        except OSError as error:
            self.report.add(name, 0, f"cannot be read ({_reason(error)})", "Check the file and its rights")
            return None
        if len(data) > limit:
            self.report.add(name, 0, f"is larger than {limit} bytes", "Make it smaller, or split it")
            return None
        return data

    def text(self, name: str, limit: int = TEXT_LIMIT, named_at: tuple[str, int] | None = None) -> str | None:
        """Text of the file `name`, its lines ended by a line feed alone; None after reporting why there is none."""
        data = self.data(name, limit, named_at)
        if data is None:
            return None
        try:
            text = data.decode("utf-8").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self.report.add(name, line, "is not UTF-8", "Save the file as UTF-8")
            return None
        found = forbidden_character(text)
        if found is not None:
            at, what = found
            self.report.add(name, text.count("\n", 0, at) + 1, f"holds {what}", "Delete it")
            return None
        return text


def _reason(error: Exception) -> str:
    match error:
        case RuntimeError() | OSError(errno=errno.ELOOP):
            return "a link that leads to itself"
        case OSError():
            return error.strerror or type(error).__name__
        case _:
            return "a name that no file can have"
