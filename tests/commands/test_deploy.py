"""`qbj-kiosk deploy`, as somebody types it, on this machine and on a disk image."""

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
    """A file of a machine."""
    place = record.within(root, path)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    place.chmod(mode)


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """A machine's disk, on which everything is that a plan needs."""
    for name in ("cage", "Xwayland", "seatd", "python3.11"):
        put(tmp_path, f"/usr/bin/{name}")
    (tmp_path / "usr/bin/python3").symlink_to("python3.11")
    put(tmp_path, "/etc/hostname", "hall\n", 0o644)
    put(tmp_path, PROGRAM, "#!/opt/qbj-kiosk/bin/python\n")
    (tmp_path / "opt/qbj-kiosk/bin/python").symlink_to("/usr/bin/python3")
    return tmp_path


@pytest.fixture
def program(tmp_path: Path) -> Path:
    place = tmp_path / "qbj-kiosk"
    place.write_text("#!/bin/sh\n", encoding="utf-8")
    return place


def typed(*arguments: str | Path) -> Result:
    return CliRunner().invoke(deploy, [str(argument) for argument in arguments])


def files(root: Path) -> set[str]:
    return {str(path.relative_to(root)) for path in root.rglob("*")}


def test_a_dry_run_prints_the_plan_and_the_record_and_changes_nothing(image: Path) -> None:
    before = files(image)
    done = typed("linux", "--dry-run", "--program", PROGRAM, "--root", image)
    assert done.exit_code == 0, done.output
    assert "write /etc/systemd/system/qbj-kiosk.service (mode 0644):" in done.output
    assert f"{PROGRAM} --kiosk" in done.output
    assert "write /etc/qbj-kiosk/deployed.json (mode 0600):" in done.output
    assert '"path": "/etc/sysctl.d/90-qbj-kiosk.conf"' in done.output
    assert messages.REFUSES not in done.output
    assert files(image) == before


