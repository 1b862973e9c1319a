"""The gate to the staff's page: takes a PIN, counts the wrong ones, and remembers them over restarts."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from msgspec import DecodeError, Struct, json

from qbj_kiosk.atomic_file import read_small, write_whole
from qbj_kiosk.errors import UserError
from qbj_kiosk.staff import clock, lockout, pin
from qbj_kiosk.staff.lockout import Instant, Tries

NAME: Final = "tries"


class GateError(UserError):
    """The lock could not be taken away. The message says why."""


class Opened(Struct, frozen=True, tag=True):
    """It was the PIN."""


class Wrong(Struct, frozen=True, tag=True):
    """It was not, and another may be tried."""


class Locked(Struct, frozen=True, tag=True):
    """None is taken for so many seconds."""

    seconds: float


class Unset(Struct, frozen=True, tag=True):
    """There is no PIN that could be right."""


Answer = Opened | Wrong | Locked | Unset


class Gate:
    """Asks for the PIN.

    A try is counted, and the count is on the disk, before the PIN is looked at: pulling the plug wins nothing. Where
    the disk takes nothing, the count is kept in memory.

    Args:
        folder: the state folder.
        now: the clock.
    """

    def __init__(self, folder: Path, now: Callable[[], Instant] = clock.now) -> None:
        self._folder = folder
        self._now = now
        self._unwritten: Tries | None = None

    def state(self) -> Wrong | Locked | Unset:
        """What there is to say before a PIN is entered; `Wrong` says that one may be tried."""
        left = lockout.remaining(self._read(), self._now())
        if left > 0:
            return Locked(left)
        return Wrong() if pin.kept(self._folder) else Unset()

    def enter(self, entered: str) -> Answer:
        """Tries a PIN."""
        before = self.state()
        kept = pin.kept(self._folder)
        if isinstance(before, Locked) or kept is None:
            return before
        self._write(lockout.failed(self._read(), self._now()))
        if not kept.matches(entered):
            return self.state()
        self.unlock()
        return Opened()

    def unlock(self) -> None:
        """Forgets the wrong tries."""
        self._unwritten = None
        try:
            (self._folder / NAME).unlink(missing_ok=True)
        except OSError:
            self._unwritten = Tries()

    def _read(self) -> Tries:
        if self._unwritten is not None:
            return self._unwritten
        try:
            data = read_small(self._folder / NAME)
            return json.decode(data, type=Tries) if data is not None else Tries()
        except (OSError, DecodeError, UnicodeDecodeError):
            # Written down at once, so that this lock begins once and ends.
            found = lockout.damaged(self._now())
            self._write(found)
            return found

    def _write(self, made: Tries) -> None:
        try:
            write_whole(self._folder / NAME, json.encode(made))
            self._unwritten = None
        except OSError:
            self._unwritten = made


def unlock(folder: Path) -> bool:
    """Forgets the wrong tries, from outside a running kiosk.

    Returns:
        Whether there were any.

    Raises:
        GateError: if the file cannot be removed.
    """
    file = folder / NAME
    try:
        file.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise GateError(f"{file}: cannot be removed ({error.strerror}). Run this as the kiosk's user.") from error
    return True
