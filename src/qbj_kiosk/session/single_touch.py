"""Choice of the active touch contact: one at a time, and no contact blocks the others for long.

1. The first contact becomes active. Only its events reach the controls; other contacts are ignored until lifted.
2. A contact rests while it stays within `TAP_RADIUS` of one position: a palm, a leaning arm, a ghost contact, a finger
   whose release was lost. After `RESTING_AFTER` it no longer counts: the next contact replaces it, on this or another
   device, and its gesture is cancelled. A contact that moves all the time is replaced after `LONGEST_DRAG`.
3. A contact that is pressed again was released without an event: the new press replaces it at once.
4. A contact that comes down before the active one has travelled `PINCH_DISTANCE` may belong to the same gesture. The
   moves of the active contact are then held back until it has travelled that far. If the other contact has moved along
   with it, they are one gesture and the moves continue; if not, the fingers move apart or together: a pinch, which is
   cancelled.
5. A reset forgets the active contact: the caller cancels its gesture. A contact that stays is ignored until lifted.

The caller reads the clock.
"""

from math import dist, hypot
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

RESTING_AFTER = 2.0
"""Seconds without movement after which a contact no longer blocks others."""
LONGEST_DRAG = 60.0
"""Seconds after which a moving contact no longer blocks others. No visitor drags for so long, but ghost contacts do."""
TAP_RADIUS = 24.0
"""Pixels that a contact may move and still count as resting."""
PINCH_DISTANCE = 2 * TAP_RADIUS
"""Pixels that the active contact travels before it is clear whether two contacts are a pinch."""


class ContactId(NamedTuple):
    """Device and number of a touch contact: two devices may use the same numbers."""

    device: int
    point: int


class Position(NamedTuple):
    x: float
    y: float


class Companion(Struct, frozen=True):
    """A touch contact that may belong to the same gesture as the active contact."""

    id: ContactId
    since: float
    """Time of its press, in seconds of a monotonic clock."""
    pressed: Position
    position: Position


class Contact(Struct, frozen=True):
    """The active touch contact: the only one whose events reach the controls."""

    id: ContactId
    since: float
    """Time of its press, in seconds of a monotonic clock."""
    pressed: Position
    position: Position
    resting_since: float
    resting_position: Position
    has_travelled: bool = False
    """True once it has travelled `PINCH_DISTANCE`: later contacts do not belong to its gesture."""
    companions: tuple[Companion, ...] = ()

    def blocks_others(self, now: float) -> bool:
        """Return True while another touch contact than the active one must be ignored."""
        return now - self.resting_since < RESTING_AFTER and now - self.since < LONGEST_DRAG


class Verdict(Struct, frozen=True):
    """Result of a touch event: the active contact, and whether the event reaches the controls."""

    contact: Contact | None
    """The active contact after the event."""
    is_passed: bool = False
    """True if the event reaches the controls."""
    cancelled: ContactId | None = None
    """Contact whose gesture must be cancelled first."""


def press(contact: Contact | None, new: ContactId, position: Position, now: float) -> Verdict:
    """Decide on a touch contact that comes down: it becomes active, or is ignored beside the active one."""
    begun = Contact(new, now, position, position, now, position)
    if contact is None:
        return Verdict(begun, is_passed=True)
    if new == contact.id or not contact.blocks_others(now):
        return Verdict(begun, is_passed=True, cancelled=contact.id)
    if contact.has_travelled:
        return Verdict(contact)
    companion = Companion(new, now, position, position)
    return Verdict(replace(contact, companions=(*_without(contact.companions, new), companion)))


def move(contact: Contact | None, moved: ContactId, position: Position, now: float) -> Verdict:
    """Decide on the move of a touch contact: passed, held back, or a pinch that is cancelled."""
    if contact is None:
        return Verdict(None)
    if moved != contact.id:
        followed = (replace(each, position=position) if each.id == moved else each for each in contact.companions)
        return Verdict(replace(contact, companions=tuple(followed)))
    contact = replace(contact, position=position)
    if dist(position, contact.resting_position) > TAP_RADIUS:
        contact = replace(contact, resting_position=position, resting_since=now)
    counted = tuple(each for each in contact.companions if now - each.since < RESTING_AFTER)
    if dist(position, contact.pressed) <= PINCH_DISTANCE:
        return Verdict(replace(contact, companions=counted), is_passed=not counted)
    if not all(_moves_along(contact, each) for each in counted):
        return Verdict(None, cancelled=contact.id)
    return Verdict(replace(contact, has_travelled=True, companions=()), is_passed=True)


def release(contact: Contact | None, released: ContactId, position: Position, now: float) -> Verdict:
    """Decide on a touch contact that is lifted: the active one ends its gesture, others are ignored."""
    if contact is None:
        return Verdict(None)
    if released != contact.id:
        return Verdict(replace(contact, companions=_without(contact.companions, released)))
    # A fast finger is reported where it was lifted without a move before.
    last = move(contact, released, position, now)
    return last if last.contact is None else Verdict(None, is_passed=True)


def _moves_along(contact: Contact, companion: Companion) -> bool:
    # Half as far in the same direction is enough: two fingers of a hand are never exactly parallel.
    x, y = contact.position.x - contact.pressed.x, contact.position.y - contact.pressed.y
    other_x, other_y = companion.position.x - companion.pressed.x, companion.position.y - companion.pressed.y
    return hypot(x - other_x, y - other_y) <= hypot(x, y) / 2


def _without(companions: tuple[Companion, ...], removed: ContactId) -> tuple[Companion, ...]:
    return tuple(each for each in companions if each.id != removed)
