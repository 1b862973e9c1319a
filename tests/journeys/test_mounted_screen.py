"""Mounted screen: lowered controls stay below the reach line, and sizes are large enough in millimetres."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from qbj_kiosk.app import kiosk_mode_startup as mode
from qbj_kiosk.app.application import Application
from qbj_kiosk.app.kiosk_mode_extension import KioskModeExtension
from qbj_kiosk.app.options import Options, Size
from qbj_kiosk.commands.lazy_compiler import build_sources
from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.layout_check.layout_rules import SLACK, in_words
from qbj_kiosk.layout_check.visible_items import visible_items
from qbj_kiosk.session import accessibility
from qbj_kiosk.session import events as ev
from qbj_kiosk.session.places import Attract
from qbj_kiosk.settings.model import Settings
from qbj_kiosk.settings.screen_mounting import Mounting
from qbj_kiosk.shots.states import states
from tests.journeys import pixels, stricter_layout_rules
from tests.journeys.idle_clock import watch
from tests.journeys.stricter_layout_rules import Rule, Screen, sizes_are_in_millimetres
from tests.journeys.visitor import NewVisitor
from tests.kiosks import open_kiosk, rest, window
from tests.pairwise_screens import DOUBLED, LANDSCAPE, LANGUAGES, PORTRAIT, TEXT_SIZES, each_pair, in_turn
from tests.speech.fake_output import FakeOutput

UNKNOWN = Mounting()
STRIP = 240
"""Least height to read above the deck, in units of 1/1080 of the shorter side."""
TWICE = DOUBLED[0]
EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
RULES = tuple(rule for rule in stricter_layout_rules.RULES if rule is not stricter_layout_rules.controls_are_in_reach)


def pages(screen: Screen) -> list[QRectF]:
    return [
        each.shown
        for each in screen.items
        if each.inherits("QQuickFlickable") and item_properties.value(each.item, "interactive")
    ]


def controls_are_under_the_line(screen: Screen, line: float) -> Iterator[str]:
    """Layout rule: no control reaches over the reach line, and nor does a page that scrolls."""
    for page in pages(screen):
        if page.top() < line - SLACK:
            yield f"a page that scrolls begins at {page.top():.0f}, over {line:.0f}"
    for control in screen.controls:
        if control.shown.top() < line - SLACK:
            yield f"control “{control.name}” ({in_words(control.shown)}) is over {line:.0f}"


def items(kiosk: Application, component: str) -> list[QQuickItem]:
    return [each.item for each in visible_items(window(kiosk)) if each.is_a(component)]


def survey(
    kiosk: Application, language: str, wishes: list[ev.Event], kept: tuple[Rule, ...], line: float | None = None
) -> list[str]:
    """Return which layout rules any state of the exhibit breaks in one language, in one visit from attract on."""
    found = []
    for event in (*wishes, ev.SetLanguage(language)):
        kiosk.session.dispatch(event)
    for state in states(kiosk.bundle.exhibit):
        for event in state.events:
            kiosk.session.dispatch(event)
        rest()
        screen = Screen.of(window(kiosk))
        found += [f"{state.name}: {finding}" for rule in kept for finding in rule(screen)]
        if line is not None:
            found += [f"{state.name}: {finding}" for finding in controls_are_under_the_line(screen, line)]
    return found


def lowered(text_size: int = 100) -> list[ev.Event]:
    return [ev.SetTextSize(text_size), ev.SetSwitch("low", on=True)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "text_size", "language"),
    [
        *each_pair((LANDSCAPE, PORTRAIT), TEXT_SIZES, LANGUAGES),
        *(
            pytest.param(TWICE, *row, marks=() if row == (150, "zh") else pytest.mark.exhaustive)
            for row in product(TEXT_SIZES, LANGUAGES)
        ),
    ],
    ids=str,
)
def test_lowered_every_state_keeps_the_rules_and_the_line(
    qapp: QGuiApplication, real_bundle: Path, size: Size, text_size: int, language: str
) -> None:
    line = UNKNOWN.reach_line(size.width, size.height)
    kept = tuple(
        rule for rule in RULES if size != TWICE or rule is not stricter_layout_rules.text_stands_on_plain_ground
    )
    with open_kiosk(qapp, real_bundle, size, text_size=text_size) as kiosk:
        for event in lowered(text_size):
            kiosk.session.dispatch(event)
        rest()
        need = (
            stricter_layout_rules.deck(Screen.of(window(kiosk))).height() + STRIP * min(size.width, size.height) / 1080
        )
        assert size.height - need >= line
        assert survey(kiosk, language, lowered(text_size), kept, min(line, size.height - need)) == []


@EACH_LANGUAGE
@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=str)
def test_with_an_unknown_mount_text_of_any_size_has_room_under_the_line_read_aloud_too(
    qapp: QGuiApplication, real_bundle: Path, size: Size, language: str
) -> None:
    with open_kiosk(qapp, real_bundle, size) as kiosk:
        kiosk.attach_speech(FakeOutput())
        assert kiosk.reader is not None
        for text_size in accessibility.TEXT_SIZES:
            for event in (ev.Reset(), *lowered(text_size), ev.SetLanguage(language), ev.OpenPanel(0)):
                kiosk.session.dispatch(event)
            kiosk.reader.read()
            rest()
            (band,) = items(kiosk, "LoweredHeader")
            assert band.height() == UNKNOWN.reach_line(size.width, size.height), text_size


@pytest.mark.parametrize("text_size", [100, 200])
@EACH_LANGUAGE
@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=str)
def test_idle_prompt_is_lowered_too(
    new_visitor: NewVisitor, tmp_path: Path, size: Size, language: str, text_size: int
) -> None:
    visitor = new_visitor(size, language=language)
    watched = watch(visitor, tmp_path)
    for event in (*lowered(text_size), ev.OpenPanel(1)):
        visitor.kiosk.session.dispatch(event)
    watched.presence.touched()
    watched.wait(watched.patience)
    assert watched.asking
    screen = Screen.of(visitor.window)
    (band,) = items(visitor.kiosk, "LoweredHeader")
    assert [what for rule in RULES for what in rule(screen)] == []
    assert list(controls_are_under_the_line(screen, band.height())) == []
    assert band.height() >= UNKNOWN.reach_line(size.width, size.height) - 200
    watched.kiosk_mode.close()


def test_a_touch_on_the_lowered_answer_ends_the_visit_and_one_beside_it_stays(
    new_visitor: NewVisitor, tmp_path: Path
) -> None:
    visitor = new_visitor(PORTRAIT)
    watched = watch(visitor, tmp_path)
    for place, over in ((QPointF(540, 1200), False), (None, True)):
        for event in (*lowered(), ev.OpenPanel(1)):
            visitor.kiosk.session.dispatch(event)
        watched.presence.touched()
        watched.wait(watched.patience)
        assert watched.asking
        visitor.touch(place or "Start over")
        assert not watched.asking
        assert isinstance(visitor.place, Attract) == over
    watched.kiosk_mode.close()


HUNG = Mounting(43 * 25.4, 950)
"""43 inches: 535 mm high, 952 mm wide; the line is 270 mm over its lower edge."""


@EACH_LANGUAGE
def test_reach_line_follows_the_mounting(qapp: QGuiApplication, real_bundle: Path, language: str) -> None:
    with open_kiosk(qapp, real_bundle, LANDSCAPE, mounting=HUNG) as kiosk:
        line = HUNG.reach_line(1920, 1080)
        assert line == pytest.approx(1080 - 270 * 2203 / 1092.2, abs=1)
        assert survey(kiosk, language, lowered(), RULES, line) == []
        (band,) = items(kiosk, "LoweredHeader")
        assert band.height() == pytest.approx(line, abs=1)


def test_reach_line_is_lower_on_a_screen_that_is_mounted_lower(qapp: QGuiApplication, real_bundle: Path) -> None:
    with open_kiosk(qapp, real_bundle, LANDSCAPE, mounting=HUNG) as kiosk:
        for event in lowered():
            kiosk.session.dispatch(event)
        window(kiosk).setProperty("lowerEdge", 800)
        rest()
        (band,) = items(kiosk, "LoweredHeader")
        assert band.height() == pytest.approx(Mounting(43 * 25.4, 800).reach_line(1920, 1080), abs=1)


def test_kiosk_mode_takes_the_mount_from_the_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text("[screen]\ndiagonal_inches = 43\nlower_edge_mm = 950\nviewing_distance_mm = 700\n")
    asked: list[Options] = []

    def run(options: Options, _: object) -> int:
        asked.append(options)
        return 0

    monkeypatch.setattr("qbj_kiosk.app.startup.run", run)
    assert mode.run_exhibit(mode.KioskArguments(settings=file), build_sources) == 0
    (options,) = asked
    assert (options.mounting.diagonal_mm, options.mounting.lower_edge_mm) == (pytest.approx(1092.2), 950)
    assert options.mounting.capital_mm == pytest.approx(8.552, abs=0.001)


def test_lowering_changes_nothing_where_all_is_in_reach(qapp: QGuiApplication, real_bundle: Path) -> None:
    with open_kiosk(qapp, real_bundle, LANDSCAPE, mounting=Mounting(43 * 25.4, 600)) as kiosk:
        before = pixels.picture(window(kiosk))
        kiosk.session.dispatch(ev.SetSwitch("low", on=True))
        rest()
        assert pixels.picture(window(kiosk)).tobytes() == before.tobytes()


def test_lowering_is_offered_only_where_it_would_change_something(
    qapp: QGuiApplication, real_bundle: Path, tmp_path: Path
) -> None:
    for lower_edge, offered in ((600, False), (950, True)):
        with open_kiosk(qapp, real_bundle, LANDSCAPE, mounting=Mounting(43 * 25.4, lower_edge)) as kiosk:
            kiosk_mode = KioskModeExtension(kiosk, Settings(), environ={"XDG_STATE_HOME": str(tmp_path)})
            assert ("low" in kiosk.session.switches) == offered
            kiosk_mode.close()


def test_a_reset_raises_it_again(qapp: QGuiApplication, real_bundle: Path) -> None:
    with open_kiosk(qapp, real_bundle, LANDSCAPE) as kiosk:
        (deck,) = items(kiosk, "Deck")
        before = deck.mapRectToScene(QRectF(0, 0, deck.width(), deck.height()))
        for event in (*lowered(), ev.OpenPanel(1)):
            kiosk.session.dispatch(event)
        rest()
        assert items(kiosk, "LoweredHeader")
        kiosk.session.dispatch(ev.Reset())
        rest()
        assert not items(kiosk, "LoweredHeader")
        assert deck.mapRectToScene(QRectF(0, 0, deck.width(), deck.height())) == before


MEASURED = [
    (Size(1920, 1200), 10.1, None),
    (Size(1920, 1080), 24, None),
    (Size(1920, 1080), 32, None),
    (Size(1080, 1920), 15.6, None),
    (Size(1920, 1080), 21.5, None),
    (Size(1080, 1920), 21.5, None),
    (Size(3840, 2160), 43, 2000),
    (Size(1080, 1920), 43, 2000),
    (Size(1920, 1080), 43, 2500),
    (Size(1280, 1024), 43, 3200),
    (Size(1920, 1080), 65, 2000),
    (Size(1080, 1920), 55, 2600),
    (Size(1080, 1920), 65, 2000),
]


@pytest.mark.slow
@pytest.mark.parametrize(("measured", "language"), in_turn(MEASURED, LANGUAGES), ids=str)
def test_with_a_known_diagonal_sizes_are_in_millimetres(
    qapp: QGuiApplication, real_bundle: Path, measured: tuple[Size, float, int | None], language: str
) -> None:
    size, inches, away = measured
    mounting = Mounting(inches * 25.4, None, away)
    mm = mounting.pixels_per_mm(size.width, size.height)
    assert mm is not None
    floor = mounting.capital_mm * mm

    def enough(screen: Screen) -> Iterator[str]:
        return sizes_are_in_millimetres(screen, mm, floor)

    with open_kiosk(qapp, real_bundle, size, mounting=mounting) as kiosk:
        assert survey(kiosk, language, [], (*RULES, enough)) == []


@EACH_LANGUAGE
@pytest.mark.parametrize(("size", "inches"), [(LANDSCAPE, 10.1), (PORTRAIT, 10.1), (LANDSCAPE, 15.6)], ids=str)
def test_the_keys_of_reading_aloud_are_in_millimetres_too(
    qapp: QGuiApplication, real_bundle: Path, size: Size, inches: float, language: str
) -> None:
    mounting = Mounting(inches * 25.4)
    mm = mounting.pixels_per_mm(size.width, size.height)
    assert mm is not None
    with open_kiosk(qapp, real_bundle, size, mounting=mounting, language=language) as kiosk:
        kiosk.attach_speech(FakeOutput())
        assert kiosk.reader is not None
        kiosk.reader.read()
        rest()
        assert list(sizes_are_in_millimetres(Screen.of(window(kiosk)), mm, mounting.capital_mm * mm)) == []
