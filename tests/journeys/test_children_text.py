"""Text for young visitors: one sentence replaces the lead of each panel until the visit ends."""

import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from qbj_kiosk.app.options import Size
from qbj_kiosk.exhibit import model
from qbj_kiosk.exhibit.compiler.build import build
from qbj_kiosk.exhibit.model import plain
from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.layout_check.visible_items import visible_items
from qbj_kiosk.session import events as ev
from qbj_kiosk.session.places import AtPanel, Attract
from tests.journeys import stricter_layout_rules
from tests.journeys.control_names import Names
from tests.journeys.shown_text import PARAGRAPH, shown_text
from tests.journeys.stricter_layout_rules import Screen
from tests.journeys.visitor import NewVisitor, Visitor
from tests.kiosks import open_kiosk, rest, window
from tests.pairwise_screens import LANDSCAPE, LANGUAGES, PORTRAIT, SMALL, SQUARE, TEXT_SIZES, each_pair

ROOT = Path(__file__).parents[2]
SIZES = (LANDSCAPE, PORTRAIT, SMALL, SQUARE)


@pytest.fixture(scope="module")
def partly(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the exhibit with a sentence for young visitors in its second panel only."""
    sources = tmp_path_factory.mktemp("partly") / "sources"
    shutil.copytree(ROOT / "resources", sources)
    for panel in ("logistics", "transformation"):
        _silence(sources, panel)
    build(sources, sources.parent / "bundle")
    return sources.parent / "bundle"


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the exhibit without any sentence for young visitors."""
    sources = tmp_path_factory.mktemp("without") / "sources"
    shutil.copytree(ROOT / "resources", sources)
    for panel in ("logistics", "industry", "transformation"):
        _silence(sources, panel)
    build(sources, sources.parent / "bundle")
    return sources.parent / "bundle"


def _silence(sources: Path, panel: str) -> None:
    for file in (sources / "panels" / panel).glob("[!p]*.toml"):
        text = file.read_text(encoding="utf-8")
        assert "young" in text
        file.write_text(re.sub("^young = .*\n", "", text, flags=re.MULTILINE), encoding="utf-8")


def paragraph_texts(visitor: Visitor) -> list[str]:
    return [paragraph.name for paragraph in visitor.paragraphs()]


def test_switch_replaces_the_lead_by_the_sentence(new_visitor: NewVisitor, each_language: Names) -> None:
    visitor, names = new_visitor(language=each_language.tag), each_language
    for number, panel in enumerate(names.exhibit.panels):
        wording = panel.wording[names.tag]
        visitor.touch(names.tab(number))
        visitor.until_at(AtPanel(number))
        assert paragraph_texts(visitor) == [plain(wording.lead)]
        (before,) = visitor.paragraphs()
        visitor.touch(names.language.access.title)
        visitor.touch(names.language.access.young)
        visitor.touch(names.back_to_panel(number))
        visitor.until_at(AtPanel(number))
        assert paragraph_texts(visitor) == [wording.young]
        (after,) = visitor.paragraphs()
        assert after.rect.topLeft() == before.rect.topLeft()
        assert after.rect.height() < before.rect.height()
        assert _pixels(visitor, wording.young) > _pixels(visitor, panel.wording[names.tag].kicker)
        assert item_properties.role(after.item) == PARAGRAPH
        visitor.kiosk.session.reset()
        visitor.until_at(Attract())
        visitor.touch(names.tab(number))
        visitor.until_at(AtPanel(number))
        assert paragraph_texts(visitor) == [plain(wording.lead)]
        visitor.kiosk.session.reset()
        visitor.until_at(Attract())


def _pixels(visitor: Visitor, text: str) -> int:
    (found,) = [each for each in visitor.screen().texts if shown_text(each.item) == text]
    return int(found.item.property("font").pixelSize())


def test_a_change_of_language_changes_the_sentence(visitor: Visitor, exhibit: model.Exhibit) -> None:
    visitor.kiosk.session.dispatch(ev.SetSwitch("young", True))  # noqa: FBT003 - the switch's state
    visitor.kiosk.session.openPanel(1)
    for tag in ("en", "zh", "en"):
        visitor.kiosk.session.setLanguage(tag)
        rest()
        assert paragraph_texts(visitor) == [exhibit.panels[1].wording[tag].young]


def test_a_panel_without_a_sentence_keeps_its_lead(qapp: QGuiApplication, partly: Path) -> None:
    with open_kiosk(qapp, partly) as kiosk:
        assert "young" in kiosk.session.switches
        kiosk.session.dispatch(ev.SetSwitch("young", True))  # noqa: FBT003 - the switch's state
        for number, panel in enumerate(kiosk.bundle.exhibit.panels):
            wording = panel.wording["en"]
            kiosk.session.openPanel(number)
            rest()
            shown = {each.name for each in visible_items(window(kiosk)) if item_properties.role(each.item) == PARAGRAPH}
            assert (wording.young or plain(wording.lead)) in shown
            assert bool(wording.young) == (number == 1)


def test_where_no_panel_has_a_sentence_there_is_no_switch(qapp: QGuiApplication, without: Path) -> None:
    with open_kiosk(qapp, without) as kiosk:
        assert "young" not in kiosk.session.switches


@pytest.mark.parametrize(("size", "text_size", "language"), each_pair(SIZES, TEXT_SIZES, LANGUAGES), ids=str)
def test_every_panel_with_its_sentence_keeps_the_rules(
    qapp: QGuiApplication, real_bundle: Path, size: Size, text_size: int, language: str
) -> None:
    kept = [
        rule
        for rule in stricter_layout_rules.RULES
        if text_size == 100 or rule is not stricter_layout_rules.controls_are_in_reach
    ]
    with open_kiosk(qapp, real_bundle, size, text_size=text_size) as kiosk:
        kiosk.session.dispatch(ev.SetSwitch("young", True))  # noqa: FBT003 - the switch's state
        kiosk.session.setLanguage(language)
        for number, panel in enumerate(kiosk.bundle.exhibit.panels):
            kiosk.session.openPanel(number)
            rest()
            screen = Screen.of(window(kiosk))
            assert panel.wording[language].young in [shown_text(each.item) for each in screen.items if each.is_text]
            broken = [f"{rule.__name__}: {finding}" for rule in kept for finding in rule(screen)]
            assert broken == [], panel.id
