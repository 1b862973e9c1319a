"""Kinds of figures: each has its QML file, and a further one is a row more."""

import re
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QSize, QUrl
from PySide6.QtQuick import QQuickView

from qbj_kiosk.app.qml_engine import QML
from qbj_kiosk.exhibit import model
from qbj_kiosk.exhibit.compiler.figure_source_structs import find_numbers
from qbj_kiosk.exhibit.constrained_types import Number
from qbj_kiosk.exhibit.figure_kinds import KINDS, Kind
from qbj_kiosk.viewmodels.exhibit import Exhibit
from tests.exhibit.compiler.small_exhibit import Sample

FIGURES = QML / "Kiosk" / "Figures"
VIEW = """\
import Kiosk.Figures
import Kiosk.Theme

FigureLoader {
    content: exhibit.languages[0]
    figure: content.panels[0].figure
    look: Theme.deep

    readonly property string drawingName: String(drawing)
}
"""


def qml_type(kind: str) -> str:
    return kind.capitalize()


@pytest.mark.parametrize("kind", KINDS)
def test_kind_has_its_qml_file(kind: str) -> None:
    name = qml_type(kind)
    assert (FIGURES / f"{name}.qml").is_file()
    listed = (FIGURES / "qmldir").read_text(encoding="utf-8")
    assert re.search(rf"^{name} 1\.0 {name}\.qml$", listed, re.MULTILINE)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("kind", KINDS)
def test_kind_renders(kind: str, exhibit: model.Exhibit, tmp_path: Path) -> None:
    panel = exhibit.panels[0]
    wording = {tag: msgspec.structs.replace(text, names=("One", "Two")) for tag, text in panel.figure.wording.items()}
    figure = model.Figure(kind, (1,), wording, value=80, units=8, total=10)
    panel = msgspec.structs.replace(panel, figure=figure)
    shown = Exhibit(msgspec.structs.replace(exhibit, panels=(panel,)), lambda path: path)
    source = tmp_path / "View.qml"
    source.write_text(VIEW, encoding="utf-8")
    view = QQuickView()
    shown.setParent(view.engine())
    view.engine().addImportPath(str(QML))
    view.setInitialProperties({"exhibit": shown})
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    view.resize(QSize(960, 480))
    view.setSource(QUrl.fromLocalFile(str(source)))
    assert [error.toString() for error in view.errors()] == []
    view.show()
    assert not view.grabWindow().isNull()
    assert view.rootObject().property("drawingName").startswith(f"{qml_type(kind)}_")


@pytest.mark.usefixtures("quick")
def test_number_of_a_new_kind_must_be_stated(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, "bars", Kind(needs={"value": Number, "tons": Number}, passed=("tons",)))
    sample.edit("figures/begin.toml", '"numeral"', '"bars"')
    sample.edit("figures/begin.toml", "value = 2013", "value = 2013\ntons = 500")
    (english, chinese) = sample.problems()
    assert (english.file, english.line) == (chinese.file, chinese.line) == ("figures/begin.toml", 4)
    assert english.what == '"tons" is 500, which paragraph 1 does not state in "en"'
    assert english.remedy == "Write the article's number, or name the paragraph that states it"


@pytest.mark.usefixtures("quick")
def test_new_kind_passes_its_numbers(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, "bars", Kind(needs={"years": Number}, passed=("years",)))
    sample.edit("figures/begin.toml", '"numeral"', '"bars"')
    sample.edit("figures/begin.toml", "value = 2013", "value = 2013\nyears = 9")
    (stop,) = [stop for stop in sample.build().panels[0].stops if stop.figure.kind == "bars"]
    assert stop.figure.numbers == {"years": 9}


def test_numbers_are_found_in_lists_and_tables() -> None:
    values = {"a": 1, "b": (2.5, {"c": 3}), "d": True, "e": "4", "f": None}
    assert {path: float(number) for path, number in find_numbers(values)} == {
        ("a",): 1,
        ("b", 0): 2.5,
        ("b", 1, "c"): 3,
    }
