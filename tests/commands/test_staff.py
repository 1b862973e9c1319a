"""The command `staff`."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from qbj_kiosk.commands.staff import staff
from qbj_kiosk.staff import pin
from qbj_kiosk.staff.pin_verifier import Accepted, Locked, PinVerifier


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("qbj_kiosk.commands.staff._exhibit", lambda: (tmp_path / "state", "For the hall."))
    return tmp_path / "state"


def run(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(staff, arguments, input=stdin)


def test_pin_is_prompted_twice_without_echo(folder: Path) -> None:
    result = run("pin", stdin="2580\n2580\n")
    assert result.exit_code == 0, result.output
    assert "2580" not in result.output
    assert "The PIN is set." in result.output
    assert PinVerifier(folder).verify("2580") == Accepted()


def test_different_pins_are_prompted_again(folder: Path) -> None:
    result = run("pin", stdin="2580\n2581\n1379\n1379\n")
    assert result.exit_code == 0, result.output
    assert PinVerifier(folder).verify("1379") == Accepted()


def test_pin_is_read_from_stdin(folder: Path) -> None:
    assert run("pin", "--stdin", stdin="2580\n").output == "The PIN is set. For the hall.\n"
    assert PinVerifier(folder).verify("2580") == Accepted()


@pytest.mark.parametrize("stdin", ["", "12\n", "abcd\n", "1234\n"])
def test_invalid_pin_is_reported(folder: Path, stdin: str) -> None:
    result = run("pin", "--stdin", stdin=stdin)
    assert result.exit_code == 1
    assert "PIN" in result.stderr
    assert pin.load_pin(folder) is None


def test_unlock_accepts_pins_again(folder: Path) -> None:
    run("pin", "--stdin", stdin="2580\n")
    for _ in range(5):
        PinVerifier(folder).verify("2581")
    assert isinstance(PinVerifier(folder).state(), Locked)
    assert run("unlock").output == "PINs are accepted again. For the hall.\n"
    assert run("unlock").output == "There were no wrong attempts. For the hall.\n"
    assert PinVerifier(folder).verify("2580") == Accepted()


def test_new_pin_unlocks(folder: Path) -> None:
    run("pin", "--stdin", stdin="2580\n")
    for _ in range(5):
        PinVerifier(folder).verify("2581")
    run("pin", "--stdin", stdin="1379\n")
    assert PinVerifier(folder).verify("1379") == Accepted()
