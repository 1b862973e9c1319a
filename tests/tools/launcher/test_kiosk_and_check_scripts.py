"""The scripts `./kiosk` and `./check`, run by a shell."""

import os
import sys
from pathlib import Path

import pytest

from tests.tools.launcher.launcher_copy import Checkout

DISPLAY = {"DISPLAY": ":7"}
SET_UP = """case "$*" in
    *version_info*) echo 3.12 ;;
    *) echo "python: $*" >&2; exit 3 ;;
esac"""


def test_start_after_set_up_only_runs_the_program(checkout: Checkout) -> None:
    checkout.set_up()
    done = checkout.run(checkout.root / "kiosk", "shots", "--out", "a folder")
    assert done.stdout == f"program: -I {checkout.root}/.venv/bin/qbj-kiosk shots --out a folder\n"
    assert done.stderr == ""


@pytest.mark.parametrize("code", [0, 1, 2, 70])
def test_exit_code_is_the_programs(checkout: Checkout, code: int) -> None:
    checkout.set_up(program=f"exit {code}")
    assert checkout.run(checkout.root / "kiosk").returncode == code


def test_link_starts_it_from_any_folder(checkout: Checkout, tmp_path: Path) -> None:
    checkout.set_up()
    link = tmp_path / "elsewhere"
    link.symlink_to(checkout.root / "kiosk")
    assert checkout.run("sh", "-c", f"cd / && '{link}' --help").stdout.endswith("qbj-kiosk --help\n")


def test_relative_path_starts_it_without_execute_permission(checkout: Checkout) -> None:
    checkout.set_up()
    (checkout.root / "kiosk").chmod(0o644)
    assert checkout.run("sh", "-c", f"cd '{checkout.root}' && sh kiosk --help").returncode == 0


def test_environment_in_the_users_data_folder_is_found(checkout: Checkout) -> None:
    checkout.set_up()
    data = Path(checkout.environment["HOME"], ".local", "share", "qbj-kiosk")
    data.mkdir(parents=True)
    checkout.installation.venv.rename(data / "venv")
    assert f"{data}/venv/bin/qbj-kiosk" in checkout.run(checkout.root / "kiosk").stdout


@pytest.mark.parametrize("changed", ["pyproject.toml", "requirements/run.txt"])
def test_changed_dependencies_run_set_up_again(checkout: Checkout, changed: str) -> None:
    checkout.set_up()
    checkout.fake("python3", SET_UP)
    with (checkout.root / changed).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    done = checkout.run(checkout.root / "kiosk")
    assert "tools/setup.py run" in done.stderr
    assert done.returncode == 3


def test_moved_checkout_runs_set_up_again(checkout: Checkout) -> None:
    checkout.set_up()
    checkout.fake("python3", SET_UP)
    moved = checkout.root.rename(checkout.root.with_name("moved"))
    assert "tools/setup.py run" in checkout.run(moved / "kiosk").stderr


@pytest.mark.parametrize("lost", ["ready-run", "bin/python"])
def test_incomplete_environment_runs_set_up_again(checkout: Checkout, lost: str) -> None:
    checkout.set_up()
    checkout.fake("python3", SET_UP)
    (checkout.installation.venv / lost).unlink()
    assert "tools/setup.py run" in checkout.run(checkout.root / "kiosk").stderr


