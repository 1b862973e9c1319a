"""Choice of the active touch contact: one at a time; a resting palm does not block others."""

from msgspec import Struct

RESTING_AFTER = 2.0
"""Seconds after which a contact that has not moved counts as a resting palm."""


class Contact(Struct, frozen=True):
    id: int
    since: float
    """Seconds of a monotonic clock."""
    moved: bool = False


class Verdict(Struct, frozen=True):
    contact: Contact | None
    cancelled: int | None = None
    """Contact that was active until now; its gesture must be cancelled."""


def press(contact: Contact | None, new: int, now: float) -> Verdict:
    """Make the new contact active if there is none or the active one is resting."""
    if contact is None:
        return Verdict(Contact(new, now))
    if not contact.moved and now - contact.since >= RESTING_AFTER:
        return Verdict(Contact(new, now), cancelled=contact.id)
    return Verdict(contact)


def move(contact: Contact | None, contact_id: int) -> Contact | None:
    """Mark a contact that moved further than a tap; no other contact can replace it."""
    if contact is not None and contact.id == contact_id and not contact.moved:
        return Contact(contact.id, contact.since, moved=True)
    return contact


def release(contact: Contact | None, contact_id: int) -> Contact | None:
    return None if contact is not None and contact.id == contact_id else contact
