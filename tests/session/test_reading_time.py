"""Reading times of the real exhibit."""

import pytest

from qbj_kiosk.exhibit.model import Exhibit, plain
from qbj_kiosk.session import reading_time
from qbj_kiosk.session.places import AtArticle, AtPanel, AtStop, Attract


def test_attract_takes_no_time(exhibit: Exhibit) -> None:
    assert reading_time.reading_seconds(exhibit, "en", Attract()) == 0


def test_time_of_a_stop_follows_its_words(exhibit: Exhibit) -> None:
    stop = exhibit.panels[1].stops[0]
    wording, figure = stop.wording["en"], stop.figure.wording["en"]
    words = " ".join([wording.heading, plain(wording.body), figure.label, figure.note]).split()
    assert reading_time.reading_seconds(exhibit, "en", AtStop(1, 0)) == pytest.approx(len(words) / 2.5)


def test_chinese_counts_characters(exhibit: Exhibit) -> None:
    stop = exhibit.panels[1].stops[0]
    wording, figure = stop.wording["zh"], stop.figure.wording["zh"]
    characters = "".join([wording.heading, plain(wording.body), figure.label, figure.note])
    assert reading_time.reading_seconds(exhibit, "zh", AtStop(1, 0)) == pytest.approx(
        len("".join(characters.split())) / 5
    )


@pytest.mark.parametrize("tag", ["en", "zh"])
def test_more_text_takes_longer(exhibit: Exhibit, tag: str) -> None:
    article = reading_time.reading_seconds(exhibit, tag, AtArticle(0, Attract()))
    assert article > reading_time.reading_seconds(exhibit, tag, AtPanel(0)) > 10
    assert article < sum(reading_time.reading_seconds(exhibit, tag, AtPanel(panel)) for panel in range(3)) * 3