@pytest.mark.parametrize(
    ("lacks", "display", "again"),
    [
        ("xcb", {"DISPLAY": ":7"}, True),
        ("xcb", {}, False),
        ("xcb", {"DISPLAY": ":7", "QT_QPA_PLATFORM": "offscreen"}, False),
        ("xcb", {"DISPLAY": ":7", "WAYLAND_DISPLAY": "wayland-0"}, False),
        ("wayland", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("wayland", {"QT_QPA_PLATFORM": "wayland-egl"}, True),
        ("", {}, True),
    ],
)
def test_display_without_its_libraries_runs_set_up_again(
    checkout: Checkout, lacks: str, display: dict[str, str], *, again: bool
) -> None:
    checkout.set_up()
    checkout.fake("python3", SET_UP)
    (checkout.installation.venv / f"lacks-{lacks}").touch()
    done = checkout.run(checkout.root / "kiosk", "shots", **display)
    assert ("tools/setup.py" in done.stderr) is again


def test_missing_python_prints_the_command_that_installs_it(checkout: Checkout) -> None:
    checkout.fake("apt-get", "")
    done = checkout.run(checkout.root / "kiosk")
    assert "There is no Python here." in done.stderr
    assert "sudo apt-get install python3 python3-venv" in done.stderr
    assert done.returncode == 3


def test_old_python_is_named(checkout: Checkout) -> None:
    checkout.fake("python3", "echo 3.9")
    checkout.fake("dnf", "")
    done = checkout.run(checkout.root / "kiosk")
    assert "The Python here is 3.9." in done.stderr
    assert "sudo dnf install python3.13" in done.stderr


def test_newer_python_beside_an_old_one_is_used(checkout: Checkout) -> None:
    checkout.fake("python3", "echo 3.9")
    checkout.fake("python3.13", "exit 127")
    checkout.fake("python3.12", SET_UP)
    assert "python: -E -s -B" in checkout.run(checkout.root / "kiosk").stderr


def test_set_up_prints_the_environments_path(checkout: Checkout) -> None:
    checkout.fake(
        "python3", f'case "$*" in *version_info*) echo 3.12 ;; *) echo "{checkout.installation.venv}" ;; esac'
    )
    (checkout.installation.venv / "bin").mkdir(parents=True)
    (checkout.installation.python).symlink_to(checkout.fake("program", 'echo "program: $*"'))
    assert checkout.run(checkout.root / "kiosk", "--version").stdout.endswith("bin/qbj-kiosk --version\n")


def test_failure_after_a_double_click_is_shown(checkout: Checkout) -> None:
    checkout.set_up(program=f'case "$*" in *doubleclick*|*qt_message_box*) exec "{sys.executable}" "$@" ;; esac\n'
                            'echo "The projector is on fire" >&2; exit 5')  # fmt: skip
    shown = checkout.root / "shown"
    checkout.fake("zenity", f'printf "%s" "$*" > "{shown}"')
    (checkout.root / "tools" / "qt_message_box.py").write_text("raise SystemExit(1)", encoding="utf-8")
    done = checkout.run(checkout.root / "kiosk", **DISPLAY)
    assert done.returncode == 5
    assert "The projector is on fire" in shown.read_text(encoding="utf-8")


def test_missing_python_is_shown_after_a_double_click(checkout: Checkout) -> None:
    shown = checkout.root / "shown"
    checkout.fake("zenity", f'printf "%s" "$*" > "{shown}"')
    assert checkout.run(checkout.root / "kiosk", **DISPLAY).returncode == 3
    assert "needs Python" in shown.read_text(encoding="utf-8")


def test_no_dialog_if_dialogs_are_disabled(checkout: Checkout) -> None:
    checkout.set_up(program="exit 5")
    shown = checkout.root / "shown"
    checkout.fake("zenity", f'touch "{shown}"')
    assert checkout.run(checkout.root / "kiosk", QBJ_KIOSK_DIALOG="never", **DISPLAY).returncode == 5
    assert not shown.exists()


def test_check_runs_the_checks_of_a_development_environment(checkout: Checkout) -> None:
    checkout.set_up("dev")
    done = checkout.run(checkout.root / "check", "fast")
    assert done.stdout == f"program: -I {checkout.root}/tools/check.py fast\n"


def test_check_also_needs_the_development_packages(checkout: Checkout) -> None:
    checkout.set_up("run")
    checkout.fake("python3", SET_UP)
    assert "tools/setup.py dev" in checkout.run(checkout.root / "check").stderr


def test_the_desktop_entry_starts_the_checkout_it_lies_in(checkout: Checkout) -> None:
    checkout.set_up()
    entry = checkout.root / "qbj-kiosk.desktop"
    line = next(line for line in entry.read_text(encoding="utf-8").splitlines() if line.startswith("Exec="))
    unescaped = line.removeprefix("Exec=").replace("\\\\", "\\")
    command = unescaped.replace("%k", f"'{entry}'")  # quoting in an Exec key is the shell's, but for a few characters
    assert "bin/qbj-kiosk" in checkout.run("sh", "-c", command).stdout


def test_scripts_are_executable() -> None:
    root = Path(__file__).resolve().parents[3]
    assert all(os.access(root / name, os.X_OK) for name in ("kiosk", "check", ".ci/run"))
