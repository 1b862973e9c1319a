"""Reader of files in a folder of sources: none outside it, none above a size limit."""

import errno
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from qbj_kiosk.toml.forbidden_characters import forbidden_character
from qbj_kiosk.toml.problem_report import ProblemReport

TEXT_LIMIT = 64 * 1024
"""Largest size of a text file in bytes."""

_BOM = "\ufeff"


def uncomposed_character(text: str) -> str | None:
    """Return the first character of a text that is composed of several, such as e and an accent for é."""
    composed = unicodedata.normalize("NFC", text)
    if composed == text:
        return None
    return next((new for new, old in zip(composed, text, strict=False) if new != old), composed[-1:])


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of sources. A file that cannot be read is reported, at the line that names it if there is one."""

    root: Path
    report: ProblemReport
    is_composed: bool = True
    """True to compose letters and accents (NFC). Not for paths: a file system may keep them apart."""

    def data(self, name: str, limit: int, named_at: tuple[str, int] | None = None) -> bytes | None:
        """Read a file of the sources; return None after reporting why it cannot be read."""
        file, line = named_at or (name, 0)
        path = self.root / name
        try:
            inside = path.resolve(strict=True).is_relative_to(self.root.resolve())
            status = path.stat()
        except FileNotFoundError:
            self.report.add(file, line, f"there is no file {name}", "Add it, or correct its name")
            return None
        except (OSError, ValueError, RuntimeError) as error:
            self.report.add(file, line, f"{name} cannot be read ({_reason(error)})", _remedy(error))
            return None
        if not inside:
            self.report.add(file, line, f"{name} is a link out of the sources", "Replace the link by the file")
            return None
        if not stat.S_ISREG(status.st_mode):
            self.report.add(file, line, f"{name} is not a file", "Replace it by a file")
            return None
        return self._bytes(name, limit)

    def _bytes(self, name: str, limit: int) -> bytes | None:
        try:
            with (self.root / name).open("rb") as stream:
                data = stream.read(limit + 1)
        except OSError as error:
            self.report.add(name, 0, f"cannot be read ({_reason(error)})", "Check its permissions")
            return None
        if len(data) > limit:
            self.report.add(name, 0, f"is larger than {limit} bytes", "Make it smaller, or split it")
            return None
        return data

    def text(self, name: str, limit: int = TEXT_LIMIT, named_at: tuple[str, int] | None = None) -> str | None:
        """Read a text file of the sources with LF line ends; return None after reporting why it cannot be read.

        Returns:
            None after reporting why it cannot be read.
        """
        data = self.data(name, limit, named_at)
        if data is None:
            return None
        try:
            # Notepad begins a UTF-8 file with a byte order mark.
            text = data.decode("utf-8").removeprefix(_BOM).replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self.report.add(name, line, "is not UTF-8", "Save the file as UTF-8")
            return None
        found = forbidden_character(text)
        if found is not None:
            position, what = found
            self.report.add(name, text.count("\n", 0, position) + 1, f"contains {what}", "Delete it")
            return None
        return unicodedata.normalize("NFC", text) if self.is_composed else text


def _is_loop(error: Exception) -> bool:
    return isinstance(error, RuntimeError) or (isinstance(error, OSError) and error.errno == errno.ELOOP)


def _remedy(error: Exception) -> str:
    if _is_loop(error):
        return "Replace the link by the file"
    return "Check its permissions" if isinstance(error, OSError) else "Correct the name"


def _reason(error: Exception) -> str:
    match error:
        case _ if _is_loop(error):
            return "a link to itself"
        case OSError():
            return error.strerror or type(error).__name__
        case _:
            return "an invalid file name"
