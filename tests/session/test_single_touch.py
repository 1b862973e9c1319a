"""Choice of the active contact, also with contacts that never end."""

from math import dist

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from msgspec.structs import replace

from qbj_kiosk.session.single_touch import (
    LONGEST_DRAG,
    PINCH_DISTANCE,
    RESTING_AFTER,
    TAP_RADIUS,
    Contact,
    ContactId,
    Position,
    Verdict,
    move,
    press,
    release,
)

FIRST, SECOND = ContactId(1, 1), ContactId(1, 2)
ELSEWHERE = Position(500, 500)

times = st.floats(0, 1e6)
points = st.builds(Position, st.floats(0, 4000), st.floats(0, 4000))
ids = st.builds(ContactId, st.integers(1, 2), st.integers(0, 4))
others = ids.filter(lambda each: each != FIRST)


def pressed(now: float = 0.0, at: Position = ELSEWHERE) -> Contact:
    """Return the first touch contact, which has just come down."""
    contact = press(None, FIRST, at, now).contact
    assert contact is not None
    return contact


@given(ids, points, times)
def test_first_contact_is_active(new: ContactId, at: Position, now: float) -> None:
    verdict = press(None, new, at, now)
    assert verdict.is_passed
    assert verdict.cancelled is None
    assert verdict.contact is not None
    assert verdict.contact.id == new


@given(others, points, st.floats(0, RESTING_AFTER, exclude_max=True))
def test_second_contact_is_ignored(new: ContactId, at: Position, waited: float) -> None:
    verdict = press(pressed(), new, at, waited)
    assert (verdict.is_passed, verdict.cancelled) == (False, None)
    assert verdict.contact is not None
    assert verdict.contact.id == FIRST


@given(others, points, st.floats(RESTING_AFTER, 1e6))
def test_resting_contact_is_replaced(new: ContactId, at: Position, now: float) -> None:
    verdict = press(pressed(), new, at, now)
    assert (verdict.is_passed, verdict.cancelled) == (True, FIRST)
    assert verdict.contact == press(None, new, at, now).contact


@given(others, points, points, times, st.floats(RESTING_AFTER, 1e6))
def test_contact_that_moved_and_rests_is_replaced(
    new: ContactId, moved: Position, at: Position, begun: float, longer: float
) -> None:
    contact = move(pressed(), FIRST, moved, begun).contact
    verdict = press(contact, new, at, begun + longer + 0.001)
    assert (verdict.is_passed, verdict.cancelled) == (True, FIRST)


@given(others, points, st.lists(st.tuples(st.floats(-16, 16), st.floats(-16, 16)), max_size=9))
def test_trembling_contact_rests(new: ContactId, at: Position, by: list[tuple[float, float]]) -> None:
    contact: Contact | None = pressed()
    for number, (x, y) in enumerate(by):
        contact = move(contact, FIRST, Position(ELSEWHERE.x + x, ELSEWHERE.y + y), number / 5).contact
    assert press(contact, new, at, RESTING_AFTER).cancelled == FIRST


@given(others, points)
def test_contact_that_always_moves_is_replaced_in_the_end(new: ContactId, at: Position) -> None:
    contact: Contact | None = pressed()
    for second in range(1, int(LONGEST_DRAG) + 1):
        assert press(contact, new, at, second - 0.5).cancelled is None
        contact = move(contact, FIRST, Position(50.0 * (second % 7), 0), second).contact
    assert press(contact, new, at, LONGEST_DRAG).cancelled == FIRST


@given(points, points, st.floats(0, 1))
def test_contact_pressed_again_replaces_itself(moved: Position, at: Position, now: float) -> None:
    contact = move(pressed(), FIRST, moved, now).contact
    assert press(contact, FIRST, at, now) == replace(press(None, FIRST, at, now), cancelled=FIRST)


@given(others, points, times)
def test_other_contacts_neither_move_nor_end_the_active_one(other: ContactId, at: Position, now: float) -> None:
    assert move(pressed(), other, at, now) == Verdict(pressed())
    assert release(pressed(), other, at, now) == Verdict(pressed())


@given(ids, points, times)
def test_move_and_release_without_a_contact_do_nothing(contact_id: ContactId, at: Position, now: float) -> None:
    assert move(None, contact_id, at, now) == Verdict(None)
    assert release(None, contact_id, at, now) == Verdict(None)


vectors = st.builds(Position, st.floats(-900, 900), st.floats(-900, 900))


@given(st.lists(st.tuples(st.sampled_from((FIRST, SECOND)), st.floats(0, 1)), max_size=20), vectors)
def test_fingers_that_move_apart_are_never_a_swipe(steps: list[tuple[ContactId, float]], by: Position) -> None:
    now, contact = 0.0, press(pressed(), SECOND, Position(700, 500), 0.1).contact
    for finger, share in sorted(steps, key=lambda step: step[1]):
        now += 0.01
        begin, sign = (ELSEWHERE, 1) if finger == FIRST else (Position(700, 500), -1)
        at = Position(begin.x + sign * share * by.x, begin.y + sign * share * by.y)
        verdict = move(contact, finger, at, now)
        contact = verdict.contact
        assert not verdict.is_passed
        if dist(at, begin) > PINCH_DISTANCE and finger == FIRST:
            assert contact is None


