"""`tools/lint_qml.py`: qmllint checks the use of Python types, and one warning is a failure."""

from collections.abc import Callable
from pathlib import Path

import pytest

import lint_qml

Lint = Callable[[str, str], tuple[int, str]]
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


@pytest.fixture(scope="module")
def types(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return folders with the types of the sample, and of the view models, by the QML that uses them."""
    folders = {GOOD: tmp_path_factory.mktemp("sample"), VISIT: tmp_path_factory.mktemp("kiosk")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(write_sample(tmp_path_factory.mktemp("source"))))
        assert lint_qml.describe("sample", str(folders[GOOD])) == 0
        assert lint_qml.describe(lint_qml.PACKAGE, str(folders[VISIT])) == 0
    return folders


def write_sample(folder: Path) -> Path:
    package = folder / "sample"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "models.py").write_text(MODELS, encoding="utf-8")
    return folder


@pytest.fixture
def lint(types: dict[str, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Lint:
    """Return a function that lints QML in place of REST in a file, and returns the exit code and the output."""

    def run(source: str, rest: str) -> tuple[int, str]:
        file = tmp_path / "Sample.qml"
        file.write_text(source.replace("REST", rest), encoding="utf-8")
        code = lint_qml.run_qmllint([file], str(types[source]))
        return code, "".join(capfd.readouterr())

    return run


@pytest.mark.parametrize(("rest", "passes"), [("", True), ("Text { text: missing }", False)])
def test_types_are_described_and_then_the_file_is_linted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], rest: str, *, passes: bool
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(write_sample(tmp_path)))
    file = tmp_path / "Sample.qml"
    file.write_text(GOOD.replace("REST", rest), encoding="utf-8")
    assert (lint_qml.lint([file], "sample") == 0) == passes
    output = capfd.readouterr()
    assert (output.err == "") == passes
    assert "4 Python types described" in output.out


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
def test_mistake_is_an_error(lint: Lint, wrong: str, message: str) -> None:
    code, output = lint(GOOD, wrong)
    assert code != 0
    assert message in output


def test_states_and_strings_of_the_view_models_pass(lint: Lint) -> None:
    code, output = lint(
        VISIT,
        "visible: root.session.screen === Session.Screen.PANEL || root.staff.page === Staff.Page.CLOSED "
        "|| root.staff.asking === Staff.Action.NONE || root.reader.state === Reader.State.IDLE "
        "|| root.session.content.strings.stillHere === root.staff.strings.entered(3)",
    )
    assert (code, output) == (0, "")


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
def test_unknown_states_and_strings_of_the_view_models_fail(lint: Lint, condition: str, message: str) -> None:
    code, output = lint(VISIT, f"visible: {condition}")
    assert code != 0
    assert message in output
