"""Messages from the exhibit to its supervisor; a full or closed pipe is ignored."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtQml import QQmlApplicationEngine, QQmlError
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from qbj_kiosk.shell.heartbeat import Heartbeat, attach_heartbeat, expects_frames
from qbj_kiosk.supervisor.child.channel import MAX_FAULT_LENGTH


class Pipe:
    def __init__(self) -> None:
        self.read_end, self.write_end = os.pipe()
        os.set_blocking(self.read_end, False)
        self.lines: list[str] = []

    def read(self) -> list[str]:
        with suppress(BlockingIOError):
            self.lines += os.read(self.read_end, 1 << 20).decode("ascii").splitlines()
        return self.lines


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    opened = Pipe()
    yield opened
    os.close(opened.read_end)
    os.close(opened.write_end)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QQuickWindow]:
    quick_window = QQuickWindow()
    with qtbot.waitExposed(quick_window):
        quick_window.show()
    yield quick_window
    quick_window.close()


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ({}, True),
        ({"drawing": False}, False),
        ({"screens": 0}, False),
        ({"exposed": False}, True),
        ({"visible": False, "exposed": False}, True),
        ({"wayland": True, "exposed": False}, False),
        ({"wayland": True, "visible": False, "exposed": False}, True),
    ],
)
def test_frames_are_expected_unless_the_display_is_off(state: dict[str, bool], *, expected: bool) -> None:
    usual = {"drawing": True, "screens": 1, "wayland": False, "visible": True, "exposed": True}
    assert expects_frames(**usual | state) == expected  # type: ignore[arg-type]  # the table mixes bool and int


def test_each_beat_renders_a_frame(qtbot: QtBot, window: QQuickWindow, pipe: Pipe) -> None:
    clock = Clock()
    heartbeat = Heartbeat(window, pipe.write_end, clock)
    for _ in range(3):
        clock.now += 2
        with qtbot.waitSignal(window.frameSwapped):
            heartbeat.beat()
    assert pipe.read() == ["frame"] * 3


def test_frames_are_reported_at_most_twice_a_second(qtbot: QtBot, window: QQuickWindow, pipe: Pipe) -> None:
    clock = Clock()
    heartbeat = Heartbeat(window, pipe.write_end, clock)
    for _ in range(30):
        clock.now += 1 / 16
        with qtbot.waitSignal(window.frameSwapped):
            heartbeat._request_frame()
    assert pipe.read() == ["frame"] * 4


def test_pause_of_drawing_is_reported_once(window: QQuickWindow, pipe: Pipe) -> None:
    heartbeat = Heartbeat(window, pipe.write_end)
    heartbeat.set_drawing(drawing=False)
    heartbeat.beat()
    heartbeat.set_drawing(drawing=True)
    heartbeat.set_drawing(drawing=True)
    assert pipe.read() == ["dark", "alive", "alive", "light"]


def test_staff_requests_are_one_word(window: QQuickWindow, pipe: Pipe) -> None:
    heartbeat = Heartbeat(window, pipe.write_end)
    heartbeat.request_restart()
    heartbeat.request_reload()
    heartbeat.request_quit()
    assert pipe.read() == ["restart", "reload", "leave"]


def test_fault_is_one_short_line(window: QQuickWindow, pipe: Pipe) -> None:
    Heartbeat(window, pipe.write_end).report_fault("first\nsecond 青 " + "x" * 5000)
    (line,) = pipe.read()
    assert line.startswith("fault first | second \\u9752 xxx")
    assert len(line) <= MAX_FAULT_LENGTH + 20


def test_full_pipe_is_ignored(window: QQuickWindow, pipe: Pipe) -> None:
    heartbeat = Heartbeat(window, pipe.write_end)
    for _ in range(200):
        heartbeat.report_fault("x" * 900)
    assert 10 < len(pipe.read()) < 200


def test_closed_pipe_is_ignored(window: QQuickWindow) -> None:
    read_end, write_end = os.pipe()
    heartbeat = Heartbeat(window, write_end)
    os.close(read_end)
    heartbeat.report_fault("x")
    os.close(write_end)


def test_exception_is_reported_with_file_and_line(window: QQuickWindow, pipe: Pipe) -> None:
    heartbeat = Heartbeat(window, pipe.write_end)
    try:
        int("no number")
    except ValueError as error:
        heartbeat.report_exception(type(error), error, error.__traceback__)
    (line,) = pipe.read()
    assert line.startswith(f"fault {__file__}:")
    assert "ValueError: invalid literal" in line


def test_qml_warnings_during_teardown_are_not_faults(window: QQuickWindow, pipe: Pipe) -> None:
    heartbeat, warning = Heartbeat(window, pipe.write_end), QQmlError()
    warning.setDescription("TypeError")
    heartbeat.report_qml_warnings([warning])
    heartbeat.stop_reporting_qml_warnings()
    heartbeat.report_qml_warnings([warning])
    assert [line for line in pipe.read() if line.startswith("fault")] == ["fault <Unknown File>: TypeError"]


def test_no_heartbeat_without_a_supervisor(window: QQuickWindow) -> None:
    assert attach_heartbeat(window, QQmlApplicationEngine(), {}) is None


def test_heartbeat_after_the_first_frame_requests_another(qtbot: QtBot, tmp_path: Path, pipe: Pipe) -> None:
    exhibit = Exhibit(tmp_path, pipe, "late")
    qtbot.waitUntil(lambda: "fault beat" in pipe.read(), timeout=20_000)
    exhibit.close_stdin()


EXHIBIT = """
import sys
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine, QQmlError
from qbj_kiosk.shell import heartbeat as heartbeat_module
from qbj_kiosk.shell.heartbeat import attach_heartbeat

