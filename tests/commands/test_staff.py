"""`qbj-kiosk staff`, as somebody types it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from qbj_kiosk.commands.staff import staff
from qbj_kiosk.staff import pin
from qbj_kiosk.staff.pin_verifier import Accepted, Locked, PinVerifier


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("qbj_kiosk.commands.staff._exhibit", lambda: (tmp_path / "state", "Of the hall."))
    return tmp_path / "state"


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(staff, arguments, input=typed)


def test_a_pin_is_asked_for_twice_and_not_shown(folder: Path) -> None:
    done = run("pin", typed="2580\n2580\n")
    assert done.exit_code == 0, done.output
    assert "2580" not in done.output
    assert "The PIN is set." in done.output
    assert PinVerifier(folder).verify("2580") == Accepted()


def test_two_different_ones_are_asked_for_again(folder: Path) -> None:
    done = run("pin", typed="2580\n2581\n1379\n1379\n")
    assert done.exit_code == 0, done.output
    assert PinVerifier(folder).verify("1379") == Accepted()


def test_a_script_pipes_it_in(folder: Path) -> None:
    assert run("pin", "--stdin", typed="2580\n").output == "The PIN is set. Of the hall.\n"
    assert PinVerifier(folder).verify("2580") == Accepted()


@pytest.mark.parametrize("typed", ["", "12\n", "abcd\n", "1234\n"])
def test_no_pin_is_refused_in_words(folder: Path, typed: str) -> None:
    done = run("pin", "--stdin", typed=typed)
    assert done.exit_code == 1
    assert "PIN" in done.stderr
    assert pin.load_pin(folder) is None


def test_unlocking(folder: Path) -> None:
    run("pin", "--stdin", typed="2580\n")
    for _ in range(5):
        PinVerifier(folder).verify("2581")
    assert isinstance(PinVerifier(folder).state(), Locked)
    assert run("unlock").output == "PINs are taken again. Of the hall.\n"
    assert run("unlock").output == "There were no wrong tries. Of the hall.\n"
    assert PinVerifier(folder).verify("2580") == Accepted()


def test_a_new_pin_takes_the_lock_away(folder: Path) -> None:
    run("pin", "--stdin", typed="2580\n")
    for _ in range(5):
        PinVerifier(folder).verify("2581")
    run("pin", "--stdin", typed="1379\n")
    assert PinVerifier(folder).verify("1379") == Accepted()
