"""Learning the keys of an assistive keypad, one function after the other, as pure functions."""

from collections.abc import Callable
from typing import Final

from msgspec import Struct, structs
from msgspec.structs import replace

from qbj_kiosk.settings.keypad_keys import Keys, parse_key
from qbj_kiosk.settings.model import Keypad

FUNCTIONS: Final = Keypad.__struct_fields__
"""In the order in which they are learned."""


class KeypadConfig(Struct, frozen=True):
    current: Keypad
    configured: Keypad
    """Assignments of the settings file, in use if staff learned none."""
    save: Callable[[Keypad | None], bool]
    """Apply and save assignments, or return to `configured` with None. Returns True if they are on the disk."""


class Learning(Struct, frozen=True):
    before: Keypad
    index: int = 0
    """Index of the function whose key is learned now; the number of functions at the end."""
    learned: tuple[tuple[str, str], ...] = ()
    """Function and key, each function once."""
    conflict: tuple[str, str] | None = None
    """The last key and the function that already learned it; the key was not assigned again."""

    @property
    def function(self) -> str | None:
        """Return the function of the keypad whose key staff are asked to press; None at the end."""
        return FUNCTIONS[self.index] if self.index < len(FUNCTIONS) else None

    @property
    def keypad(self) -> Keypad:
        """Return the keypad with the keys that staff assigned; each loses its earlier function."""
        learned = dict(self.learned)
        reassigned = {parse_key(key) for key in learned.values()}
        remaining: dict[str, Keys] = {
            function: tuple(key for key in keys if parse_key(key) not in reassigned)
            for function, keys in structs.asdict(self.before).items()
        }
        return Keypad(**remaining | {function: (key,) for function, key in learned.items()})


def assign_key(state: Learning, key: str) -> Learning:
    """Assign the key that staff pressed to the current function, unless another function just got it."""
    if state.function is None:
        return state
    for function, other in state.learned:
        if parse_key(other) == parse_key(key) and function != state.function:
            return replace(state, conflict=(key, function))
    learned = {**dict(state.learned), state.function: key}
    return replace(state, index=state.index + 1, learned=tuple(learned.items()), conflict=None)


def skip_function(state: Learning) -> Learning:
    """Go on to the next function of the keypad; this one keeps its keys."""
    return replace(state, index=min(state.index + 1, len(FUNCTIONS)), conflict=None)


def go_back(state: Learning) -> Learning:
    return replace(state, index=max(0, state.index - 1), conflict=None)