app = QGuiApplication(["exhibit"] + ["failing"] * (sys.argv[2] == "slot"))
engine = QQmlApplicationEngine()
engine.load(QUrl.fromLocalFile(sys.argv[1]))
window = engine.rootObjects()[0]
window.show()
if sys.argv[2] == "late":
    # Only `attach_heartbeat` itself can call `beat` before the test's timeout.
    heartbeat_module.INTERVAL_MS = 3600_000
    heartbeat_module.Heartbeat.beat = lambda self: self.report_fault("beat")
heartbeat = attach_heartbeat(window, engine)

def fail():
    raise ValueError("slot")

def stall():
    heartbeat.report_fault("stalling")
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
    def __init__(self, folder: Path, pipe: Pipe, behaviour: str) -> None:
        (folder / "Page.qml").write_text(textwrap.dedent(PAGE))
        self.process = subprocess.Popen(
            [sys.executable, "-c", EXHIBIT, folder / "Page.qml", behaviour],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QBJ_KIOSK_HEARTBEAT": str(pipe.write_end)},
            pass_fds=[pipe.write_end],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def close_stdin(self) -> str:
        """Close the exhibit's standard input, as the end of the supervisor does; return its stderr."""
        try:
            return self.process.communicate(timeout=20)[1]
        finally:
            self.process.kill()


def test_slot_exceptions_and_qml_errors_are_reported_with_file_and_line(
    qtbot: QtBot, tmp_path: Path, pipe: Pipe
) -> None:
    exhibit = Exhibit(tmp_path, pipe, "slot")
    qtbot.waitUntil(lambda: len([line for line in pipe.read() if line.startswith("fault")]) >= 2, timeout=20_000)
    stderr = exhibit.close_stdin()
    faults = [line for line in pipe.read() if line.startswith("fault")]
    assert f"fault <string>:{EXHIBIT.splitlines().index(RAISES) + 1}: ValueError: slot" in faults
    assert any("Page.qml:8: TypeError" in line for line in faults)
    assert "Traceback" in stderr
    assert "TypeError" not in stderr
    assert exhibit.process.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_stalled_exhibit_dumps_its_stack_and_ends_with_its_supervisor(qtbot: QtBot, tmp_path: Path, pipe: Pipe) -> None:
    exhibit = Exhibit(tmp_path, pipe, "stall")
    qtbot.waitUntil(lambda: "fault stalling" in pipe.read(), timeout=20_000)
    exhibit.process.send_signal(signal.SIGUSR1)
    stderr = exhibit.close_stdin()
    assert "in stall" in stderr
    assert exhibit.process.returncode == 0
