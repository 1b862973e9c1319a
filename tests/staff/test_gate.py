"""The gate: counts before it looks, remembers over restarts, and is never open by accident."""

from pathlib import Path

import pytest

from qbj_kiosk import atomic_file
from qbj_kiosk.staff import clock, gate, pin
from qbj_kiosk.staff.gate import Gate, Locked, Opened, Unset, Wrong
from qbj_kiosk.staff.lockout import Instant

RIGHT, OTHER = "2580", "2581"


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.ticks = 100.0
        self.boot = "first"

    def __call__(self) -> Instant:
        return Instant(self.ticks, self.boot)


@pytest.fixture
def now() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pin.keep(tmp_path, RIGHT)
    return tmp_path


def test_the_right_pin_opens(folder: Path, now: Clock) -> None:
    assert Gate(folder, now).enter(RIGHT) == Opened()


def test_without_a_pin_nothing_opens(tmp_path: Path, now: Clock) -> None:
    shut = Gate(tmp_path, now)
    assert shut.state() == Unset()
    assert [shut.enter(each) for each in ("", RIGHT, "0000")] == [Unset()] * 3


def test_the_fifth_wrong_try_locks_even_for_the_right_pin(folder: Path, now: Clock) -> None:
    shut = Gate(folder, now)
    assert [shut.enter(OTHER) for _ in range(5)] == [Wrong()] * 4 + [Locked(60)]
    assert shut.enter(RIGHT) == Locked(60)
    now.ticks += 59.5
    assert shut.enter(RIGHT) == Locked(0.5)
    now.ticks += 0.5
    assert shut.enter(RIGHT) == Opened()


def test_tries_during_a_lock_do_not_count(folder: Path, now: Clock) -> None:
    shut = Gate(folder, now)
    for _ in range(50):
        shut.enter(OTHER)
    now.ticks += 60
    assert [shut.enter(OTHER) for _ in range(5)] == [Wrong()] * 4 + [Locked(120)]


def test_a_lock_survives_the_program_and_the_machine(folder: Path, now: Clock) -> None:
    for _ in range(5):
        Gate(folder, now).enter(OTHER)
    now.ticks += 10
    assert Gate(folder, now).state() == Locked(50)
    now.ticks, now.boot = 5.0, "second"
    assert Gate(folder, now).enter(RIGHT) == Locked(55)
    now.ticks = 60.0
    assert Gate(folder, now).enter(RIGHT) == Opened()


def test_the_right_pin_forgets_the_wrong_ones(folder: Path, now: Clock) -> None:
    shut = Gate(folder, now)
    for _ in range(3):
        assert [shut.enter(OTHER) for _ in range(4)] == [Wrong()] * 4
        assert shut.enter(RIGHT) == Opened()
    assert not (folder / "tries").exists()


def test_a_try_is_on_the_disk_before_the_pin_is_looked_at(
    folder: Path, now: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def plug_pulled(*_: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(pin.Hashed, "matches", plug_pulled)
        for _ in range(5):
            with pytest.raises(KeyboardInterrupt):
                Gate(folder, now).enter(RIGHT)
    assert Gate(folder, now).enter(RIGHT) == Locked(60)


@pytest.mark.parametrize("content", [b"", b"{", b"null", b'{"wrong":-5}', b'{"wrong":0,"more":1}', b"\x00" * 100_000])
def test_a_damaged_count_is_the_first_lock_and_ends(folder: Path, now: Clock, content: bytes) -> None:
    (folder / "tries").write_bytes(content)
    shut = Gate(folder, now)
    assert shut.enter(RIGHT) == Locked(60)
    now.ticks += 60
    assert Gate(folder, now).enter(RIGHT) == Opened()


def test_a_count_that_cannot_be_read_is_the_first_lock_and_ends(folder: Path, now: Clock) -> None:
    (folder / "tries").mkdir()
    shut = Gate(folder, now)
    assert shut.state() == Locked(60)
    now.ticks += 60
    assert shut.enter(RIGHT) == Opened()
    assert shut.enter(RIGHT) == Opened()


def test_a_disk_that_takes_nothing_gives_no_tries_away(
    folder: Path, now: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(gate, "write_whole", full)
    shut = Gate(folder, now)
    assert [shut.enter(OTHER) for _ in range(5)] == [Wrong()] * 4 + [Locked(60)]
    now.ticks += 60
    assert shut.enter(RIGHT) == Opened()


def test_unlocking_from_outside_is_seen_by_a_running_kiosk(folder: Path, now: Clock) -> None:
    shut = Gate(folder, now)
    for _ in range(5):
        shut.enter(OTHER)
    assert gate.unlock(folder)
    assert not gate.unlock(folder)
    assert shut.enter(RIGHT) == Opened()


def test_what_cannot_be_unlocked_is_told(folder: Path) -> None:
    (folder / "tries").mkdir()
    with pytest.raises(gate.GateError, match="tries: cannot be removed"):
        gate.unlock(folder)


def test_the_clock_goes_on_and_knows_its_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first, second = clock.now(), clock.now()
    assert first.ticks <= second.ticks
    assert first.boot == second.boot
    monkeypatch.setattr(clock, "BOOT", tmp_path / "none")
    assert clock.now().boot == ""


def test_only_so_much_of_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "big").write_bytes(b"x" * (atomic_file.LARGEST + 10))
    assert atomic_file.read_small(tmp_path / "big") == b"x" * atomic_file.LARGEST