def test_a_dry_run_tells_everything_that_would_stop_it(image: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert "would refuse: Setting up a machine needs root" in typed("linux", "--dry-run", "--program", __file__).output
    (image / "usr/bin/seatd").unlink()
    put(image, "/etc/sysctl.d/90-qbj-kiosk.conf", "mine\n")
    done = typed("linux", "--dry-run", "--program", PROGRAM, "--root", image)
    assert done.exit_code == 0, done.output
    assert "would refuse: Programs or libraries are missing: sudo apt-get install seatd" in done.output
    assert "would refuse: /etc/sysctl.d/90-qbj-kiosk.conf is there" in done.output


def test_a_record_that_nobody_may_read_stops_no_dry_run(image: Path) -> None:
    put(image, record.PLACE, "[{]")
    done = typed("linux", "--dry-run", "--program", PROGRAM, "--root", image)
    assert done.exit_code == 0, done.output
    assert f"would refuse: {image}{record.PLACE} cannot be read" in done.output


def test_on_an_image_files_are_written_and_commands_left_to_the_machine(image: Path) -> None:
    before = files(image)
    done = typed("linux", "--program", PROGRAM, "--root", image)
    assert done.exit_code == 0, done.output
    assert "    systemctl enable qbj-kiosk.service\n" in done.output
    assert f"    {PROGRAM} staff pin\n" in done.output
    assert "ran " not in done.output
    assert "Done." not in done.output
    assert (image / "etc/systemd/system/qbj-kiosk.service").is_file()
    done = typed("remove", "--root", image)
    assert done.exit_code == 0, done.output
    assert "    systemctl disable --now qbj-kiosk.service\n" in done.output
    assert "undid systemctl" not in done.output
    assert files(image) == before


def test_an_image_is_asked_what_is_on_it_and_not_this_machine(image: Path) -> None:
    assert inspect.machine("kiosk", "ignore", Path(PROGRAM), image) == Machine(PROGRAM, login=False)
    put(image, "/etc/passwd", "kiosk:x:999:999::/nonexistent:/usr/sbin/nologin\n")
    put(image, "/usr/local/bin/cage")
    login = record.within(image, inspect.LOGIN)
    login.parent.mkdir(parents=True)
    login.symlink_to("/lib/systemd/system/getty@.service")
    expected = Machine(PROGRAM, "/usr/local/bin/cage", user_exists=True, login=True)
    assert inspect.machine("kiosk", "ignore", Path(PROGRAM), image) == expected
    done = typed("linux", "--program", "/opt/none", "--root", image)
    assert done.exit_code == 1
    assert f"/opt/none is not there, under {image}" in done.output


def test_an_image_that_is_not_ready_is_refused_and_left(image: Path) -> None:
    (image / "usr/bin/cage").unlink()
    put(image, "/lib/systemd/system/lightdm.service")
    (image / "etc/systemd/system").mkdir(parents=True)
    record.within(image, inspect.DISPLAY_MANAGER).symlink_to("/lib/systemd/system/lightdm.service")
    (image / "usr/bin/python3.11").chmod(0o700)
    before = files(image)
    done = typed("linux", "--program", PROGRAM, "--root", image)
    assert done.exit_code == 1
    assert "apt-get install cage " in done.output
    assert "lightdm.service owns the screen" in done.output
    assert f"cannot read {image}/usr/bin/python3.11" in done.output
    assert files(image) == before


def test_links_of_an_image_never_lead_out_of_it(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "up").symlink_to("../../../../etc")
    (tmp_path / "b").symlink_to("/a/up")
    (tmp_path / "round").symlink_to("round")
    assert inspect.real(tmp_path, Path("/b/hostname")) == tmp_path / "etc/hostname"
    assert inspect.real(tmp_path, Path("/round")) == tmp_path / "round"
    assert inspect.real(Path("/"), Path("/bin/sh")) == Path("/bin/sh").resolve()


def test_who_is_not_root_is_told_so(monkeypatch: pytest.MonkeyPatch, program: Path) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    done = typed("linux", "--program", program)
    assert done.exit_code == 1
    assert "sudo qbj-kiosk deploy linux" in done.output


def test_a_program_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = typed("linux", "--program", tmp_path / "none")
    assert done.exit_code == 1
    assert "--program" in done.output


def test_a_program_that_the_exhibits_user_cannot_reach_is_told(tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o700)
    (shut / "qbj-kiosk").write_text("", encoding="utf-8")
    assert any("cannot read" in trouble for trouble in inspect.troubles(shut / "qbj-kiosk", None))


def test_libraries_that_qt_lacks_for_wayland_are_named_by_their_packages(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking = {"": ("libfontconfig.so.1",), "wayland": ("libwayland-egl.so.1",), "xcb": ("libxcb-icccm.so.4",)}
    monkeypatch.setattr("qbj_kiosk.shell.libraries.missing", lambda _: lacking)
    told = "\n".join(inspect.troubles(program, None))
    assert "libfontconfig1 libwayland-egl1" in told
    assert "xcb" not in told


def test_the_libraries_asked_for_are_those_of_the_programs_own_qt(tmp_path: Path) -> None:
    own = tmp_path / "venv/lib/python3.11/site-packages/PySide6"
    own.mkdir(parents=True)
    put(tmp_path, "/venv/bin/qbj-kiosk", f"#!{tmp_path}/venv/bin/python\n")
    put(tmp_path, "/other/qbj-kiosk", "#!/bin/sh\n")
    assert inspect._pyside(tmp_path / "venv/bin/qbj-kiosk") == own
    assert (inspect._pyside(tmp_path / "other/qbj-kiosk") / "QtCore.abi3.so").is_file()


def test_without_a_pin_staff_are_warned_that_they_cannot_leave(image: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(PROGRAM)
    assert not messages.has_pin(image)
    pin.save_pin(record.within(image, STATE) / ".local/state/qbj-kiosk", "274913")
    assert messages.has_pin(image)
    monkeypatch.setattr(messages, "has_pin", lambda _: False)
    assert f"sudo {PROGRAM} staff pin" in messages.afterwards(machine, [], None)[-1]
    monkeypatch.setattr(messages, "has_pin", lambda _: True)
    assert len(messages.afterwards(machine, [], None)) == 1


def test_a_file_in_the_way_is_no_traceback(image: Path) -> None:
    put(image, "/etc/systemd/logind.conf.d", "no folder")
    done = typed("linux", "--program", PROGRAM, "--root", image)
    assert isinstance(done.exception, SystemExit)
    assert "/etc/systemd/logind.conf.d is there and is no folder" in done.output


def test_deploying_needs_no_qt_whose_libraries_may_be_missing(image: Path) -> None:
    program = (
        "import sys\nfrom click.testing import CliRunner\nfrom qbj_kiosk.commands.deploy import deploy\n"
        f"CliRunner().invoke(deploy, ['linux', '--program', {PROGRAM!r}, '--root', {str(image)!r}])\n"
        "sys.exit('PySide6' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False, env=os.environ).returncode == 0
    assert record.read(image) == apply.recorded(plan(Machine(PROGRAM, login=False)), image)


def test_the_recipe_for_windows_says_that_nobody_ran_it() -> None:
    done = typed("windows")
    assert done.exit_code == 0
    assert done.output.startswith("# Never run by the authors")
