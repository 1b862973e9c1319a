"""Views of an exhibit, and the command that measures all of them."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from qbj_kiosk.app.options import Size
from qbj_kiosk.layout_check import state_survey
from qbj_kiosk.layout_check.state_survey import SURVEYED_TEXT_SIZES, views
from qbj_kiosk.session import events as ev
from qbj_kiosk.settings.screen_mounting import Mounting
from qbj_kiosk.shots.states import states
from tests.conftest import ROOT
from tests.journeys import stricter_layout_rules
from tests.journeys.stricter_layout_rules import Screen
from tests.kiosks import MakeKiosk, window

FULL_HD = Size(1920, 1080)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Restrict the layout check to some of the views: all of them take half a minute."""
    monkeypatch.setattr(state_survey, "SURVEYED_TEXT_SIZES", (100,))
    monkeypatch.setattr(state_survey, "states", lambda exhibit: (states(exhibit)[0], *states(exhibit)[4:6]))


def test_every_state_is_checked_in_every_language_and_text_size_lowered_too(kiosk: MakeKiosk) -> None:
    made = kiosk()
    exhibit = made.bundle.exhibit
    every = views(made, (FULL_HD, Size(1080, 1920)))
    assert len(every) == len(set(map(str, every))) == 2 * len(SURVEYED_TEXT_SIZES) * 2 * 2 * len(states(exhibit))
    assert str(every[0]) == "attract in zh, 1920x1080, text 100 %"


@pytest.mark.usefixtures("few")
def test_own_exhibit_has_no_findings(kiosk: MakeKiosk) -> None:
    counted: list[int] = []
    assert state_survey.survey(kiosk(), (FULL_HD, Size(1080, 1920)), counted.append) == []
    assert counted == [2 * 2 * 2 * 3] * 24


@pytest.mark.usefixtures("few")
def test_repeated_finding_is_reported_once_with_a_count(kiosk: MakeKiosk) -> None:
    made = kiosk(mounting=Mounting(43 * 25.4, 1100))
    found = state_survey.survey(made, (FULL_HD,), lambda _: None)
    assert found
    (read,) = [each for each in found if "what is read" in each]
    assert read.startswith("attract in zh, 1920x1080, text 100 %, lowered, and 5 more: what is read is ")
    assert read.endswith(" mm over the line that everybody reaches")


def test_view_does_not_depend_on_the_one_before(kiosk: MakeKiosk) -> None:
    made = kiosk()
    for view in (views(made, (FULL_HD,))[60], views(made, (FULL_HD,))[31], views(made, (FULL_HD,))[60]):
        state_survey.show_view(made, view)
        access = made.session.visit.access
        assert (access.text_size, access.low, made.session.visit.language) == (view.text_size, view.low, view.language)
        fresh_events = (ev.Reset(), ev.SetLanguage(view.language), *view.state.events)
        before = made.session.visit.place
        for event in fresh_events:
            made.session.dispatch(event)
        assert made.session.visit.place == before


def test_measured_height_of_the_deck_is_that_on_the_screen(kiosk: MakeKiosk) -> None:
    made = kiosk()
    deck = state_survey.deck(made, FULL_HD)
    assert deck == round(stricter_layout_rules.deck(Screen.of(window(made))).height())


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "qbj_kiosk", "bundle", "check", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_the_command_measures_the_sources_and_writes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text("[screen]\ndiagonal_inches = 43\nlower_edge_mm = 2000\n")
    before = sorted((ROOT / "resources").rglob("*"))
    done = run(ROOT / "resources", "--settings", file, "--lower-edge", 800, "--size", "1920x1080")
    assert (done.returncode, done.stdout) == (0, "")
    assert "nothing found on 1920x1080" in done.stderr
    assert sorted((ROOT / "resources").rglob("*")) == before


@pytest.mark.slow
def test_too_long_word_is_reported_with_its_place(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    shutil.copytree(ROOT / "resources", sources)
    exhibit = sources / "exhibit.toml"
    content = exhibit.read_text(encoding="utf-8")
    exhibit.write_text(re.sub("^panels = .*", 'panels = ["industry"]', content, flags=re.MULTILINE))
    panel = sources / "panels" / "industry" / "en.toml"
    text = panel.read_text(encoding="utf-8")
    panel.write_text(text.replace('tab = "Industry"', f'tab = "{"W" * 24}"'), encoding="utf-8")
    done = run(sources, "--size", "1080x1920")
    assert done.returncode == 1
    first, *_ = done.stdout.splitlines()
    assert first.startswith(f"attract in en, 1080x1920, text 150 %, and 1 more: “{'W' * 24}” is cut off")
    assert "findings on 1080x1920" in done.stderr


def test_mistakes_in_sources_and_settings_are_reported(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.returncode == 1
    assert "exhibit.toml" in done.stderr
    file = tmp_path / "kiosk.toml"
    file.write_text("[screen]\ndiagonal_inches = 1\n")
    done = run(ROOT / "resources", "--settings", file)
    assert done.returncode == 1
    assert "kiosk.toml:2" in done.stderr
