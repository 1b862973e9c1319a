"""The staff PIN, stored as a salted hash."""

import hashlib
import hmac
import os
import re
from pathlib import Path
from typing import Annotated, Final

from msgspec import Meta, Struct, json

from qbj_kiosk.atomic_file import DamagedFileError, read_json, write_atomic
from qbj_kiosk.errors import UserError

NAME: Final = "pin"
SHORTEST, LONGEST = 4, 12
"""Digits of a PIN."""

DIGITS: Final = re.compile(rf"[0-9]{{{SHORTEST},{LONGEST}}}")
RUNS: Final = "01234567890123456789"


class PinError(UserError):
    """Raised if a PIN is refused or cannot be saved."""


class PinHash(Struct, frozen=True, forbid_unknown_fields=True):
    """The stored hash of the staff PIN, with its salt and the parameters of scrypt."""

    salt: Annotated[bytes, Meta(min_length=16, max_length=64)]
    hash: Annotated[bytes, Meta(min_length=32, max_length=64)]
    # The bounds keep a damaged file from costing memory: 128 * n * r bytes, at most 128 MiB.
    n: Annotated[int, Meta(ge=2**14, le=2**17)] = 2**14
    r: Annotated[int, Meta(ge=8, le=8)] = 8
    p: Annotated[int, Meta(ge=1, le=4)] = 1

    def matches(self, pin: str) -> bool:
        """Return True if an entered PIN is the right one, compared in constant time."""
        try:
            return hmac.compare_digest(_scrypt(pin, self), self.hash)
        except ValueError:  # n is no power of two: the file is damaged, and no PIN matches
            return False


def hash_pin(pin: str) -> PinHash:
    """Hash a PIN with a new salt, or raise PinError if it is not 4 to 12 digits, or easy to guess."""
    if not DIGITS.fullmatch(pin):
        raise PinError(f"A PIN has {SHORTEST} to {LONGEST} digits, 0 to 9, and nothing else. Choose another.")
    if len(set(pin)) == 1 or pin in RUNS or pin in RUNS[::-1]:
        raise PinError(
            "This PIN is easy to guess: it repeats one digit or counts up or down (1234, 4321). Choose another."
        )
    empty = PinHash(salt=os.urandom(16), hash=bytes(32))
    return PinHash(salt=empty.salt, hash=_scrypt(pin, empty))


def save_pin(folder: Path, pin: str) -> None:
    """Save the hash of a new PIN; raise PinError if the PIN is refused or the file cannot be written."""
    hashed = hash_pin(pin)
    try:
        write_atomic(folder / NAME, json.encode(hashed))
    except OSError as error:
        raise PinError(
            f"{folder / NAME}: cannot be written ({error.strerror}). Run this as the kiosk's user."
        ) from error


def load_pin(folder: Path) -> PinHash | None:
    """Load the hash of the PIN; return None if the file is missing or damaged."""
    try:
        return read_json(folder / NAME, PinHash)
    except (OSError, DamagedFileError):
        return None


def _scrypt(pin: str, parameters: PinHash) -> bytes:
    memory = 128 * parameters.n * parameters.r * 2
    return hashlib.scrypt(
        pin.encode(), salt=parameters.salt, n=parameters.n, r=parameters.r, p=parameters.p, maxmem=memory, dklen=32
    )
