"""Announcements split into units with captions."""

from qbj_kiosk.speech.utterances import CAPTION_WIDTH, Announcement, split_announcement

LONG = "Next and previous move through texts and controls. " * 3
HAN = "用下一项和上一项在文字和控件之间移动，用上下键逐句阅读，用左右键沿线路移动。" * 2  # noqa: RUF001 - Chinese marks


def test_short_announcement_is_spoken_in_one_piece() -> None:
    text = "Logistics, 1 of 3. 3 stops. Louder, button"
    assert split_announcement(text) == (Announcement(text, text),)


def test_long_announcement_is_spoken_sentence_by_sentence() -> None:
    for text, joiner in ((LONG, " "), (HAN, "")):
        units = split_announcement(text)
        assert len(units) == 2
        assert joiner.join(unit.text for unit in units) == text.strip()
        assert all(unit.caption == unit.text for unit in units)
    assert all(len(unit.caption) <= CAPTION_WIDTH for unit in split_announcement(LONG))


def test_text_on_the_screen_gets_no_caption() -> None:
    assert split_announcement(LONG, LONG) == (Announcement(LONG.strip(), ""),)
    place = "Logistics, 1 of 3. 3 stops. "
    assert split_announcement(place + LONG, LONG) == (Announcement((place + LONG).strip(), place.strip()),)
