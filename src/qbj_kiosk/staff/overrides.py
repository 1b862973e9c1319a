"""What staff have chosen on their page: kept in the state folder, over what the settings say."""

from pathlib import Path
from typing import Annotated, Final

from msgspec import DecodeError, Meta, Struct, json

from qbj_kiosk.atomic_file import read_small, write_whole
from qbj_kiosk.settings.model import Keypad

NAME: Final = "choices"


class Choices(Struct, frozen=True, forbid_unknown_fields=True):
    """The choices; None where the settings decide."""

    language: Annotated[str, Meta(max_length=64)] | None = None
    """Language that visits start in, as a tag. Whether the exhibit has it, is for the reader to see."""
    volume: Annotated[int, Meta(ge=0, le=100)] | None = None
    """Loudness that visits start with, in percent."""
    keypad: Keypad | None = None
    """What was learned of a keypad's keys: all of it, in place of what the settings say."""


def read(folder: Path) -> Choices:
    """The choices in the state folder; none where there are none that can be read."""
    try:
        data = read_small(folder / NAME)
        return json.decode(data, type=Choices) if data is not None else Choices()
    except (OSError, DecodeError, UnicodeDecodeError):
        return Choices()


def write(folder: Path, choices: Choices) -> bool:
    """Keeps the choices.

    Returns:
        Whether they are on the disk; where they are not, they hold until the program ends.
    """
    try:
        write_whole(folder / NAME, json.encode(choices))
    except OSError:
        return False
    return True
