"""PIN verification: counting, locking and persistence."""

from pathlib import Path

import pytest

from qbj_kiosk.staff import boot_clock, pin, pin_verifier
from qbj_kiosk.staff.lockout import Instant
from qbj_kiosk.staff.pin_verifier import Accepted, Locked, PinNotSet, PinVerifier, Rejected

RIGHT, OTHER = "2580", "2581"


class Clock:
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
    pin.save_pin(tmp_path, RIGHT)
    return tmp_path


def test_right_pin_is_accepted(folder: Path, now: Clock) -> None:
    assert PinVerifier(folder, now).verify(RIGHT) == Accepted()


def test_nothing_is_accepted_without_a_pin(tmp_path: Path, now: Clock) -> None:
    verifier = PinVerifier(tmp_path, now)
    assert verifier.state() == PinNotSet()
    assert [verifier.verify(each) for each in ("", RIGHT, "0000")] == [PinNotSet()] * 3


def test_fifth_wrong_pin_locks_out_the_right_one_too(folder: Path, now: Clock) -> None:
    verifier = PinVerifier(folder, now)
    assert [verifier.verify(OTHER) for _ in range(5)] == [Rejected()] * 4 + [Locked(60)]
    assert verifier.verify(RIGHT) == Locked(60)
    now.ticks += 59.5
    assert verifier.verify(RIGHT) == Locked(0.5)
    now.ticks += 0.5
    assert verifier.verify(RIGHT) == Accepted()


def test_entries_during_a_lock_do_not_count(folder: Path, now: Clock) -> None:
    verifier = PinVerifier(folder, now)
    for _ in range(50):
        verifier.verify(OTHER)
    now.ticks += 60
    assert [verifier.verify(OTHER) for _ in range(5)] == [Rejected()] * 4 + [Locked(120)]


def test_lock_survives_restart_and_reboot(folder: Path, now: Clock) -> None:
    for _ in range(5):
        PinVerifier(folder, now).verify(OTHER)
    now.ticks += 10
    assert PinVerifier(folder, now).state() == Locked(50)
    now.ticks, now.boot = 5.0, "second"
    assert PinVerifier(folder, now).verify(RIGHT) == Locked(55)
    now.ticks = 60.0
    assert PinVerifier(folder, now).verify(RIGHT) == Accepted()


def test_right_pin_resets_the_count(folder: Path, now: Clock) -> None:
    verifier = PinVerifier(folder, now)
    for _ in range(3):
        assert [verifier.verify(OTHER) for _ in range(4)] == [Rejected()] * 4
        assert verifier.verify(RIGHT) == Accepted()
    assert not (folder / "tries").exists()


def test_entry_is_counted_on_disk_before_the_pin_is_compared(
    folder: Path, now: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_failure(*_: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(pin.PinHash, "matches", power_failure)
        for _ in range(5):
            with pytest.raises(KeyboardInterrupt):
                PinVerifier(folder, now).verify(RIGHT)
    assert PinVerifier(folder, now).verify(RIGHT) == Locked(60)


@pytest.mark.parametrize("content", [b"", b"{", b"null", b'{"wrong":-5}', b'{"wrong":0,"more":1}', b"\x00" * 100_000])
def test_damaged_count_is_the_first_lock_and_ends(folder: Path, now: Clock, content: bytes) -> None:
    (folder / "tries").write_bytes(content)
    verifier = PinVerifier(folder, now)
    assert verifier.verify(RIGHT) == Locked(60)
    now.ticks += 60
    assert PinVerifier(folder, now).verify(RIGHT) == Accepted()


def test_unreadable_count_is_the_first_lock_and_ends(folder: Path, now: Clock) -> None:
    (folder / "tries").mkdir()
    verifier = PinVerifier(folder, now)
    assert verifier.state() == Locked(60)
    now.ticks += 60
    assert verifier.verify(RIGHT) == Accepted()
    assert verifier.verify(RIGHT) == Accepted()


def test_full_disk_still_locks(folder: Path, now: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pin_verifier, "write_atomic", full)
    verifier = PinVerifier(folder, now)
    assert [verifier.verify(OTHER) for _ in range(5)] == [Rejected()] * 4 + [Locked(60)]
    now.ticks += 60
    assert verifier.verify(RIGHT) == Accepted()


def test_unlock_affects_a_running_kiosk(folder: Path, now: Clock) -> None:
    verifier = PinVerifier(folder, now)
    for _ in range(5):
        verifier.verify(OTHER)
    assert pin_verifier.unlock(folder)
    assert not pin_verifier.unlock(folder)
    assert verifier.verify(RIGHT) == Accepted()


def test_failed_unlock_is_reported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(pin_verifier.UnlockError, match="tries: cannot be removed"):
        pin_verifier.unlock(folder)


def test_clock_advances_and_has_a_boot(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first, second = boot_clock.now(), boot_clock.now()
    assert first.ticks <= second.ticks
    assert first.boot == second.boot
    monkeypatch.setattr(boot_clock, "BOOT", tmp_path / "none")
    assert boot_clock.now().boot == ""


def break_reading(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(pin_verifier, "read_json", fail)


@pytest.mark.parametrize("known", [True, False], ids=["known", "unknown"])
def test_lock_that_cannot_be_read_is_never_shorter(
    folder: Path, now: Clock, monkeypatch: pytest.MonkeyPatch, *, known: bool
) -> None:
    verifier = PinVerifier(folder, now)
    for _ in range(15):
        verifier.verify(OTHER)
        now.ticks += 60 * (_ % 5 == 4) * (1 << _ // 5) * (_ < 14)
    assert verifier.state() == Locked(240)
    saved = (folder / pin_verifier.NAME).read_bytes()
    if not known:
        verifier = PinVerifier(folder, now)
    with monkeypatch.context() as patch:
        break_reading(patch, OSError(5, "Input/output error"))
        assert verifier.state() == Locked(240 if known else 3600)
    assert (folder / pin_verifier.NAME).read_bytes() == saved
    assert verifier.state() == Locked(240)


def test_lock_that_can_never_be_read_ends(folder: Path, now: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    break_reading(monkeypatch, OSError(5, "Input/output error"))
    verifier = PinVerifier(folder, now)
    assert verifier.verify(RIGHT) == Locked(3600)
    now.ticks += 3600
    assert verifier.verify(OTHER) == Rejected()


@pytest.mark.parametrize(
    "content", [b"[" * 60_000, b'{"wrong":1,"ticks":1.0,"boot":"\\udc00"}', None], ids=["nested", "surrogate", "folder"]
)
def test_record_damaged_while_running_keeps_the_lock(folder: Path, now: Clock, content: bytes | None) -> None:
    verifier, file = PinVerifier(folder, now), folder / pin_verifier.NAME
    for _ in range(5):
        verifier.verify(OTHER)
    now.ticks += 60
    for _ in range(5):
        verifier.verify(OTHER)
    file.unlink()
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)
    assert verifier.state() == Locked(120)
    assert PinVerifier(folder, now).state() == Locked(120)


def test_unlock_replaces_a_folder(folder: Path, now: Clock) -> None:
    (folder / pin_verifier.NAME).mkdir()
    PinVerifier(folder, now).unlock()
    assert PinVerifier(folder, now).state() == Rejected()
    (folder / pin_verifier.NAME).unlink()
    (folder / pin_verifier.NAME).mkdir()
    assert pin_verifier.unlock(folder)
    assert PinVerifier(folder, now).state() == Rejected()
