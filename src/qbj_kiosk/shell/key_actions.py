"""What a stroke of a keypad's key comes to: decided here, carried out in `keypad.py`."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent

from qbj_kiosk.settings.keypad_keys import KEY_NAMES, SCAN, KeyCombination
from qbj_kiosk.shell import chords

Key = Qt.Key
Modifier = Qt.KeyboardModifier

STANDS_FOR: Final[Mapping[str, Qt.Key]] = {
    "next": Key.Key_Tab,
    "previous": Key.Key_Backtab,
    "up": Key.Key_Up,
    "down": Key.Key_Down,
    "left": Key.Key_Left,
    "right": Key.Key_Right,
    "open": Key.Key_Return,
    "back": Key.Key_Escape,
    "home": Key.Key_Home,
}
"""The key of a keyboard that a function is; the others are asked of whoever runs the exhibit."""
REPEATING: Final = frozenset({"next", "previous", "up", "down", "left", "right", "louder", "quieter"})
"""Functions that go on while their key is held."""
OWN: Final = chords.MOVING | chords.CHOOSING
"""Keys that mean the same on every keyboard, and need no learning."""
HOLDING: Final[Mapping[str, Qt.KeyboardModifier]] = {
    "Ctrl": Modifier.ControlModifier,
    "Alt": Modifier.AltModifier,
    "Shift": Modifier.ShiftModifier,
    "Meta": Modifier.MetaModifier,
}
LONE: Final = frozenset(
    {Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_AltGr, Key.Key_Meta, Key.Key_Super_L, Key.Key_Super_R}
)
"""Keys that are held with others."""


class Stroke(Struct, frozen=True):
    """A key that went down, was held until it repeats, or came up."""

    combination: QKeyCombination
    scan: int
    """What the keyboard sent; 0 where nobody knows."""
    up: bool = False
    repeats: bool = False

    @property
    def named(self) -> KeyCombination | None:
        """The key by its name."""
        try:
            name = str(Key(self.combination.key()).name).removeprefix("Key_")
        except ValueError:
            return None
        held = self.combination.keyboardModifiers()
        modifiers = frozenset(each for each, modifier in HOLDING.items() if held & modifier)
        return KeyCombination(modifiers, name) if name in KEY_NAMES else None

    @property
    def numbered(self) -> KeyCombination | None:
        """The key by what the keyboard sent, whatever is held with it."""
        return KeyCombination(frozenset(), f"{SCAN}{self.scan}") if 0 < self.scan < 100_000 else None  # noqa: PLR2004 - as settings


class Bearing(Struct, frozen=True):
    """What a stroke is judged by."""

    pad: Mapping[KeyCombination, str]
    """What each key stands for."""
    chord: QKeyCombination | None = None
    """The staff's; it is never anything else."""
    staffed: bool = False
    """The staff's pages are open."""
    learning: bool = False
    """The page is open on which keys are learned."""


class Leave(Struct, frozen=True):
    """It is no key of a keypad."""


class Swallow(Struct, frozen=True):
    """It goes no further, and does nothing."""


class Be(Struct, frozen=True):
    """It is another key instead."""

    key: Qt.Key


class Ask(Struct, frozen=True):
    """It asks for what no key of a keyboard does."""

    function: str


class Learn(Struct, frozen=True):
    """It is shown to whoever learns keys."""

    key: KeyCombination
    stays: bool
    """Whether it means on the page what it always means, so that nobody is trapped there."""


Outcome = Leave | Swallow | Be | Ask | Learn


def stroke(event: QKeyEvent) -> Stroke:
    """A key event as a stroke."""
    up = event.type() == QKeyEvent.Type.KeyRelease
    return Stroke(event.keyCombination(), event.nativeScanCode(), up, event.isAutoRepeat())


def outcome(seen: Stroke, bearing: Bearing) -> Outcome:
    """What a stroke comes to."""
    key = seen.combination.key()
    if seen.combination == bearing.chord:
        return Leave()
    if bearing.learning:
        return _learned(seen)
    function = _function(seen, bearing.pad)
    # On the staff's pages a PIN is typed: what they understand by themselves keeps its meaning.
    if function is None or (bearing.staffed and chords.allowed(key, seen.combination.keyboardModifiers())):
        return Leave()
    if seen.repeats and function not in REPEATING:
        return Swallow()
    if function in STANDS_FOR:
        return Be(STANDS_FOR[function])
    return Swallow() if seen.up or bearing.staffed else Ask(function)


def _function(seen: Stroke, pad: Mapping[KeyCombination, str]) -> str | None:
    for key in (seen.named, seen.numbered):
        if key is not None and key in pad:
            return pad[key]
    return None


def _learned(seen: Stroke) -> Outcome:
    key = seen.named or seen.numbered
    held = seen.combination.keyboardModifiers()
    stays = seen.combination.key() in OWN and not held & ~chords.WITH
    if seen.combination.key() in LONE or (stays and (seen.up or seen.repeats)):
        return Leave()
    if key is None or seen.up or seen.repeats:
        return Swallow()
    return Learn(key, stays)
