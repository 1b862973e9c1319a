"""What the exhibit tells its supervisor, and that telling never harms it."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from qbj_kiosk.shell.heartbeat import Heartbeat, attach, expects_frames
from qbj_kiosk.supervisor.child.channel import LONGEST


class Ear:
    """The supervisor's end of the pipe."""

    def __init__(self) -> None:
        self.end, self.mouth = os.pipe()
        os.set_blocking(self.end, False)
        self.lines: list[str] = []

    def heard(self) -> list[str]:
        with suppress(BlockingIOError):
            self.lines += os.read(self.end, 1 << 20).decode("ascii").splitlines()
        return self.lines


class Clock:
    """Moved by the test alone."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def ear() -> Iterator[Ear]:
    pipe = Ear()
    yield pipe
    os.close(pipe.end)
    os.close(pipe.mouth)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QQuickWindow]:
    made = QQuickWindow()
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ({}, True),
        ({"dark": True}, False),
        ({"screens": 0}, False),
        ({"exposed": False}, True),
        ({"visible": False, "exposed": False}, True),
        ({"wayland": True, "exposed": False}, False),
        ({"wayland": True, "visible": False, "exposed": False}, True),
    ],
)
def test_a_display_that_is_off_owes_no_frames_and_a_hidden_window_does(
    state: dict[str, bool], *, expected: bool
) -> None:
    usual = {"dark": False, "screens": 1, "wayland": False, "visible": True, "exposed": True}
    assert expects_frames(**usual | state) == expected  # type: ignore[arg-type]  # the table mixes truth and counts


def test_each_beat_brings_a_frame_where_nothing_moves(qtbot: QtBot, window: QQuickWindow, ear: Ear) -> None:
    clock = Clock()
    heartbeat = Heartbeat(window, ear.mouth, clock)
    for _ in range(3):
        clock.now += 2
        with qtbot.waitSignal(window.frameSwapped):
            heartbeat.beat()
    assert ear.heard() == ["frame"] * 3


def test_frames_of_a_motion_are_told_twice_a_second_at_most(qtbot: QtBot, window: QQuickWindow, ear: Ear) -> None:
    clock = Clock()
    heartbeat = Heartbeat(window, ear.mouth, clock)
    for _ in range(30):
        clock.now += 1 / 16
        with qtbot.waitSignal(window.frameSwapped):
            heartbeat._paint()
    assert ear.heard() == ["frame"] * 4


def test_the_dark_is_told_once_and_stays_alive(window: QQuickWindow, ear: Ear) -> None:
    heartbeat = Heartbeat(window, ear.mouth)
    heartbeat.dark()
    heartbeat.beat()
    heartbeat.light()
    heartbeat.light()
    assert ear.heard() == ["dark", "alive", "alive", "light"]


def test_what_staff_asks_for_is_one_word(window: QQuickWindow, ear: Ear) -> None:
    heartbeat = Heartbeat(window, ear.mouth)
    heartbeat.restart()
    heartbeat.reload()
    heartbeat.leave()
    assert ear.heard() == ["restart", "reload", "leave"]


def test_a_fault_is_one_short_line_whatever_is_in_it(window: QQuickWindow, ear: Ear) -> None:
    Heartbeat(window, ear.mouth).fault("first\nsecond 青 " + "x" * 5000)
    (line,) = ear.heard()
    assert line.startswith("fault first | second \\u9752 xxx")
    assert len(line) <= LONGEST + 20


def test_a_pipe_that_nobody_reads_harms_nothing(window: QQuickWindow, ear: Ear) -> None:
    heartbeat = Heartbeat(window, ear.mouth)
    for _ in range(200):
        heartbeat.fault("x" * 900)
    assert 10 < len(ear.heard()) < 200


def test_a_pipe_whose_reader_is_gone_harms_nothing(window: QQuickWindow) -> None:
    end, mouth = os.pipe()
    heartbeat = Heartbeat(window, mouth)
    os.close(end)
    heartbeat.fault("x")
    os.close(mouth)


def test_an_exception_is_a_fault_with_its_place(window: QQuickWindow, ear: Ear) -> None:
    heartbeat = Heartbeat(window, ear.mouth)
    try:
        int("no number")
    except ValueError as error:
        heartbeat.raised(type(error), error, error.__traceback__)
    (line,) = ear.heard()
    assert line.startswith(f"fault {__file__}:")
    assert "ValueError: invalid literal" in line


def test_without_a_supervisor_there_is_no_heartbeat(window: QQuickWindow) -> None:
    assert attach(window, QQmlApplicationEngine(), {}) is None


def test_a_heartbeat_that_comes_after_the_first_frame_asks_for_another(qtbot: QtBot, tmp_path: Path, ear: Ear) -> None:
    exhibit = Exhibit(tmp_path, ear, "late")
    qtbot.waitUntil(lambda: "fault beat" in ear.heard(), timeout=20_000)
    exhibit.let_go()


EXHIBIT = """
import sys
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from qbj_kiosk.shell import heartbeat as heartbeat_module
from qbj_kiosk.shell.heartbeat import attach

