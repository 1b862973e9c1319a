"""The command `deploy`, on this machine and on a disk image."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from qbj_kiosk.commands.deploy import deploy
from qbj_kiosk.deploy import apply, inspect, messages, record
from qbj_kiosk.deploy.linux import STATE, Machine, plan
from qbj_kiosk.staff import pin

PROGRAM = "/opt/qbj-kiosk/bin/qbj-kiosk"


def put(root: Path, path: str, text: str = "", mode: int = 0o755) -> None:
    """Create a file on a disk image."""
    file = record.within(root, path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """Create a disk image with everything that a set-up needs."""
    for name in ("cage", "Xwayland", "seatd", "python3.11"):
        put(tmp_path, f"/usr/bin/{name}")
    (tmp_path / "usr/bin/python3").symlink_to("python3.11")
    put(tmp_path, "/etc/hostname", "hall\n", 0o644)
    put(tmp_path, PROGRAM, "#!/opt/qbj-kiosk/bin/python\n")
    (tmp_path / "opt/qbj-kiosk/bin/python").symlink_to("/usr/bin/python3")
    return tmp_path


@pytest.fixture
def program(tmp_path: Path) -> Path:
    file = tmp_path / "qbj-kiosk"
    file.write_text("#!/bin/sh\n", encoding="utf-8")
    return file


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(deploy, [str(argument) for argument in arguments])


def files(root: Path) -> set[str]:
    return {str(path.relative_to(root)) for path in root.rglob("*")}


def test_dry_run_prints_plan_and_record_and_changes_nothing(image: Path) -> None:
    before = files(image)
    result = run("linux", "--dry-run", "--program", PROGRAM, "--root", image)
    assert result.exit_code == 0, result.output
    assert "write /etc/systemd/system/qbj-kiosk.service (mode 0644):" in result.output
    assert f"{PROGRAM} --kiosk" in result.output
    assert "write /etc/qbj-kiosk/deployed.json (mode 0600):" in result.output
    assert '"path": "/etc/sysctl.d/90-qbj-kiosk.conf"' in result.output
    assert messages.REFUSAL not in result.output
    assert files(image) == before


def test_dry_run_lists_all_obstacles(image: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert "would refuse: Setting up a machine needs root" in run("linux", "--dry-run", "--program", __file__).output
    (image / "usr/bin/seatd").unlink()
    put(image, "/etc/sysctl.d/90-qbj-kiosk.conf", "mine\n")
    result = run("linux", "--dry-run", "--program", PROGRAM, "--root", image)
    assert result.exit_code == 0, result.output
    assert "would refuse: Programs or libraries are missing: sudo apt-get install seatd" in result.output
    assert "would refuse: /etc/sysctl.d/90-qbj-kiosk.conf exists" in result.output


def test_dry_run_reports_unreadable_record(image: Path) -> None:
    put(image, record.PATH, "[{]")
    result = run("linux", "--dry-run", "--program", PROGRAM, "--root", image)
    assert result.exit_code == 0, result.output
    assert f"would refuse: {image}{record.PATH} cannot be read" in result.output


def test_image_gets_files_and_commands_are_printed(image: Path) -> None:
    before = files(image)
    result = run("linux", "--program", PROGRAM, "--root", image)
    assert result.exit_code == 0, result.output
    assert "    systemctl enable qbj-kiosk.service\n" in result.output
    assert f"    {PROGRAM} staff pin\n" in result.output
    assert "ran " not in result.output
    assert "Done." not in result.output
    assert (image / "etc/systemd/system/qbj-kiosk.service").is_file()
    result = run("remove", "--root", image)
    assert result.exit_code == 0, result.output
    assert "    systemctl disable --now qbj-kiosk.service\n" in result.output
    assert "reverted systemctl" not in result.output
    assert files(image) == before


def test_image_is_inspected_instead_of_this_machine(image: Path) -> None:
    assert inspect.inspect_machine("kiosk", "ignore", Path(PROGRAM), image) == Machine(PROGRAM, login=False)
    put(image, "/etc/passwd", "kiosk:x:999:999::/nonexistent:/usr/sbin/nologin\n")
    put(image, "/usr/local/bin/cage")
    login = record.within(image, inspect.LOGIN)
    login.parent.mkdir(parents=True)
    login.symlink_to("/lib/systemd/system/getty@.service")
    expected = Machine(PROGRAM, "/usr/local/bin/cage", user_exists=True, login=True)
    assert inspect.inspect_machine("kiosk", "ignore", Path(PROGRAM), image) == expected
    result = run("linux", "--program", "/opt/none", "--root", image)
    assert result.exit_code == 1
    assert f"/opt/none does not exist under {image}" in result.output


def test_incomplete_image_is_refused_and_unchanged(image: Path) -> None:
    (image / "usr/bin/cage").unlink()
    put(image, "/lib/systemd/system/lightdm.service")
    (image / "etc/systemd/system").mkdir(parents=True)
    record.within(image, inspect.DISPLAY_MANAGER).symlink_to("/lib/systemd/system/lightdm.service")
    (image / "usr/bin/python3.11").chmod(0o700)
    before = files(image)
    result = run("linux", "--program", PROGRAM, "--root", image)
    assert result.exit_code == 1
    assert "apt-get install cage " in result.output
    assert "lightdm.service owns the screen" in result.output
    assert f"cannot read {image}/usr/bin/python3.11" in result.output
    assert files(image) == before


def test_links_in_an_image_stay_inside_it(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "up").symlink_to("../../../../etc")
    (tmp_path / "b").symlink_to("/a/up")
    (tmp_path / "round").symlink_to("round")
    assert inspect.resolve(tmp_path, Path("/b/hostname")) == tmp_path / "etc/hostname"
    assert inspect.resolve(tmp_path, Path("/round")) == tmp_path / "round"
    assert inspect.resolve(Path("/"), Path("/bin/sh")) == Path("/bin/sh").resolve()


def test_root_is_required(monkeypatch: pytest.MonkeyPatch, program: Path) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    result = run("linux", "--program", program)
    assert result.exit_code == 1
    assert "sudo qbj-kiosk deploy linux" in result.output


def test_missing_program_is_reported(tmp_path: Path) -> None:
    result = run("linux", "--program", tmp_path / "none")
    assert result.exit_code == 1
    assert "--program" in result.output


def test_program_unreadable_for_the_service_user_is_reported(tmp_path: Path) -> None:
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    (private / "qbj-kiosk").write_text("", encoding="utf-8")
    assert any("cannot read" in problem for problem in inspect.find_problems(private / "qbj-kiosk", None))


def test_missing_wayland_libraries_are_named_by_package(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = {"": ("libfontconfig.so.1",), "wayland": ("libwayland-egl.so.1",), "xcb": ("libxcb-icccm.so.4",)}
    monkeypatch.setattr("qbj_kiosk.shell.libraries.find_missing", lambda _: missing)
    message = "\n".join(inspect.find_problems(program, None))
    assert "libfontconfig1 libwayland-egl1" in message
    assert "xcb" not in message


def test_libraries_are_checked_for_the_programs_own_qt(tmp_path: Path) -> None:
    own = tmp_path / "venv/lib/python3.11/site-packages/PySide6"
    own.mkdir(parents=True)
    put(tmp_path, "/venv/bin/qbj-kiosk", f"#!{tmp_path}/venv/bin/python\n")
    put(tmp_path, "/other/qbj-kiosk", "#!/bin/sh\n")
    assert inspect._pyside(tmp_path / "venv/bin/qbj-kiosk") == own
    assert (inspect._pyside(tmp_path / "other/qbj-kiosk") / "QtCore.abi3.so").is_file()


def test_missing_pin_is_warned_about(image: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(PROGRAM)
    assert not messages.has_pin(image)
    pin.save_pin(record.within(image, STATE) / ".local/state/qbj-kiosk", "274913")
    assert messages.has_pin(image)
    monkeypatch.setattr(messages, "has_pin", lambda _: False)
    assert f"sudo {PROGRAM} staff pin" in messages.describe_remaining(machine, [], None)[-1]
    monkeypatch.setattr(messages, "has_pin", lambda _: True)
    assert len(messages.describe_remaining(machine, [], None)) == 1


def test_file_in_place_of_a_folder_is_reported(image: Path) -> None:
    put(image, "/etc/systemd/logind.conf.d", "no folder")
    result = run("linux", "--program", PROGRAM, "--root", image)
    assert isinstance(result.exception, SystemExit)
    assert "/etc/systemd/logind.conf.d exists and is not a folder" in result.output


def test_deploy_does_not_import_qt(image: Path) -> None:
    program = (
        "import sys\nfrom click.testing import CliRunner\nfrom qbj_kiosk.commands.deploy import deploy\n"
        f"CliRunner().invoke(deploy, ['linux', '--program', {PROGRAM!r}, '--root', {str(image)!r}])\n"
        "sys.exit('PySide6' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False, env=os.environ).returncode == 0
    assert record.read(image) == apply.planned_entries(plan(Machine(PROGRAM, login=False)), image)


def test_windows_instructions_state_that_they_are_untested() -> None:
    result = run("windows")
    assert result.exit_code == 0
    assert result.output.startswith("# Not tested")
