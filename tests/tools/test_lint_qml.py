"""`tools/lint_qml.py`: qmllint checks the use of Python types, and one warning is a failure."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).resolve().parents[2] / "tools"
MODELS = """
from __future__ import annotations
from enum import IntEnum
from PySide6.QtCore import Property, QEnum, QObject, Signal, Slot
from PySide6.QtQml import ListProperty, QmlElement, QmlNamedElement, QmlSingleton, QmlUncreatable

QML_IMPORT_NAME = "Sample.Models"
QML_IMPORT_MAJOR_VERSION = 1

class Titled(QObject):
    title = Property(str, lambda self: "a title", constant=True)

@QmlElement
@QmlUncreatable("made by Python")
class Stop(Titled):
    @QEnum
    class Kind(IntEnum):
        PLAIN = 0

@QmlNamedElement("Board")
@QmlUncreatable("made by Python")
class Panel(QObject):
    turned = Signal(int, arguments=["by"])
    def _first(self) -> Stop | None: return None
    def _stops(self) -> list[Stop]: return []
    first = Property(Stop, _first, notify=turned)
    stops = Property(list, _stops, constant=True)
    old = ListProperty(QObject, count=lambda self: 0, at=lambda self, index: None)
    @Slot(int, result=Stop)
    def stop(self, index: int) -> Stop | None: return None

@QmlElement
@QmlSingleton
class Store(QObject):
    name = Property(str, lambda self: "", constant=True)
"""
GOOD = """
import QtQuick
import Sample.Models
Item {
    id: root
    required property Board panel
    readonly property Stop one: root.panel.stops[0]
    Text { text: root.panel.first?.title ?? Store.name }
    Text { text: root.one.title + root.panel.stop(1).title + Stop.Kind.PLAIN }
    Connections { target: root.panel; function onTurned(by: int) { root.x = by } }
    REST
}
"""


VISIT = """
import QtQuick
import Kiosk.Models
Item {
    id: root
    required property Session session
    required property Staff staff
    required property Reader reader
    REST
}
"""


def lint(folder: Path, rest: str) -> subprocess.CompletedProcess[str]:
    package = folder / "sample"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "models.py").write_text(MODELS, encoding="utf-8")
    return lint_source(folder, GOOD.replace("REST", rest), "sample")


def lint_source(folder: Path, source: str, package: str) -> subprocess.CompletedProcess[str]:
    file = folder / "Sample.qml"
    file.write_text(source, encoding="utf-8")
    code = f"from lint_qml import lint; raise SystemExit(lint([{str(file)!r}], {package!r}))"
    command = [sys.executable, "-c", code]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(folder), str(TOOLS)))}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_correct_file_passes(tmp_path: Path) -> None:
    done = lint(tmp_path, "")
    assert (done.returncode, done.stderr) == (0, "")
    assert "4 Python types described" in done.stdout


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("Text { text: root.panel.frist.title }", 'Member "frist" not found'),
        ("Text { text: root.one.titel }", 'Member "titel" not found on type "Stop"'),
        ("Text { text: root.panel.stop(0).titel }", 'Member "titel" not found on type "Stop"'),
        ("Text { text: Store.nam }", 'Member "nam" not found'),
        ("Text { text: Stop.Kind.FANCY }", "FANCY"),
        ("property int count: root.panel.stops", "Cannot assign"),
        ("Stop {}", "not creatable"),
        ("Component.onCompleted: root.panel.first = null", "read-only"),
        ("Text { text: missing }", "Unqualified access"),
    ],
)
def test_mistake_is_an_error(tmp_path: Path, wrong: str, message: str) -> None:
    done = lint(tmp_path, wrong)
    assert done.returncode != 0
    assert message in done.stdout + done.stderr


def lint_visit(folder: Path, condition: str) -> subprocess.CompletedProcess[str]:
    source = VISIT.replace("REST", f"visible: {condition}")
    return lint_source(folder, source, "qbj_kiosk.viewmodels")


def test_states_and_strings_of_the_view_models_pass(tmp_path: Path) -> None:
    done = lint_visit(
        tmp_path,
        "root.session.screen === Session.Screen.PANEL || root.staff.page === Staff.Page.CLOSED "
        "|| root.staff.asking === Staff.Action.NONE || root.reader.state === Reader.State.IDLE "
        "|| root.session.content.strings.stillHere === root.staff.strings.entered(3)",
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ("root.session.screen === Session.Screen.PANNEL", "PANNEL"),
        ("root.staff.page === Staff.Page.PINPAD", "PINPAD"),
        ("root.reader.state === Reader.State.READS", "READS"),
        ("root.session.screen === Session.Screan.PANEL", "Screan"),
        ("root.session.content.strings.stillHear.length > 0", "stillHear"),
        ("root.staff.strings.entired(3).length > 0", "entired"),
        ("root.reader.strings.quiter.length > 0", "quiter"),
    ],
)
def test_unknown_states_and_strings_of_the_view_models_fail(tmp_path: Path, condition: str, message: str) -> None:
    done = lint_visit(tmp_path, condition)
    assert done.returncode != 0
    assert message in done.stdout + done.stderr
