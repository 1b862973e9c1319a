"""Prose and articles: text comes through as it was written."""

# ruff: noqa: RUF001 - Chinese and typographic punctuation is what these texts are about

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.exhibit.compiler import article
from qbj_kiosk.exhibit.compiler.prose import prose
from qbj_kiosk.exhibit.model import Run, plain
from qbj_kiosk.toml.diagnostics import Report
from qbj_kiosk.toml.source_folder import Folder

PLAIN = (
    st.text("abcXYZ 0123456789’“”$%(),.:;?é青白江，。·–—", min_size=1, max_size=80)
    .map(str.strip)
    .filter(lambda text: text and text[0] not in "0123456789")
)


@given(st.lists(PLAIN, min_size=1, max_size=4))
def test_plain_text_comes_through_as_it_is(paragraphs: list[str]) -> None:
    made, refusals = prose("\n\n".join(paragraphs))
    assert refusals == []
    assert made == tuple((Run(text),) for text in paragraphs)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("a\nb", [Run("a b")]),
        ("青\n白", [Run("青白")]),
        ("青，\n白", [Run("青，白")]),
        ("青\nb", [Run("青 b")]),
        ("**青**\n白", [Run("青", "strong"), Run("白")]),
        ("a **b\nc** d", [Run("a "), Run("b c", "strong"), Run(" d")]),
        ("*a* b", [Run("a", "emphasis"), Run(" b")]),
        (r"2 \* 3 & $5", [Run("2 * 3 & $5")]),
        ("2 * 3 and snake_case", [Run("2 * 3 and snake_case")]),
        ("https://example.org", [Run("https://example.org")]),
    ],
)
def test_runs(text: str, runs: list[Run]) -> None:
    made, refusals = prose(text)
    assert refusals == []
    assert made == (tuple(runs),)


def test_refusals_count_lines_from_the_start_of_the_text() -> None:
    _, refusals = prose("a\nb\n\nc\nd <b>\n\n# e")
    assert [refusal.line for refusal in refusals] == [4, 4, 6][-len(refusals) :]
    assert {"the text contains HTML", "the text contains a heading"} == {refusal.what for refusal in refusals}


def test_the_article_of_the_exhibit_comes_through_verbatim() -> None:
    resources = Path(__file__).parents[3] / "resources"
    report = Report()
    read = article.read(Folder(resources, report), "article/en.md")
    assert read is not None
    made = read.article
    assert report.problems == []
    text = (resources / "article/en.md").read_text(encoding="utf-8")
    for number, paragraph in enumerate(made.paragraphs, 1):
        assert f"\n{number}. {plain((paragraph,))}\n" in text
    assert len(made.paragraphs) == 11
    assert f"# {made.title}\n> {made.caption}\n" in text
    assert text.rstrip().endswith(f"\n\n{made.source}")
    assert "’" in plain(made.paragraphs)
    assert "($13.9 billion)" in plain(made.paragraphs)
