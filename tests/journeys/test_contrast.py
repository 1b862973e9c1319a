"""Contrast of drawn pixels: texts 7:1, drawings and marks 3:1, a focus ring around every control."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtGui import QGuiApplication

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.options import Size
from qbj_kiosk.layout_check.visible_items import VisibleItem
from qbj_kiosk.session import events as ev
from qbj_kiosk.shots.states import State, states
from qbj_kiosk.speech.narration import OFF_SCREEN
from tests.journeys import contrast_measurement, pixels
from tests.journeys.contrast_measurement import failing
from tests.journeys.state_walk import all_states, further_down, scrolled
from tests.journeys.stricter_layout_rules import Screen
from tests.kiosks import MakeKiosk, open_kiosk, rest, window
from tests.pairwise_screens import LANDSCAPE, LANGUAGES, PORTRAIT, SMALL, each_pair, in_turn
from tests.speech.fake_output import FakeOutput

SIZES = (LANDSCAPE, PORTRAIT)
CHOICES: dict[str, tuple[ev.Event, ...]] = {
    "200 %": (ev.SetTextSize(200),),
    "lowered": (ev.SetSwitch("low", on=True),),
    "young, 150 %": (ev.SetSwitch("young", on=True), ev.SetTextSize(150)),
}
HIGH = pytest.mark.parametrize("high", [False, True], ids=["designed", "high contrast"])
EACH_SIZE = pytest.mark.parametrize("size", SIZES, ids=str)


def seen(
    kiosk: Application, states: list[State], *, high: bool, language: str = "en", chosen: tuple[ev.Event, ...] = ()
) -> Iterator[tuple[str, Screen]]:
    arriving: tuple[ev.Event, ...] = (ev.Reset(), ev.SetLanguage(language), ev.SetSwitch("contrast", on=high), *chosen)
    for event in arriving:
        kiosk.session.dispatch(event)
    for state in states:
        for event in state.events:
            kiosk.session.dispatch(event)
        rest()
        yield state.name, Screen.of(window(kiosk))


def some(kiosk: Application) -> list[State]:
    half = (ev.OpenPanel(1), ev.FigureFinished(1), ev.SetContainersDown(1, 50))
    return [*states(kiosk.bundle.exhibit), State("industry, 50 down", half)]


def one_each(kiosk: Application) -> list[State]:
    stops = {f"{panel.id}-{stop.id}" for panel in kiosk.bundle.exhibit.panels for stop in panel.stops[1:]}
    return [state for state in states(kiosk.bundle.exhibit) if state.name not in stops]


@pytest.mark.parametrize(("size", "language", "high"), each_pair(SIZES, LANGUAGES, (False, True)), ids=str)
def test_every_text_drawing_and_control_has_contrast(
    qapp: QGuiApplication, real_bundle: Path, size: Size, language: str, *, high: bool
) -> None:
    """Check texts in every state, drawings and marks in some, and the edges of controls in one of each kind.

    Each control has an edge in high contrast; as designed, a resting one has its text.
    """
    faint: list[str] = []
    with open_kiosk(qapp, real_bundle, size) as kiosk:
        drawn, edged = ({state.name for state in chosen(kiosk)} for chosen in (some, one_each))
        for where, screen in seen(kiosk, all_states(kiosk), high=high, language=language):
            faint += failing(contrast_measurement.of_texts(screen), f"text in {where}")
            if where in drawn:
                faint += failing(contrast_measurement.of_graphics(screen), f"drawing in {where}")
            if where in edged:
                bare = failing(contrast_measurement.of_boundaries(screen), f"edge in {where}")
                faint += bare if high else []
                assert len(named_controls(screen)) >= len(bare), where
            for lower in scrolled(where, screen):
                faint += failing(contrast_measurement.of_texts(lower), f"text further down in {where}")
    assert faint == []


def named_controls(screen: Screen) -> list[VisibleItem]:
    return [control for control in screen.controls if any(text.is_within(control.item) for text in screen.texts)]


@pytest.mark.parametrize(
    ("size", "chosen", "language", "high"), each_pair(SIZES, tuple(CHOICES), LANGUAGES, (False, True)), ids=str
)
def test_every_text_has_contrast_with_every_accessibility_setting(
    kiosk: MakeKiosk, size: Size, chosen: str, language: str, *, high: bool
) -> None:
    faint: list[str] = []
    shown = kiosk(size)
    for where, screen in seen(shown, one_each(shown), high=high, language=language, chosen=CHOICES[chosen]):
        faint += failing(contrast_measurement.of_texts(screen), where)
        for lower in further_down(screen):
            faint += failing(contrast_measurement.of_texts(lower), f"{where}, further down")
    assert faint == []


@pytest.mark.parametrize(("language", "high"), in_turn(LANGUAGES, (False, True)), ids=str)
def test_player_caption_and_mark_have_contrast(
    qapp: QGuiApplication, real_bundle: Path, language: str, *, high: bool
) -> None:
    faint: list[str] = []
    with open_kiosk(qapp, real_bundle) as kiosk:
        voice = FakeOutput()
        kiosk.attach_speech(voice)
        reader = kiosk.reader
        assert reader is not None
        for where, _ in seen(kiosk, one_each(kiosk), high=high, language=language):
            reader.read()
            looked_at: set[str] = set()
            while not voice.silent:
                # Where one is stands on the deck in writing; of the parts that are marked, one shows how.
                how = "marked" if reader.part not in OFF_SCREEN else "written"
                if how not in looked_at:
                    looked_at.add(how)
                    rest()
                    screen = Screen.of(window(kiosk))
                    faint += failing(contrast_measurement.of_texts(screen), f"{where}, {reader.part}")
                    faint += failing(contrast_measurement.of_graphics(screen), f"{where}, {reader.part}")
                voice.finish()
            assert "written" in looked_at
    assert faint == []


@EACH_SIZE
def test_every_text_of_attract_has_contrast_at_each_stand(qapp: QGuiApplication, real_bundle: Path, size: Size) -> None:
    faint: list[str] = []
    with open_kiosk(qapp, real_bundle, size) as kiosk:
        attract = next(each.item for each in Screen.of(window(kiosk)).items if each.is_a("AttractScreen"))
        for stand in range(len(kiosk.bundle.exhibit.panels)):
            rest()
            faint += failing(contrast_measurement.of_texts(Screen.of(window(kiosk))), f"stand {stand}")
            QMetaObject.invokeMethod(attract, "depart")
    assert faint == []


@HIGH
def test_every_text_of_a_pressed_control_has_contrast(qapp: QGuiApplication, real_bundle: Path, *, high: bool) -> None:
    faint: list[str] = []
    with open_kiosk(qapp, real_bundle) as kiosk:
        for where, screen in seen(kiosk, some(kiosk), high=high):
            for control in screen.controls:
                control.item.setProperty("down", 1)
            rest()
            faint += failing(contrast_measurement.of_texts(Screen.of(screen.window)), where)
            for control in screen.controls:
                control.item.setProperty("down", 0)
    assert faint == []


@pytest.mark.parametrize(("language", "high"), in_turn(LANGUAGES, (False, True)), ids=str)
def test_every_drawing_and_mark_has_contrast_on_a_small_screen(
    qapp: QGuiApplication, real_bundle: Path, language: str, *, high: bool
) -> None:
    faint: list[str] = []
    with open_kiosk(qapp, real_bundle, SMALL) as kiosk:
        for where, screen in seen(kiosk, some(kiosk), high=high, language=language):
            faint += failing(contrast_measurement.of_graphics(screen), where)
    assert faint == []


@HIGH
@pytest.mark.parametrize(("size", "language"), [(SIZES[0], "zh"), (SIZES[1], "en"), (SMALL, "en")], ids=str)
def test_focus_ring_has_contrast_on_every_background(
    qapp: QGuiApplication, real_bundle: Path, size: Size, language: str, *, high: bool
) -> None:
    faint: list[str] = []
    with open_kiosk(qapp, real_bundle, size) as kiosk:
        for where, screen in seen(kiosk, one_each(kiosk), high=high, language=language):
            for control in screen.controls:
                control.item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
                rest()
                faint += failing(contrast_measurement.of_ring(Screen.of(screen.window)), f"{where}, {control.name}")
    assert faint == []


def test_a_text_that_is_too_faint_is_found(qapp: QGuiApplication, real_bundle: Path) -> None:
    with open_kiosk(qapp, real_bundle, start="industry") as kiosk:
        text = Screen.of(window(kiosk)).texts[0]
        assert list(contrast_measurement.text_contrasts(Screen.of(window(kiosk)))) == []
        text.item.setProperty("color", "#8A9A9C")
        found = list(contrast_measurement.text_contrasts(Screen.of(window(kiosk))))
        assert len(found) == 1
        assert text.name in found[0]


def test_a_line_that_is_too_faint_is_found(qapp: QGuiApplication, real_bundle: Path) -> None:
    with open_kiosk(qapp, real_bundle, start="industry") as kiosk:
        screen = Screen.of(window(kiosk))
        assert list(contrast_measurement.graphics_contrast(screen)) == []
        for line in (each for each in screen.items if each.is_a("RailLine")):
            line.item.setProperty("color", "#C0D0D0")
        assert len(list(contrast_measurement.graphics_contrast(Screen.of(window(kiosk))))) == 2


def test_contrast_is_as_wcag_defines_it() -> None:
    assert pixels.contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert pixels.contrast((255, 255, 255), (118, 118, 118)) == pytest.approx(4.54, abs=0.005)
