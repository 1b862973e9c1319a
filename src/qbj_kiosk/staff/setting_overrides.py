"""Values that staff set on their page: saved in the state folder, they override the settings."""

from pathlib import Path
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct, json

from qbj_kiosk.atomic_file import DamagedFileError, read_json, write_atomic
from qbj_kiosk.settings.model import Keypad

NAME: Final = "choices"


class Overrides(Struct, frozen=True, forbid_unknown_fields=True):
    """Values that staff have set on their page in place of settings; None where the settings apply."""

    language: Annotated[str, Meta(max_length=64)] | None = None
    """The exhibit need not have the language: the caller checks."""
    volume: Annotated[int, Meta(ge=0, le=100)] | None = None
    """In percent."""
    keypad: Keypad | None = None
    """Learned key assignments; they replace all of `[keypad]`."""
    output: Annotated[str, Meta(max_length=64)] | None = None
    """Name of the output that shows the exhibit. It need not exist: then the first connected one does."""
    rotation: Literal[0, 90, 180, 270] | None = None


def read(folder: Path) -> Overrides:
    """Read what staff have set on their page; a missing or damaged file means nothing."""
    try:
        return read_json(folder / NAME, Overrides) or Overrides()
    except (OSError, DamagedFileError):
        return Overrides()


def write(folder: Path, overrides: Overrides) -> bool:
    """Save what staff have set on their page; return True if it is on the disk."""
    try:
        write_atomic(folder / NAME, json.encode(overrides))
    except OSError:
        return False
    return True
