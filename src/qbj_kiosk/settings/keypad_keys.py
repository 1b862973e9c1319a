"""Keys of assistive keypads in the notation of the settings, and their functions. No Qt."""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

MODIFIERS: Final = ("Ctrl", "Alt", "Shift", "Meta")
SCAN: Final = "scan:"
"""Prefix of a key that is given by its scan code."""

KEY_NAMES: Final = frozenset(
    # Names of Qt.Key, without Key_; tests/settings/test_keypad_keys.py compares them.
    f"""
    {" ".join("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")}
    {" ".join(f"F{number}" for number in range(1, 36))}
    Space Exclam QuoteDbl NumberSign Dollar Percent Ampersand Apostrophe ParenLeft ParenRight Asterisk Plus Comma Minus
    Period Slash Colon Semicolon Less Equal Greater Question At BracketLeft Backslash BracketRight AsciiCircum
    Underscore QuoteLeft BraceLeft Bar BraceRight AsciiTilde
    Escape Tab Backtab Backspace Return Enter Insert Delete Pause Print SysReq Clear Home End Left Up Right Down PageUp
    PageDown CapsLock NumLock ScrollLock Menu Help Back Forward Stop Refresh Select Yes No Cancel Printer Execute Play
    VolumeDown VolumeMute VolumeUp MediaPlay MediaStop MediaPrevious MediaNext MediaRecord MediaPause
    MediaTogglePlayPause AudioRewind AudioForward AudioRepeat HomePage Favorites Search LaunchMail LaunchMedia
    {" ".join(f"Launch{digit}" for digit in "0123456789ABCDEFGH")}
    Calculator Explorer Terminal Tools Camera Zoom ZoomIn ZoomOut Open Close Info Guide Settings Red Green Yellow Blue
    ChannelUp ChannelDown Context1 Context2 Context3 Context4 Call Hangup Exit TopMenu
    """.split()
)

Keys = tuple[str, ...]


class KeyCombination(Struct, frozen=True):
    modifiers: frozenset[str]
    name: str
    """One of `KEY_NAMES`, or `scan:` and a number."""

    def __str__(self) -> str:
        return "+".join([*(each for each in MODIFIERS if each in self.modifiers), self.name])


def parse_key(written: str) -> KeyCombination:
    """Parse a keypad key of the settings: `F13`, `Ctrl+Alt+1` or `scan:191`. The order of modifiers does not matter."""
    *modifiers, name = written.split("+")
    return KeyCombination(frozenset(modifiers), name)


def is_known(key: KeyCombination) -> bool:
    return key.name.startswith(SCAN) or key.name in KEY_NAMES


def map_keys(functions: Mapping[str, Keys]) -> dict[KeyCombination, str]:
    """Return the function of each keypad key; for a key with two functions, which settings refuse, the first."""
    found: dict[KeyCombination, str] = {}
    for function, keys in functions.items():
        for written in keys:
            found.setdefault(parse_key(written), function)
    return found


class DuplicateKey(Struct, frozen=True):
    function: str
    at: int
    """Index in the function's list."""
    written: str
    first: str


def find_duplicates(functions: Mapping[str, Keys]) -> Iterator[DuplicateKey]:
    found: dict[KeyCombination, str] = {}
    for function, keys in functions.items():
        for at, written in enumerate(keys):
            key = parse_key(written)
            if key in found:
                yield DuplicateKey(function, at, written, found[key])
            found.setdefault(key, function)
