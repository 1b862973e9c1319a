"""Choice of the active contact."""

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from qbj_kiosk.session.single_touch import RESTING_AFTER, Contact, Verdict, move, press, release

times = st.floats(0, 1e6)
contacts = st.builds(Contact, id=st.integers(0, 9), since=times, moved=st.booleans())


def test_first_contact_is_active() -> None:
    assert press(None, 3, 5.0) == Verdict(Contact(3, 5.0))


@given(contacts, st.integers(10, 19), st.floats(0, RESTING_AFTER, exclude_max=True))
def test_second_contact_is_ignored(contact: Contact, new: int, waited: float) -> None:
    if contact.since + waited - contact.since < RESTING_AFTER:
        assert press(contact, new, contact.since + waited) == Verdict(contact)


@given(contacts.filter(lambda contact: not contact.moved), st.integers(10, 19), st.floats(0.001, 1e6))
def test_resting_contact_is_replaced(contact: Contact, new: int, longer: float) -> None:
    now = contact.since + RESTING_AFTER + longer
    assert press(contact, new, now) == Verdict(Contact(new, now), cancelled=contact.id)


@given(contacts.filter(lambda contact: contact.moved), st.integers(10, 19), times)
def test_moving_contact_is_never_replaced(contact: Contact, new: int, waited: float) -> None:
    assert press(contact, new, contact.since + waited) == Verdict(contact)


@given(contacts, st.integers(0, 9))
def test_only_movement_of_the_active_contact_is_noted(contact: Contact, contact_id: int) -> None:
    after = move(contact, contact_id)
    assert after is not None
    assert after.moved == (contact.moved or contact.id == contact_id)
    assert (after.id, after.since) == (contact.id, contact.since)


@given(contacts, st.integers(0, 9))
def test_only_release_of_the_active_contact_ends_it(contact: Contact, contact_id: int) -> None:
    assert release(contact, contact_id) == (None if contact.id == contact_id else contact)


@given(st.integers(0, 9))
def test_move_and_release_without_a_contact_do_nothing(contact_id: int) -> None:
    assert move(None, contact_id) is None
    assert release(None, contact_id) is None


class AnyContacts(RuleBasedStateMachine):
    """Contacts in any order: the events that a control receives must be consistent."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        self.down: set[int] = set()
        self.contact: Contact | None = None
        self.known: int | None = None
        """The contact that controls know of."""

    @rule(seconds=st.floats(0, 5))
    def wait(self, seconds: float) -> None:
        self.now += seconds

    @rule(finger=st.integers(0, 9))
    def put_down(self, finger: int) -> None:
        if finger in self.down:
            return
        self.down.add(finger)
        verdict = press(self.contact, finger, self.now)
        if verdict.cancelled is not None:
            assert self.known == verdict.cancelled, "only the active contact is cancelled"
            assert self.contact is not None
            assert not self.contact.moved, "a moving contact is never cancelled"
            self.known = None
        if verdict.contact != self.contact:
            assert self.known is None, "a contact begins only if no other is active"
            self.known = finger
        self.contact = verdict.contact

    @precondition(lambda self: self.down)
    @rule(data=st.data())
    def move_finger(self, data: st.DataObject) -> None:
        self.contact = move(self.contact, data.draw(st.sampled_from(sorted(self.down))))

    @precondition(lambda self: self.down)
    @rule(data=st.data())
    def lift(self, data: st.DataObject) -> None:
        finger = data.draw(st.sampled_from(sorted(self.down)))
        self.down.remove(finger)
        self.contact = release(self.contact, finger)
        if self.known == finger:
            self.known = None

    @invariant()
    def active_contact_is_known_and_down(self) -> None:
        assert self.known == (self.contact.id if self.contact else None)
        assert self.known is None or self.known in self.down


TestAnyContacts = AnyContacts.TestCase
