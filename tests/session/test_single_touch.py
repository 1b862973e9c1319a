"""One hand at a time: which contact counts."""

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from qbj_kiosk.session.single_touch import RESTING_AFTER, Contact, Verdict, begins, ends, moves

times = st.floats(0, 1e6)
contacts = st.builds(Contact, id=st.integers(0, 9), since=times, moved=st.booleans())


def test_the_first_finger_counts() -> None:
    assert begins(None, 3, 5.0) == Verdict(Contact(3, 5.0))


@given(contacts, st.integers(10, 19), st.floats(0, RESTING_AFTER, exclude_max=True))
def test_a_second_hand_does_not_count(contact: Contact, new: int, waited: float) -> None:
    if contact.since + waited - contact.since < RESTING_AFTER:
        assert begins(contact, new, contact.since + waited) == Verdict(contact)


@given(contacts.filter(lambda contact: not contact.moved), st.integers(10, 19), st.floats(0.001, 1e6))
def test_a_resting_palm_gives_way(contact: Contact, new: int, longer: float) -> None:
    now = contact.since + RESTING_AFTER + longer
    assert begins(contact, new, now) == Verdict(Contact(new, now), cancelled=contact.id)


@given(contacts.filter(lambda contact: contact.moved), st.integers(10, 19), times)
def test_nobody_takes_over_from_a_finger_that_moves(contact: Contact, new: int, waited: float) -> None:
    assert begins(contact, new, contact.since + waited) == Verdict(contact)


@given(contacts, st.integers(0, 9))
def test_only_its_own_movement_makes_it_a_drag(contact: Contact, which: int) -> None:
    after = moves(contact, which)
    assert after is not None
    assert after.moved == (contact.moved or contact.id == which)
    assert (after.id, after.since) == (contact.id, contact.since)


@given(contacts, st.integers(0, 9))
def test_only_its_own_release_ends_it(contact: Contact, which: int) -> None:
    assert ends(contact, which) == (None if contact.id == which else contact)


@given(st.integers(0, 9))
def test_without_a_contact_nothing_moves_or_ends(which: int) -> None:
    assert moves(None, which) is None
    assert ends(None, which) is None


class Hands(RuleBasedStateMachine):
    """Fingers come, wander and go, and time passes: what a control is told of must make sense to it."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        self.down: set[int] = set()
        self.contact: Contact | None = None
        self.told: int | None = None
        """The contact that the controls believe in."""

    @rule(seconds=st.floats(0, 5))
    def wait(self, seconds: float) -> None:
        self.now += seconds

    @rule(finger=st.integers(0, 9))
    def press(self, finger: int) -> None:
        if finger in self.down:
            return
        self.down.add(finger)
        verdict = begins(self.contact, finger, self.now)
        if verdict.cancelled is not None:
            assert self.told == verdict.cancelled, "only what counted is cancelled"
            assert self.contact is not None
            assert not self.contact.moved, "and never what moves"
            self.told = None
        if verdict.contact != self.contact:
            assert self.told is None, "a contact begins only when no other counts"
            self.told = finger
        self.contact = verdict.contact

    @precondition(lambda self: self.down)
    @rule(data=st.data())
    def wander(self, data: st.DataObject) -> None:
        self.contact = moves(self.contact, data.draw(st.sampled_from(sorted(self.down))))

    @precondition(lambda self: self.down)
    @rule(data=st.data())
    def lift(self, data: st.DataObject) -> None:
        finger = data.draw(st.sampled_from(sorted(self.down)))
        self.down.remove(finger)
        self.contact = ends(self.contact, finger)
        if self.told == finger:
            self.told = None

    @invariant()
    def one_counts_and_is_down(self) -> None:
        assert self.told == (self.contact.id if self.contact else None)
        assert self.told is None or self.told in self.down


TestHands = Hands.TestCase