@given(vectors.filter(lambda by: dist(by, (0, 0)) > PINCH_DISTANCE), st.floats(0.6, 1.4))
def test_two_parallel_fingers_are_one_swipe(by: Position, share: float) -> None:
    contact = press(pressed(), SECOND, Position(700, 500), 0.1).contact
    contact = move(contact, SECOND, Position(700 + share * by.x, 500 + share * by.y), 0.2).contact
    assert move(contact, FIRST, Position(500 + by.x, 500 + by.y), 0.2).is_passed


def test_fast_pinch_without_moves_is_no_swipe() -> None:
    contact = press(pressed(), SECOND, Position(700, 500), 0.05).contact
    assert release(contact, FIRST, Position(100, 500), 0.1) == Verdict(None, cancelled=FIRST)


@given(points, vectors)
def test_contact_after_the_first_has_travelled_does_not_disturb(at: Position, by: Position) -> None:
    contact = move(pressed(), FIRST, Position(500 + PINCH_DISTANCE + 1, 500), 0.1).contact
    contact = press(contact, SECOND, at, 0.2).contact
    contact = move(contact, SECOND, Position(at.x + by.x, at.y + by.y), 0.3).contact
    assert move(contact, FIRST, Position(900, 500), 0.4).is_passed


def test_lifted_or_resting_companion_no_longer_holds_moves_back() -> None:
    contact = press(pressed(), SECOND, Position(700, 500), 0.1).contact
    assert not move(contact, FIRST, Position(520, 500), 0.2).is_passed
    lifted = release(contact, SECOND, Position(700, 500), 0.3).contact
    assert move(lifted, FIRST, Position(900, 500), 0.4).is_passed
    assert move(contact, FIRST, Position(900, 500), 0.1 + RESTING_AFTER).is_passed


class AnyContacts(RuleBasedStateMachine):
    """State machine of hypothesis: touch contacts in any order on two devices; some are never released."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        self.down: set[ContactId] = set()
        """Contacts on the screen, and those whose release was lost."""
        self.contact: Contact | None = None
        self.known: ContactId | None = None
        """The contact that controls know of."""

    def carry_out(self, verdict: Verdict) -> None:
        if verdict.cancelled is not None:
            assert self.known == verdict.cancelled, "only the active contact is cancelled"
            self.known = None
        self.contact = verdict.contact

    @rule(seconds=st.floats(0, 5))
    def wait(self, seconds: float) -> None:
        self.now += seconds

    @rule(finger=ids, at=points)
    def put_down(self, finger: ContactId, at: Position) -> None:
        self.down.add(finger)
        verdict = press(self.contact, finger, at, self.now)
        self.carry_out(verdict)
        if verdict.is_passed:
            assert self.known is None, "a contact begins only if no other is active"
            self.known = finger

    @precondition(lambda self: self.down)
    @rule(data=st.data(), at=points)
    def move_finger(self, data: st.DataObject, at: Position) -> None:
        finger = data.draw(st.sampled_from(sorted(self.down)))
        verdict = move(self.contact, finger, at, self.now)
        self.carry_out(verdict)
        assert not verdict.is_passed or self.known == finger

    @precondition(lambda self: self.down)
    @rule(data=st.data(), at=points)
    def lift(self, data: st.DataObject, at: Position) -> None:
        finger = data.draw(st.sampled_from(sorted(self.down)))
        self.down.remove(finger)
        verdict = release(self.contact, finger, at, self.now)
        self.carry_out(verdict)
        if verdict.is_passed:
            assert self.known == finger
            self.known = None

    @rule()
    def reset(self) -> None:
        self.known = self.contact = None

    @invariant()
    def active_contact_is_known_and_down(self) -> None:
        assert self.known == (self.contact.id if self.contact else None)
        assert self.known is None or self.known in self.down

    @invariant()
    def after_a_rest_another_finger_works_as_if_it_were_alone(self) -> None:
        new, now = ContactId(3, 1), self.now + RESTING_AFTER + 0.001
        begun = press(self.contact, new, ELSEWHERE, now)
        assert begun.is_passed
        assert begun.contact == press(None, new, ELSEWHERE, now).contact
        further = Position(ELSEWHERE.x + 5 * TAP_RADIUS, ELSEWHERE.y)
        moved = move(begun.contact, new, further, now)
        assert moved.is_passed
        assert release(moved.contact, new, further, now) == Verdict(None, is_passed=True)


TestAnyContacts = AnyContacts.TestCase
