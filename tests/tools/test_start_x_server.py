"""The script of the session package that starts the X server."""

import os
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "tools" / "debian" / "session" / "start-x-server"
RECORDED = ("Xorg", "chown", "mount", "sleep", "systemctl", "systemd-notify", "xauth")


@pytest.fixture
def commands(tmp_path: Path) -> Path:
    """Return a folder of commands that record how they were called.

    `ls` finds a display device, and every folder can be written to.
    """
    folder = tmp_path / "commands"
    folder.mkdir()
    for name in RECORDED:
        define(folder, name, f'echo {name} "$@" >>"{tmp_path}/calls"')
    define(folder, "ls", "exit 0")
    define(folder, "mktemp", f'echo "{tmp_path}/probe"')
    return folder


def define(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


def start(commands: Path) -> list[str]:
    """Run the script with recording commands until its X server ends; return the calls."""
    folder = commands.parent
    run = folder / "run"
    run.mkdir()
    script = SCRIPT.read_text(encoding="utf-8").replace("/run/qbj-kiosk-display", str(run))
    environment = {"PATH": f"{commands}:{os.environ['PATH']}"}
    subprocess.run(["sh", "-c", script], env=environment, stderr=subprocess.DEVNULL, timeout=60, check=False)
    return (folder / "calls").read_text(encoding="utf-8").splitlines()


def test_a_text_console_can_show_the_message_about_an_absent_device() -> None:
    message = SCRIPT.read_text(encoding="utf-8").split("<<'MESSAGE'\n")[1].split("MESSAGE\n")[0]
    assert "no display device" in message
    assert message.isascii(), "a text console has no Chinese characters"
    assert max(len(line) for line in message.splitlines()) < 80


def test_server_writes_its_log_to_memory(commands: Path) -> None:
    (call,) = (call for call in start(commands) if call.startswith("Xorg "))
    assert f"-logfile {commands.parent}/run/Xorg.log" in call


def test_folders_that_can_be_written_to_stay_on_the_disk(commands: Path) -> None:
    assert not [call for call in start(commands) if call.startswith(("mount", "systemctl"))]


UNWRITABLE = {"read-only": "exit 1", "full": 'ln -s /dev/full "$0-made" && echo "$0-made"'}


def prepare(commands: Path, mktemp: str, folder: str) -> list[str]:
    """Run the script while nothing can be written to a folder; return its calls up to the X server."""
    probe = commands.parent / "probe"
    define(commands, "mktemp", f'case "$1" in {folder}/*) {mktemp} ;; *) echo "{probe}" ;; esac')
    calls = [call for call in start(commands) if call.startswith(("Xorg", "mount", "systemctl"))]
    assert calls.pop().startswith("Xorg ")
    return calls


@pytest.mark.parametrize("mktemp", UNWRITABLE.values(), ids=UNWRITABLE)
def test_tmp_moves_to_memory_before_the_server_starts(commands: Path, mktemp: str) -> None:
    mount, restart = prepare(commands, mktemp, "/tmp")  # noqa: S108 - as the script names it
    assert mount.startswith("mount ")
    assert mount.endswith(" tmpfs /tmp")
    assert restart == "systemctl --no-block try-restart qbj-kiosk.service"


# On Debian 13, /tmp is always in memory: with a full disk, the server ended again and again without a keymap.
@pytest.mark.parametrize("mktemp", UNWRITABLE.values(), ids=UNWRITABLE)
def test_folder_of_keymaps_moves_to_memory_alone(commands: Path, mktemp: str) -> None:
    (mount,) = prepare(commands, mktemp, "/var/lib/xkb")
    assert mount.endswith(" tmpfs /var/lib/xkb")
