"""The staff's PIN, of which only a salted hash is kept."""

import hashlib
import hmac
import os
import re
from pathlib import Path
from typing import Annotated, Final

from msgspec import DecodeError, Meta, Struct, json

from qbj_kiosk.atomic_file import read_small, write_whole
from qbj_kiosk.errors import UserError

NAME: Final = "pin"
SHORTEST, LONGEST = 4, 12
"""Digits of a PIN."""

DIGITS: Final = re.compile(rf"[0-9]{{{SHORTEST},{LONGEST}}}")
RUNS: Final = "01234567890123456789"


class PinError(UserError):
    """A PIN cannot be taken or kept. The message says why."""


class Hashed(Struct, frozen=True, forbid_unknown_fields=True):
    """A PIN as it is kept: the parameters of scrypt, what was mixed in, and what came out."""

    salt: Annotated[bytes, Meta(min_length=16, max_length=64)]
    hash: Annotated[bytes, Meta(min_length=32, max_length=64)]
    # The bounds keep a damaged file from costing memory: 128 * n * r bytes, at most 128 MiB.
    n: Annotated[int, Meta(ge=2**14, le=2**17)] = 2**14
    r: Annotated[int, Meta(ge=8, le=8)] = 8
    p: Annotated[int, Meta(ge=1, le=4)] = 1

    def matches(self, pin: str) -> bool:
        """Whether it is this PIN. Takes as long for a wrong one."""
        try:
            return hmac.compare_digest(_scrypt(pin, self), self.hash)
        except ValueError:  # n is no power of two: a damaged file, that no PIN fits
            return False


def hashed(pin: str) -> Hashed:
    """A PIN, hashed with a salt of its own.

    Raises:
        PinError: if it is no PIN, or one that is guessed first.
    """
    if not DIGITS.fullmatch(pin):
        raise PinError(f"A PIN has {SHORTEST} to {LONGEST} digits, 0 to 9, and nothing else.")
    if len(set(pin)) == 1 or pin in RUNS or pin in RUNS[::-1]:
        raise PinError("This PIN is guessed first: no single repeated digit, and no digits in their order.")
    empty = Hashed(salt=os.urandom(16), hash=bytes(32))
    return Hashed(salt=empty.salt, hash=_scrypt(pin, empty))


def keep(folder: Path, pin: str) -> None:
    """Makes this the PIN.

    Args:
        folder: the state folder.
        pin: 4 to 12 digits.

    Raises:
        PinError: if it is no PIN or cannot be written.
    """
    kept = hashed(pin)
    try:
        write_whole(folder / NAME, json.encode(kept))
    except OSError as error:
        raise PinError(
            f"{folder / NAME}: cannot be written ({error.strerror}). Run this as the kiosk's user."
        ) from error


def kept(folder: Path) -> Hashed | None:
    """The PIN that is kept in the state folder; None where there is none, or none that can be read."""
    try:
        data = read_small(folder / NAME)
        return json.decode(data, type=Hashed) if data is not None else None
    except (OSError, DecodeError, UnicodeDecodeError):
        return None


def _scrypt(pin: str, how: Hashed) -> bytes:
    memory = 128 * how.n * how.r * 2
    return hashlib.scrypt(pin.encode(), salt=how.salt, n=how.n, r=how.r, p=how.p, maxmem=memory, dklen=32)
