"""Sentences of Latin and Han text, and the spaces between the scripts."""

from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.exhibit.han_and_latin_text import space_scripts, split_sentences, unspace_scripts


@given(st.text(alphabet="ab .!?…。！？”’)\n", max_size=80))  # noqa: RUF001 - Chinese marks, meant
def test_joined_sentences_are_the_text(text: str) -> None:
    assert "".join(split_sentences(text)) == text
    assert all(split_sentences(text))


def test_latin_sentence_ends_before_space() -> None:
    sentences = ("It is 7.5 km. ", "Far? ", "“Yes!” ", "He went.")
    assert split_sentences("".join(sentences)) == sentences


def test_han_sentence_ends_after_its_marks() -> None:
    sentences = ("他说：“走吧。”", "我们出发？！", "到了")  # noqa: RUF001 - Chinese marks, meant
    assert split_sentences("".join(sentences)) == sentences


@given(st.text(alphabet="aZ09%+ .，中都国", max_size=40))  # noqa: RUF001 - Chinese marks, meant
def test_spaces_between_scripts_can_be_removed(text: str) -> None:
    spaced = space_scripts(text)
    assert unspace_scripts(spaced) == text
    assert space_scripts(spaced) == spaced


def test_number_keeps_its_unit_and_word_may_leave_its_neighbour() -> None:
    assert space_scripts("近200个TCL项目，占80%的") == "近\u2006200\u202f个\u2006TCL\u2006项目，占\u200680%\u2006的"  # noqa: RUF001 - Chinese marks, meant
    assert space_scripts("in 2013, 100+ cities") == "in 2013, 100+ cities"
