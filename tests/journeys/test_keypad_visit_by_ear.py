"""A whole visit with the keys of a keypad, by a visitor who knows only what is spoken."""

from pathlib import Path

import pytest

from qbj_kiosk.session.places import AtArticle, AtPanel, AtStop, Attract
from tests.journeys.control_names import Names
from tests.journeys.keypad_user import KeypadUser, NewUser
from tests.journeys.spoken_text_recorder import SpokenTextRecorder

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")  # the lock asks; offscreen cannot
FARTHEST = 60
"""Most presses of a key to get to something."""


def press_until(user: KeypadUser, key: str, *texts: str) -> str:
    """Press a keypad key until what is spoken after it contains one of these texts; return what is spoken."""
    for _ in range(FARTHEST):
        user.press(key)
        if any(text in user.answers[-1][1] for text in texts):
            return user.answers[-1][1]
    raise AssertionError((texts, user.answers[-FARTHEST:]))


def write_log(user: KeypadUser, path: Path) -> None:
    lines = [f"[{key}] {text or '(nothing)'}" for key, text in user.answers]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_visit_by_ear(new_user: NewUser, names: Names, tmp_path: Path) -> None:
    user = new_user(voice=SpokenTextRecorder())
    panels = names.exhibit.panels
    user.press("next")
    opened = []
    for number, panel in enumerate(panels):
        press_until(user, "next", f"{names.tab(number)}, tab")
        user.press("open")
        assert user.answers[-1][1].startswith(f"{names.tab(number)}, {number + 1} of {len(panels)}. 3 stops.")
        for stop in range(len(panel.stops)):
            press_until(user, "next", f"Stop {stop + 1} of {len(panel.stops)}")
            user.press("open")
            assert f"stop {stop + 1} of {len(panel.stops)} of {names.tab(number)}" in user.answers[-1][1]
            body = names.exhibit.panels[number].stops[stop].wording["en"].body
            press_until(user, "next", "".join(run.text for run in body[-1]))
            opened.append(user.visitor.place)
            user.press("back")
    assert opened == [AtStop(panel, stop) for panel in range(len(panels)) for stop in range(len(panels[panel].stops))]
    press_until(user, "next", "Read the article, button")
    user.press("open")
    assert user.answers[-1][1].startswith("The article. Paragraphs: 11.")
    seventh = "".join(run.text for run in names.language.article.paragraphs[6])
    press_until(user, "next", seventh)
    assert isinstance(user.visitor.place, AtArticle)
    user.press("down")
    assert user.answers[-1][1] == "(tone)", "it is one sentence"
    user.press("language")
    assert user.answers[-1][1].startswith("中文。")
    user.press("help")
    assert user.finish_speech() == names.exhibit.find_language("zh").talk.help
    user.press("back")
    assert user.visitor.place == AtPanel(len(panels) - 1)
    user.press("home")
    assert user.visitor.place == Attract()
    assert user.answers[-1][1].startswith("参观已结束")
    silent = [key for key, text in user.answers if not text]
    assert silent == [], "every key is answered"
    write_log(user, tmp_path / "eyes-free.log")
