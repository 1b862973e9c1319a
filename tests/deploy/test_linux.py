"""The plan for Linux."""

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
from qbj_kiosk.deploy.steps import Link, Run, WriteFile, describe_steps
from qbj_kiosk.shell.libraries import FILES
from tests.conftest import ROOT

MACHINE = Machine("/opt/qbj-kiosk/bin/qbj-kiosk")


def files(machine: Machine = MACHINE) -> dict[str, str]:
    """Return the files of a plan by path."""
    return {step.path: step.text for step in plan(machine) if isinstance(step, WriteFile)}


def read(path: str, machine: Machine = MACHINE) -> RawConfigParser:
    """Parse a file of a plan; of repeated keys, the last."""
    parser = RawConfigParser(strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keeps upper case
    parser.read_string(files(machine)[path])
    return parser


def unit(machine: Machine = MACHINE) -> RawConfigParser:
    return read(f"/etc/systemd/system/{UNIT}", machine)


def test_service_always_restarts() -> None:
    assert unit()["Service"]["Restart"] == "always"
    assert unit()["Unit"]["StartLimitIntervalSec"] == "0"


def test_service_runs_the_program_under_cage() -> None:
    cage, _, command = unit()["Service"]["ExecStart"].partition(" -- ")
    assert cage == "/usr/bin/cage -d"
    assert "/opt/qbj-kiosk/bin/qbj-kiosk --kiosk" in command
    assert unit()["Unit"]["Conflicts"] == "getty@tty1.service"
    assert read("/etc/systemd/logind.conf.d/qbj-kiosk.conf")["Login"]["NAutoVTs"] == "0"


def test_supervisor_can_notify_the_watchdog() -> None:
    assert unit()["Service"]["NotifyAccess"] == "all"
    assert int(unit()["Service"]["WatchdogSec"]) > 0
    assert "env -u WATCHDOG_PID" in unit()["Service"]["ExecStart"]
    assert "PAMName" not in unit()["Service"]  # its session would move the children out of the control group


def test_abort_of_cage_is_no_failure() -> None:
    assert unit()["Service"]["SuccessExitStatus"] == "SIGABRT"


def test_service_has_its_own_user() -> None:
    machine = Machine(MACHINE.program, user="exhibit")
    assert unit(machine)["Service"]["User"] == "exhibit"
    assert files(machine)["/etc/sysusers.d/qbj-kiosk.conf"].startswith("u exhibit ")


def test_existing_user_is_not_created_or_deleted() -> None:
    steps = plan(Machine(MACHINE.program, user_exists=True))
    assert not any(isinstance(step, Run) and "userdel" in step.undo for step in steps)
    assert "u kiosk" not in files(Machine(MACHINE.program, user_exists=True))["/etc/sysusers.d/qbj-kiosk.conf"]


def test_missing_login_prompt_is_not_restored() -> None:
    steps = plan(Machine(MACHINE.program, login=False))
    assert not any(isinstance(step, Run) and "getty@tty1.service" in step.undo for step in steps)


@pytest.mark.parametrize("power_key", ["ignore", "poweroff"])
def test_power_key_is_configurable(power_key: str) -> None:
    machine = Machine(MACHINE.program, power_key=power_key)
    assert read("/etc/systemd/logind.conf.d/qbj-kiosk.conf", machine)["Login"]["HandlePowerKey"] == power_key


def test_sysrq_and_ctrl_alt_del_are_off() -> None:
    assert "kernel.sysrq = 0" in files()["/etc/sysctl.d/90-qbj-kiosk.conf"]
    assert Link("/etc/systemd/system/ctrl-alt-del.target", "/dev/null") in plan(MACHINE)


@pytest.mark.parametrize("user", ["root", "", "A B", "kiosk\nUser=root", "-x", "a" * 40])
def test_invalid_user_name_is_refused(user: str) -> None:
    with pytest.raises(DeployError, match="--user"):
        plan(Machine(MACHINE.program, user=user))


@pytest.mark.parametrize("program", ["qbj-kiosk", "/opt/a b/qbj-kiosk", "/opt/x'; rm -rf /", "/opt/%h/x", "/opt/../x"])
def test_path_invalid_in_a_unit_file_is_refused(program: str) -> None:
    with pytest.raises(DeployError, match="elsewhere"):
        plan(Machine(program))


INSTALLED = """
    libegl1 libexpat1 libffi8 libfreetype6 libgl1 libglib2.0-0 libglx0 libgssapi-krb5-2 libstdc++6 libwayland-client0
    libx11-6 libxau6 libxcb1 libxdmcp6 libxkbcommon0 libzstd1 zlib1g
"""
"""Packages that Debian 12 installs with cage, seatd and xwayland, without recommended ones."""


@pytest.mark.skipif(sys.platform != "linux", reason="needs ldd")
def test_packages_contain_every_library_of_qt_for_wayland() -> None:
    folder = Path(PySide6.__path__[0])
    patterns = (*FILES[""], *FILES["wayland"])
    loaded = [str(file) for pattern in patterns for file in folder.glob(pattern)]
    listed = subprocess.run(["/usr/bin/ldd", *loaded], capture_output=True, text=True, check=True).stdout
    table = tomllib.loads((ROOT / "tools/launcher/libraries.toml").read_text(encoding="utf-8"))["apt"]
    needed = {table[name] for name in re.findall(r"^\s*(\S+) => ", listed, re.MULTILINE) if name in table}
    assert {"libfontconfig1", "libwayland-egl1"} <= needed
    assert needed - set(INSTALLED.split()) == {name for name in PACKAGES if name.startswith("lib")}


def test_document_installs_the_same_packages() -> None:
    document = (ROOT / "docs/deploy.md").read_text(encoding="utf-8")
    assert f"sudo apt-get install {' '.join(PACKAGES)}\n" in document


def test_only_own_files_are_written() -> None:
    for step in plan(MACHINE):
        match step:
            case WriteFile(path):
                assert "qbj-kiosk" in Path(path).name
            case Link(path):
                assert path == "/etc/systemd/system/ctrl-alt-del.target"
            case Run(argv):
                assert argv[0] in {"systemctl", "systemd-sysusers"}


def test_every_step_is_described_in_full() -> None:
    text_of_plan = describe_steps(plan(MACHINE))
    for step in plan(MACHINE):
        match step:
            case WriteFile(path, text):
                assert path in text_of_plan
                assert all(line in text_of_plan for line in text.splitlines())
            case Link(path, target):
                assert f"link {path} -> {target}" in text_of_plan
            case Run(argv, undo):
                assert " ".join(argv) in text_of_plan
                assert " ".join(undo) in text_of_plan


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
@pytest.mark.skipif(shutil.which("cage") is None, reason="cage is not installed")
def test_systemd_verifies_the_service(tmp_path: Path) -> None:
    cage = shutil.which("cage") or ""
    written = tmp_path / UNIT
    # Root exists on every machine; the exhibit's user does not.
    text = files(Machine(MACHINE.program, cage))[f"/etc/systemd/system/{UNIT}"].replace("User=kiosk", "User=root")
    written.write_text(text, encoding="utf-8")
    command = ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", str(written)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 0
