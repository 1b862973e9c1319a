"""Sentences of Latin and Han text."""

from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.exhibit.han_and_latin_text import split_sentences


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