app = QGuiApplication(["exhibit"] + ["failing"] * (sys.argv[2] == "slot"))
engine = QQmlApplicationEngine()
engine.load(QUrl.fromLocalFile(sys.argv[1]))
window = engine.rootObjects()[0]
window.show()
if sys.argv[2] == "late":
    # Only `attach` itself can beat before the test gives up.
    heartbeat_module.BEAT = 3600_000
    heartbeat_module.Heartbeat.beat = lambda self: self.fault("beat")
heartbeat = attach(window, engine)

def fail():
    raise ValueError("slot")

def stall():
    heartbeat.fault("stalling")
    while True:
        pass

QTimer.singleShot(0, {"slot": fail, "stall": stall, "late": int}[sys.argv[2]])
app.exec()
"""
RAISES = '    raise ValueError("slot")'
PAGE = """
import QtQuick
Window {
    id: root
    property int count: 0
    readonly property bool failing: Qt.application.arguments.length > 1
    property var nothing: null
    width: root.count > 0 ? root.nothing.width : 100
    Timer { interval: 0; running: root.failing; onTriggered: root.count = 1 }
}
"""


class Exhibit:
    """A process with a heartbeat."""

    def __init__(self, folder: Path, ear: Ear, what: str) -> None:
        (folder / "Page.qml").write_text(textwrap.dedent(PAGE))
        self.process = subprocess.Popen(
            [sys.executable, "-c", EXHIBIT, folder / "Page.qml", what],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QBJ_KIOSK_HEARTBEAT": str(ear.mouth)},
            pass_fds=[ear.mouth],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def let_go(self) -> str:
        """Closes the lifeline, as a supervisor that is gone; what was said on stderr."""
        try:
            return self.process.communicate(timeout=20)[1]
        finally:
            self.process.kill()


def test_exceptions_of_slots_and_errors_of_qml_are_told_with_their_place(
    qtbot: QtBot, tmp_path: Path, ear: Ear
) -> None:
    exhibit = Exhibit(tmp_path, ear, "slot")
    qtbot.waitUntil(lambda: len([line for line in ear.heard() if line.startswith("fault")]) >= 2, timeout=20_000)
    said = exhibit.let_go()
    faults = [line for line in ear.heard() if line.startswith("fault")]
    assert f"fault <string>:{EXHIBIT.splitlines().index(RAISES) + 1}: ValueError: slot" in faults
    assert any("Page.qml:8: TypeError" in line for line in faults)
    assert "Traceback" in said
    assert "TypeError" not in said
    assert exhibit.process.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_stalled_exhibit_tells_where_and_ends_with_its_supervisor(qtbot: QtBot, tmp_path: Path, ear: Ear) -> None:
    exhibit = Exhibit(tmp_path, ear, "stall")
    qtbot.waitUntil(lambda: "fault stalling" in ear.heard(), timeout=20_000)
    exhibit.process.send_signal(signal.SIGUSR1)
    said = exhibit.let_go()
    assert "in stall" in said
    assert exhibit.process.returncode == 0
