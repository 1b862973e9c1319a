"""Learning what each key of a keypad shall stand for: one function after the other, as values."""

from collections.abc import Callable
from typing import Final

from msgspec import Struct, structs
from msgspec.structs import replace

from qbj_kiosk.settings.model import Keypad
from qbj_kiosk.settings.pads import Keys, held

FUNCTIONS: Final = Keypad.__struct_fields__
"""In the order in which they are asked for."""


class Pads(Struct, frozen=True):
    """What a keypad's keys stand for, and how that is changed."""

    now: Keypad
    settled: Keypad
    """What they stand for where staff have learned nothing."""
    keep: Callable[[Keypad | None], bool]
    """Lets them stand for something else, or with None for what is settled; tells whether it is written."""


class Learning(Struct, frozen=True):
    """How far staff have come."""

    before: Keypad
    """What keys stood for at the beginning."""
    asked: int = 0
    """The function that is asked for; as many as there are, when every one was."""
    learned: tuple[tuple[str, str], ...] = ()
    """Function and key, each function once."""
    taken: tuple[str, str] | None = None
    """The last key, and the function that it was just learned for: it is not taken again."""

    @property
    def function(self) -> str | None:
        """The function whose key is asked for; None when every one was."""
        return FUNCTIONS[self.asked] if self.asked < len(FUNCTIONS) else None

    @property
    def keypad(self) -> Keypad:
        """What keys stand for with what was learned: a key that was learned anew has lost its old meaning."""
        learned = dict(self.learned)
        gone = {held(key) for key in learned.values()}
        kept: dict[str, Keys] = {
            function: tuple(key for key in keys if held(key) not in gone)
            for function, keys in structs.asdict(self.before).items()
        }
        return Keypad(**kept | {function: (key,) for function, key in learned.items()})


def heard(at: Learning, key: str) -> Learning:
    """A key was pressed: it stands for what was asked for, unless it was just learned for something else."""
    if at.function is None:
        return at
    for function, other in at.learned:
        if held(other) == held(key) and function != at.function:
            return replace(at, taken=(key, function))
    learned = {**dict(at.learned), at.function: key}
    return replace(at, asked=at.asked + 1, learned=tuple(learned.items()), taken=None)


def skipped(at: Learning) -> Learning:
    """The function keeps what it has."""
    return replace(at, asked=min(at.asked + 1, len(FUNCTIONS)), taken=None)


def returned(at: Learning) -> Learning:
    """The function before is asked for again."""
    return replace(at, asked=max(0, at.asked - 1), taken=None)
