"""The plan for Linux: what systemd makes of it, and what must stand in it."""

import re
import shutil
import subprocess
import sys
import tomllib
from configparser import RawConfigParser
from pathlib import Path

import PySide6
import pytest

from qbj_kiosk.deploy.linux import PACKAGES, UNIT, DeployError, Machine, plan
from qbj_kiosk.deploy.steps import Link, Run, WriteFile, told
from qbj_kiosk.shell.libraries import FILES
from tests.conftest import ROOT

HERE = Machine("/opt/qbj-kiosk/bin/qbj-kiosk")


def files(machine: Machine = HERE) -> dict[str, str]:
    """What a plan writes, by path."""
    return {step.path: step.text for step in plan(machine) if isinstance(step, WriteFile)}


def read(path: str, machine: Machine = HERE) -> RawConfigParser:
    """A file of a plan, as systemd reads it; of lines that may come twice, the last."""
    parser = RawConfigParser(strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # how configparser keeps capitals
    parser.read_string(files(machine)[path])
    return parser


def unit(machine: Machine = HERE) -> RawConfigParser:
    return read(f"/etc/systemd/system/{UNIT}", machine)


def test_the_service_comes_back_whatever_happens_and_how_often() -> None:
    assert unit()["Service"]["Restart"] == "always"
    assert unit()["Unit"]["StartLimitIntervalSec"] == "0"


def test_the_service_shows_the_program_under_cage_without_titles_and_other_terminals() -> None:
    cage, _, command = unit()["Service"]["ExecStart"].partition(" -- ")
    assert cage == "/usr/bin/cage -d"
    assert "/opt/qbj-kiosk/bin/qbj-kiosk --kiosk" in command
    assert unit()["Unit"]["Conflicts"] == "getty@tty1.service"
    assert read("/etc/systemd/logind.conf.d/qbj-kiosk.conf")["Login"]["NAutoVTs"] == "0"


def test_the_supervisor_can_answer_the_watchdog_though_it_is_cages_child() -> None:
    assert unit()["Service"]["NotifyAccess"] == "all"
    assert int(unit()["Service"]["WatchdogSec"]) > 0
    assert "env -u WATCHDOG_PID" in unit()["Service"]["ExecStart"]
    assert "PAMName" not in unit()["Service"]  # its session would take the children out of the service's control group


def test_stopping_it_is_no_failure_though_cage_aborts() -> None:
    assert unit()["Service"]["SuccessExitStatus"] == "SIGABRT"


def test_it_runs_as_its_own_user() -> None:
    machine = Machine(HERE.program, user="exhibit")
    assert unit(machine)["Service"]["User"] == "exhibit"
    assert files(machine)["/etc/sysusers.d/qbj-kiosk.conf"].startswith("u exhibit ")


def test_a_user_that_is_there_is_neither_made_nor_ever_deleted() -> None:
    steps = plan(Machine(HERE.program, user_exists=True))
    assert not any(isinstance(step, Run) and "userdel" in step.undo for step in steps)
    assert "u kiosk" not in files(Machine(HERE.program, user_exists=True))["/etc/sysusers.d/qbj-kiosk.conf"]


def test_a_login_that_was_not_there_is_not_brought_back() -> None:
    steps = plan(Machine(HERE.program, login=False))
    assert not any(isinstance(step, Run) and "getty@tty1.service" in step.undo for step in steps)


@pytest.mark.parametrize("power_key", ["ignore", "poweroff"])
def test_the_power_key_does_what_was_asked(power_key: str) -> None:
    machine = Machine(HERE.program, power_key=power_key)
    assert read("/etc/systemd/logind.conf.d/qbj-kiosk.conf", machine)["Login"]["HandlePowerKey"] == power_key


def test_keys_that_talk_to_the_kernel_and_ctrl_alt_del_are_off() -> None:
    assert "kernel.sysrq = 0" in files()["/etc/sysctl.d/90-qbj-kiosk.conf"]
    assert Link("/etc/systemd/system/ctrl-alt-del.target", "/dev/null") in plan(HERE)


@pytest.mark.parametrize("user", ["root", "", "A B", "kiosk\nUser=root", "-x", "a" * 40])
def test_a_name_that_cannot_be_a_users_is_refused(user: str) -> None:
    with pytest.raises(DeployError, match="--user"):
        plan(Machine(HERE.program, user=user))


@pytest.mark.parametrize("program", ["qbj-kiosk", "/opt/a b/qbj-kiosk", "/opt/x'; rm -rf /", "/opt/%h/x", "/opt/../x"])
def test_a_path_that_a_unit_file_would_read_otherwise_is_refused(program: str) -> None:
    with pytest.raises(DeployError, match="elsewhere"):
        plan(Machine(program))


BROUGHT = """
    libegl1 libexpat1 libffi8 libfreetype6 libgl1 libglib2.0-0 libglx0 libgssapi-krb5-2 libstdc++6 libwayland-client0
    libx11-6 libxau6 libxcb1 libxdmcp6 libxkbcommon0 libzstd1 zlib1g
"""
"""Packages that Debian 12 installs with cage, seatd and xwayland, recommended ones left out."""


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system's loader")
def test_the_recipes_packages_bring_every_library_that_qt_loads_for_wayland() -> None:
    folder = Path(PySide6.__path__[0])
    patterns = (*FILES[""], *FILES["wayland"])
    loaded = [str(file) for pattern in patterns for file in folder.glob(pattern)]
    listed = subprocess.run(["/usr/bin/ldd", *loaded], capture_output=True, text=True, check=True).stdout
    table = tomllib.loads((ROOT / "tools/launcher/libraries.toml").read_text(encoding="utf-8"))["apt"]
    needed = {table[name] for name in re.findall(r"^\s*(\S+) => ", listed, re.MULTILINE) if name in table}
    assert {"libfontconfig1", "libwayland-egl1"} <= needed
    assert needed - set(BROUGHT.split()) == {name for name in PACKAGES if name.startswith("lib")}


def test_the_document_installs_the_same_packages() -> None:
    document = (ROOT / "docs/deploy.md").read_text(encoding="utf-8")
    assert f"sudo apt-get install {' '.join(PACKAGES)}\n" in document


def test_nothing_but_its_own_places_is_touched() -> None:
    for step in plan(HERE):
        match step:
            case WriteFile(path):
                assert "qbj-kiosk" in Path(path).name
            case Link(path):
                assert path == "/etc/systemd/system/ctrl-alt-del.target"
            case Run(argv):
                assert argv[0] in {"systemctl", "systemd-sysusers"}


def test_every_step_is_told_in_full() -> None:
    said = told(plan(HERE))
    for step in plan(HERE):
        match step:
            case WriteFile(path, text):
                assert path in said
                assert all(line in said for line in text.splitlines())
            case Link(path, target):
                assert f"link {path} -> {target}" in said
            case Run(argv, undo):
                assert " ".join(argv) in said
                assert " ".join(undo) in said


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
@pytest.mark.skipif(shutil.which("cage") is None, reason="cage is not installed")
def test_systemd_finds_nothing_wrong_with_the_service(tmp_path: Path) -> None:
    cage = shutil.which("cage") or ""
    written = tmp_path / UNIT
    # Root is there on every machine; the exhibit's user only where this was carried out.
    text = files(Machine(HERE.program, cage))[f"/etc/systemd/system/{UNIT}"].replace("User=kiosk", "User=root")
    written.write_text(text, encoding="utf-8")
    command = ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", str(written)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 0
