"""User of the exhibit on a machine that was set up and on one that was not."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from qbj_kiosk.deploy.switch_to_exhibit_user import UNITS, ExhibitUser, read_service, switch_to_exhibit_user
from qbj_kiosk.errors import UserError
from qbj_kiosk.settings.paths import state_folder
from qbj_kiosk.staff import pin

ROOT = Path(__file__).parents[2]
STATE = "/var/lib/qbj-kiosk"
MINE = {"HOME": "/home/ann", "XDG_STATE_HOME": "/elsewhere", "DISPLAY": ":0", "QT_SCALE_FACTOR": "2", "LANG": "C.UTF-8"}
ME = pwd.getpwuid(os.geteuid()).pw_name
AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="needs root")
# Runs in a process of its own, because switching the user is permanent.
PIN = """
import sys
from pathlib import Path
from qbj_kiosk.deploy.switch_to_exhibit_user import switch_to_exhibit_user
from qbj_kiosk.settings.paths import state_folder
from qbj_kiosk.staff import pin_verifier, pin
found = switch_to_exhibit_user({"HOME": "/nowhere"}, Path(sys.argv[1]), writes=True)
pin.save_pin(state_folder(found.environ, sys.platform), "274913")
"""


@pytest.fixture
def hall() -> Iterator[Path]:
    """Return the root folder of a machine on which the package qbj-kiosk-session is installed."""
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        root.chmod(0o755)
        unit = root / UNITS[1]
        unit.parent.mkdir(parents=True)
        shutil.copy(ROOT / "tools/debian/session/qbj-kiosk.service", unit)
        (root / "var/lib").mkdir(parents=True)
        yield root


def set_service_user(root: Path, user: str, home: Path | str = STATE) -> None:
    unit = root / UNITS[1]
    text = unit.read_text(encoding="utf-8").replace("User=kiosk", f"User={user}").replace(STATE, str(home))
    unit.write_text(text, encoding="utf-8")


def test_service_is_read(hall: Path) -> None:
    found = read_service(hall)
    assert found is not None
    assert (found.user, found.groups) == ("kiosk", ("video", "render", "audio", "input"))
    assert found.environ["HOME"] == STATE
    assert found.environ["DISPLAY"] == ":0"


def test_unit_of_the_administrator_is_preferred(hall: Path) -> None:
    own = hall / UNITS[0]
    own.parent.mkdir(parents=True)
    own.write_text("[Service]\nUser=ann\nEnvironment=HOME=/srv/ann\n", encoding="utf-8")
    found = read_service(hall)
    assert found is not None
    assert (found.user, found.environ) == ("ann", {"HOME": "/srv/ann"})


def test_machine_without_the_service_is_the_callers(hall: Path) -> None:
    (hall / UNITS[1]).unlink()
    assert read_service(hall) is None
    assert read_service(hall / "none") is None
    assert switch_to_exhibit_user(MINE, hall / "none") == ExhibitUser(ME, MINE)


def test_user_of_the_service_gets_its_environment(hall: Path) -> None:
    set_service_user(hall, ME)
    found = switch_to_exhibit_user(MINE, hall)
    assert (found.user, found.other) == (ME, "")
    assert state_folder(found.environ, "linux") == state_folder({"HOME": STATE}, "linux")
    assert found.environ["LANG"] == "C.UTF-8"
    assert not {"XDG_STATE_HOME", "QT_SCALE_FACTOR"} & set(found.environ)


def test_other_user_keeps_the_own_environment(hall: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_service_user(hall, "root")
    monkeypatch.setattr(os, "geteuid", lambda: pwd.getpwnam("nobody").pw_uid)
    assert switch_to_exhibit_user(MINE, hall) == ExhibitUser("nobody", MINE, other="root")


def test_missing_user_is_reported(hall: Path) -> None:
    set_service_user(hall, "nobody-of-this-name")
    with pytest.raises(UserError, match="reinstall qbj-kiosk-session"):
        switch_to_exhibit_user(MINE, hall)


@AS_ROOT
@pytest.mark.parametrize("before", ["nothing", "files of root"])
@pytest.mark.usefixtures("real_scrypt")
def test_root_writes_as_the_user_of_the_service(hall: Path, before: str) -> None:
    home = hall / "var/lib/qbj-kiosk"
    set_service_user(hall, "nobody", home)
    if before != "nothing":
        pin.save_pin(home / ".local/state/qbj-kiosk", "135790")
        (home / "link").symlink_to("/etc/hostname")
    done = subprocess.run([sys.executable, "-c", PIN, str(hall)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    nobody = pwd.getpwnam("nobody").pw_uid
    assert {path.lstat().st_uid for path in (home, *home.rglob("*"))} == {nobody}
    assert Path("/etc/hostname").stat().st_uid == 0
    assert file_mode(home / ".local/state/qbj-kiosk/pin") == 0o600
    saved = pin.load_pin(home / ".local/state/qbj-kiosk")
    assert saved is not None
    assert saved.matches("274913")


def file_mode(file: Path) -> int:
    return file.stat().st_mode & 0o777
