"""Which of several hands on the glass counts: one at a time, and a resting palm never stands in the way."""

from msgspec import Struct

RESTING_AFTER = 2.0
"""Seconds after which a contact that has not moved is a resting palm and no tap."""


class Contact(Struct, frozen=True):
    """The contact that counts."""

    id: int
    since: float
    """Seconds, on any steady clock."""
    moved: bool = False


class Verdict(Struct, frozen=True):
    """What a touch does to the hand that counts."""

    contact: Contact | None
    cancelled: int | None = None
    """A contact that counted until now and must be told that it does not any more."""


def begins(contact: Contact | None, new: int, now: float) -> Verdict:
    """A finger comes down: it counts if no other does, or if the other merely rests."""
    if contact is None:
        return Verdict(Contact(new, now))
    if not contact.moved and now - contact.since >= RESTING_AFTER:
        return Verdict(Contact(new, now), cancelled=contact.id)
    return Verdict(contact)


def moves(contact: Contact | None, which: int) -> Contact | None:
    """A finger travels further than a tap may: from now on nobody takes over from it."""
    if contact is not None and contact.id == which and not contact.moved:
        return Contact(contact.id, contact.since, moved=True)
    return contact


def ends(contact: Contact | None, which: int) -> Contact | None:
    """A finger leaves the glass."""
    return None if contact is not None and contact.id == which else contact
