"""The brightness of the screen, where the system lets this program set it."""

import os
from pathlib import Path
from typing import Final

BACKLIGHTS: Final = Path("/sys/class/backlight")
LOWEST: Final = 5
"""Percent below which nobody could find the way back."""


class Backlight:
    """A screen's light.

    Args:
        folder: its folder under `/sys/class/backlight`.
        highest: the system's own figure for full light.
    """

    def __init__(self, folder: Path, highest: int) -> None:
        self._file = folder / "brightness"
        self._highest = highest

    def percent(self) -> int | None:
        """How bright it is, from 0 to 100; None if it no longer tells."""
        value = _number(self._file)
        return None if value is None else min(100, round(100 * value / self._highest))

    def set(self, percent: int) -> bool:
        """Sets it, from 5 to 100.

        Returns:
            Whether the system took it.
        """
        bounded = min(100, max(LOWEST, percent))
        try:
            self._file.write_text(str(max(1, round(bounded * self._highest / 100))), encoding="ascii")
        except OSError:
            return False
        return True


def backlight(folder: Path = BACKLIGHTS) -> Backlight | None:
    """The first screen light that this program may set; None where there is none, as on most mains-powered screens."""
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return None
    for each in found:
        highest = _number(each / "max_brightness")
        if highest and _number(each / "brightness") is not None and os.access(each / "brightness", os.W_OK):
            return Backlight(each, highest)
    return None


def _number(file: Path) -> int | None:
    try:
        text = file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return int(text) if text.isdecimal() else None
