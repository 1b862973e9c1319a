"""Brightness of the screen, where the system lets this program set it."""

import os
from pathlib import Path
from typing import Final

BACKLIGHTS: Final = Path("/sys/class/backlight")
LOWEST: Final = 5
"""Lowest brightness in percent at which the staff pages can still be read."""


class Backlight:
    """Backlight of a screen, as Linux offers it under `/sys/class/backlight`.

    Args:
        folder: its folder under `/sys/class/backlight`.
        highest: value of `max_brightness`.
    """

    def __init__(self, folder: Path, highest: int) -> None:
        self._file = folder / "brightness"
        self._highest = highest

    def percent(self) -> int | None:
        """Return the brightness of the screen from 0 to 100; None if it cannot be read."""
        value = _read_number(self._file)
        return None if value is None else min(100, round(100 * value / self._highest))

    def set(self, percent: int) -> bool:
        """Set the brightness of the screen, from 5 to 100; return True if the system accepted it."""
        bounded = min(100, max(LOWEST, percent))
        try:
            self._file.write_text(str(max(1, round(bounded * self._highest / 100))), encoding="ascii")
        except OSError:
            return False
        return True


def find_backlight(folder: Path = BACKLIGHTS) -> Backlight | None:
    """Return the first backlight of a screen that this program may set. Most mains-powered screens have none."""
    try:
        candidates = sorted(folder.iterdir())
    except OSError:
        return None
    for each in candidates:
        highest = _read_number(each / "max_brightness")
        if highest and _read_number(each / "brightness") is not None and os.access(each / "brightness", os.W_OK):
            return Backlight(each, highest)
    return None


def _read_number(file: Path) -> int | None:
    try:
        text = file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return int(text) if text.isdecimal() else None
