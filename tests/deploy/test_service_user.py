"""Whose exhibit is looked after, on a machine that was set up and on one that was not."""

import os
import pwd
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from qbj_kiosk.deploy import apply
from qbj_kiosk.deploy.linux import STATE, UNIT, DeployError, Machine, plan
from qbj_kiosk.deploy.record import within
from qbj_kiosk.deploy.service_user import Whose, deployed, whose
from qbj_kiosk.settings.paths import state_folder
from qbj_kiosk.staff import pin

MINE = {"HOME": "/home/ann", "XDG_STATE_HOME": "/elsewhere", "DISPLAY": ":0", "QT_SCALE_FACTOR": "2", "LANG": "C.UTF-8"}
ME = pwd.getpwuid(os.geteuid()).pw_name
AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root becomes another user")
# A process of its own: who was given up is not taken back.
PIN = """
import sys
from pathlib import Path
from qbj_kiosk.deploy.deployed import whose
from qbj_kiosk.settings.paths import state_folder
from qbj_kiosk.staff import pin_verifier, pin
found = whose({"HOME": "/nowhere"}, Path(sys.argv[1]), writes=True)
pin.save_pin(state_folder(found.environ, sys.platform), "274913")
"""


@pytest.fixture
def hall() -> Iterator[Path]:
    """A machine that was set up, in a folder that every user may enter."""
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        root.chmod(0o755)
        (root / "etc").mkdir()
        apply.carry_out(plan(Machine("/opt/qbj-kiosk/bin/qbj-kiosk")), root, lambda _: None, lambda _: None)
        (root / "var/lib").mkdir(parents=True)
        yield root


def serve(root: Path, user: str, home: Path | str = STATE) -> None:
    """Says in the service whose the exhibit is, and where its home is."""
    unit = within(root, f"/etc/systemd/system/{UNIT}")
    text = unit.read_text(encoding="utf-8").replace("User=kiosk", f"User={user}").replace(STATE, str(home))
    unit.write_text(text, encoding="utf-8")


def test_the_service_says_whose_the_exhibit_is(hall: Path) -> None:
    found = deployed(hall)
    assert found is not None
    assert (found.user, found.groups) == ("kiosk", ("video", "render", "audio"))
    assert found.environ["HOME"] == STATE
    assert found.environ["QT_QPA_PLATFORM"] == "wayland"


def test_without_record_or_service_a_machine_was_not_set_up(hall: Path) -> None:
    within(hall, f"/etc/systemd/system/{UNIT}").unlink()
    assert deployed(hall) is None
    assert deployed(hall / "none") is None
    assert whose(MINE, hall / "none") == Whose(ME, MINE)


def test_the_exhibits_own_user_means_the_service_and_not_the_home_of_its_own(hall: Path) -> None:
    serve(hall, ME)
    found = whose(MINE, hall)
    assert (found.user, found.other) == (ME, "")
    assert state_folder(found.environ, "linux") == state_folder({"HOME": STATE}, "linux")
    assert found.environ["LANG"] == "C.UTF-8"
    assert not {"XDG_STATE_HOME", "DISPLAY", "QT_SCALE_FACTOR"} & set(found.environ)


def test_anybody_else_means_their_own_and_is_told_of_the_machines(hall: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    serve(hall, "root")
    monkeypatch.setattr(os, "geteuid", lambda: pwd.getpwnam("nobody").pw_uid)
    assert whose(MINE, hall) == Whose("nobody", MINE, other="root")


def test_a_user_that_is_gone_is_told(hall: Path) -> None:
    serve(hall, "nobody-of-this-name")
    with pytest.raises(DeployError, match="deploy linux"):
        whose(MINE, hall)


@AS_ROOT
@pytest.mark.parametrize("before", ["nothing", "another's"])
def test_what_root_sets_is_the_exhibits_users_in_the_exhibits_folder(hall: Path, before: str) -> None:
    home = hall / "var/lib/qbj-kiosk"
    serve(hall, "nobody", home)
    if before != "nothing":
        pin.save_pin(home / ".local/state/qbj-kiosk", "135790")
        (home / "link").symlink_to("/etc/hostname")
    done = subprocess.run([sys.executable, "-c", PIN, str(hall)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    nobody = pwd.getpwnam("nobody").pw_uid
    assert {path.lstat().st_uid for path in (home, *home.rglob("*"))} == {nobody}
    assert Path("/etc/hostname").stat().st_uid == 0
    assert stat_mode(home / ".local/state/qbj-kiosk/pin") == 0o600
    kept = pin.load_pin(home / ".local/state/qbj-kiosk")
    assert kept is not None
    assert kept.matches("274913")


def stat_mode(file: Path) -> int:
    return file.stat().st_mode & 0o777
