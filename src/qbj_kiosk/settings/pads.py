"""Keys of assistive keypads as settings write them, and what they stand for. No Qt."""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

MODIFIERS: Final = ("Ctrl", "Alt", "Shift", "Meta")
SCAN: Final = "scan:"
"""Begins a key that is known by the number that the keyboard sends."""

KEY_NAMES: Final = frozenset(
    # Every key of Qt that a keypad is known to send, as Qt names it: test_keypad.py compares them.
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


class Held(Struct, frozen=True):
    """A key with the modifiers that are held with it."""

    modifiers: frozenset[str]
    name: str
    """One of `KEY_NAMES`, or `scan:` and a number."""

    def __str__(self) -> str:
        """As settings write it: `Ctrl+Alt+F13`."""
        return "+".join([*(each for each in MODIFIERS if each in self.modifiers), self.name])


def held(written: str) -> Held:
    """Reads `F13`, `Ctrl+Alt+1` or `scan:191`. The order of modifiers does not matter."""
    *modifiers, name = written.split("+")
    return Held(frozenset(modifiers), name)


def is_known(key: Held) -> bool:
    """Whether there is such a key."""
    return key.name.startswith(SCAN) or key.name in KEY_NAMES


def meanings(pad: Mapping[str, Keys]) -> dict[Held, str]:
    """What each key stands for. Of two functions with the same key, which settings refuse, the first has it."""
    found: dict[Held, str] = {}
    for function, keys in pad.items():
        for written in keys:
            found.setdefault(held(written), function)
    return found


class Clash(Struct, frozen=True):
    """A key that stands for something already."""

    function: str
    at: int
    """Place in the function's list."""
    written: str
    first: str
    """The function that has the key."""


def clashes(pad: Mapping[str, Keys]) -> Iterator[Clash]:
    """Every key that is named a second time."""
    found: dict[Held, str] = {}
    for function, keys in pad.items():
        for at, written in enumerate(keys):
            key = held(written)
            if key in found:
                yield Clash(function, at, written, found[key])
            found.setdefault(key, function)
