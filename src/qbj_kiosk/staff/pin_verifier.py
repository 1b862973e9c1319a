"""PIN verification with a lockout that survives restarts."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from msgspec import Struct, json

from qbj_kiosk.atomic_file import DamagedFileError, read_json, write_atomic
from qbj_kiosk.errors import UserError
from qbj_kiosk.staff import boot_clock, lockout, pin
from qbj_kiosk.staff.lockout import Instant, Lockout

NAME: Final = "tries"


class UnlockError(UserError):
    """Raised if the lockout after wrong PINs cannot be removed."""


class Accepted(Struct, frozen=True, tag=True):
    """Result of entering a PIN: it is right."""


class Rejected(Struct, frozen=True, tag=True):
    """Result of entering a PIN: it is wrong; another may be entered."""


class Locked(Struct, frozen=True, tag=True):
    seconds: float


class PinNotSet(Struct, frozen=True, tag=True):
    """Result of entering a PIN: none is set, so none is accepted."""


Result = Accepted | Rejected | Locked | PinNotSet


class PinVerifier:
    """Verifies PINs and locks after wrong ones.

    Each attempt is counted on the disk before the PIN is compared, so that switching the machine off gains nothing.
    If the disk cannot be written, the count is kept in memory.
    """

    def __init__(self, folder: Path, now: Callable[[], Instant] = boot_clock.now) -> None:
        self._folder = folder
        self._now = now
        self._unwritten: Lockout | None = None
        self._last_read: Lockout | None = None
        self._assumed: Lockout | None = None
        """While the file cannot be read and its content is unknown."""

    def state(self) -> Rejected | Locked | PinNotSet:
        """Return the state before a PIN is entered: not set, locked, or `Rejected`: one may be entered."""
        left = lockout.remaining_seconds(self._read(), self._now())
        if left > 0:
            return Locked(left)
        return Rejected() if pin.load_pin(self._folder) else PinNotSet()

    def verify(self, entered: str) -> Result:
        """Verify an entered PIN; a wrong one counts towards the lockout."""
        before = self.state()
        saved = pin.load_pin(self._folder)
        if isinstance(before, Locked) or saved is None:
            return before
        self._write(lockout.record_failure(self._read(), self._now()))
        if not saved.matches(entered):
            return self.state()
        self.unlock()
        return Accepted()

    def unlock(self) -> None:
        self._unwritten = self._last_read = self._assumed = None
        try:
            (self._folder / NAME).unlink(missing_ok=True)
        except OSError:
            self._write(Lockout())

    def _read(self) -> Lockout:
        if self._unwritten is not None:
            return self._unwritten
        now = self._now()
        try:
            found = read_json(self._folder / NAME, Lockout) or Lockout()
        except DamagedFileError:
            # Written at once: otherwise each read would begin the lock again, and it would never end.
            found = max(
                self._last_read or Lockout(),
                lockout.first_lock(now),
                key=lambda each: lockout.remaining_seconds(each, now),
            )
            self._write(found)
        except OSError:
            # Not written: the file may be readable later, and its lock may be longer.
            if self._last_read is None and self._assumed is None:
                self._assumed = lockout.longest_lock(now)
            return self._last_read or self._assumed or lockout.longest_lock(now)
        self._last_read, self._assumed = found, None
        return found

    def _write(self, record: Lockout) -> None:
        try:
            write_atomic(self._folder / NAME, json.encode(record))
            self._unwritten, self._last_read = None, record
        except OSError:
            self._unwritten = record


def unlock(folder: Path) -> bool:
    """Accept PINs again after wrong ones, also in a running kiosk. Return True if there were any wrong PINs.

    Raises:
        UnlockError: if the file cannot be removed.
    """
    file = folder / NAME
    try:
        file.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        if file.is_dir():
            write_atomic(file, json.encode(Lockout()))
            return True
        raise UnlockError(f"{file}: cannot be removed ({error.strerror}). Run this as the kiosk's user.") from error
    return True
