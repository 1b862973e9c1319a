"""`tools/doubleclick.py`: dialogs for a start without a terminal."""

import io
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import doubleclick
from launcher import venv_location

Fake = Callable[[str, str], Path]
TOOLS = Path(doubleclick.__file__).parent


@pytest.fixture
def shown(tmp_path: Path, fake: Fake, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file to which a fake zenity (a dialog program) writes its arguments. There is no Qt."""
    monkeypatch.setattr(venv_location, "candidates", lambda: ())
    file = tmp_path / "shown"
    fake("zenity", f'case $1 in --progress) cat > "{file}.progress" ;; *) printf "%s\\n" "$@" > "{file}" ;; esac')
    return file


def test_failure_shows_the_programs_output(shown: Path) -> None:
    assert doubleclick.main(["sh", "-c", "echo The cable is out >&2; exit 4"]) == 4
    assert "The exhibit could not be shown.\n\nThe cable is out\n" in shown.read_text()


def test_failure_without_output_shows_the_exit_code(shown: Path) -> None:
    assert doubleclick.main(["sh", "-c", "exit 4"]) == 4
    assert "code 4" in shown.read_text()


@pytest.mark.parametrize("command", ["exit 0", "kill -TERM $$", "exit 143"])
def test_requested_end_is_not_a_failure(shown: Path, command: str) -> None:
    doubleclick.main(["sh", "-c", command])
    assert not shown.exists()


def test_steps_of_set_up_are_not_repeated_in_a_failure(shown: Path) -> None:
    doubleclick.main(
        ["sh", "-c", "echo qbj-kiosk: making a Python environment >&2; sleep 0.1; echo no network >&2; exit 3"]
    )
    assert "making" not in shown.read_text()


def test_steps_are_shown_in_the_progress_window() -> None:
    class Window(doubleclick.Progress):
        def __init__(self) -> None:
            super().__init__()
            self.lines: list[str] = []

        def show(self, line: str) -> None:
            self.lines.append(line)

    window = Window()
    others = doubleclick.follow(io.StringIO("qbj-kiosk: one\nother\nqbj-kiosk: set up\n"), window)
    assert window.lines == ["one", "set up"]
    assert others == ["other"]


def test_next_dialog_command_is_tried_if_one_fails(tmp_path: Path, fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(venv_location, "candidates", lambda: ())
    fake("zenity", "exit 1")
    fake("xmessage", f'touch "{tmp_path}/shown"')
    doubleclick.show("a message")
    assert (tmp_path / "shown").exists()


def test_sigterm_ends_the_program(tmp_path: Path) -> None:
    program = f'trap "touch \\"{tmp_path}/ended\\"; exit 0" TERM; echo ready >&2; while :; do sleep 0.05; done'
    command = [sys.executable, "-I", "-S", str(TOOLS / "doubleclick.py"), "sh", "-c", program]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        assert running.stderr.readline() == "ready\n"
        running.send_signal(signal.SIGTERM)
        assert running.wait(10) == 0
    assert (tmp_path / "ended").exists()


def test_qt_dialog_shows_plain_text() -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); from qt_message_box import message_box\n"
        "from PySide6.QtCore import Qt, QTimer; from PySide6.QtWidgets import QApplication\n"
        "application = QApplication([]); box = message_box('title', '<b>bold</b>')\n"
        "assert box.text() == '<b>bold</b>' and box.textFormat() == Qt.TextFormat.PlainText\n"
        "QTimer.singleShot(0, box.accept); box.exec()"
    )
    assert subprocess.run([sys.executable, "-c", script, TOOLS], stderr=subprocess.DEVNULL, check=False).returncode == 0
