"""Prose and articles: text stays as it was written."""

# ruff: noqa: RUF001 - tests of Chinese and typographic punctuation

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.exhibit.compiler import article
from qbj_kiosk.exhibit.compiler.prose import prose
from qbj_kiosk.exhibit.model import Run, plain
from qbj_kiosk.toml.problem_report import ProblemReport
from qbj_kiosk.toml.source_folder import Folder

PLAIN = (
    st.text("abcXYZ 0123456789’“”$%(),.:;?é青白江，。·–—", min_size=1, max_size=80)
    .map(str.strip)
    .filter(lambda text: text and text[0] not in "0123456789")
)


@given(st.lists(PLAIN, min_size=1, max_size=4))
def test_plain_text_is_unchanged(paragraphs: list[str]) -> None:
    result, refusals = prose("\n\n".join(paragraphs))
    assert refusals == []
    assert result == tuple((Run(text),) for text in paragraphs)


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
def test_markdown_becomes_runs(text: str, runs: list[Run]) -> None:
    result, refusals = prose(text)
    assert refusals == []
    assert result == (tuple(runs),)


def test_refusals_have_the_line_in_the_text() -> None:
    _, refusals = prose("a\nb\n\nc\nd <b>\n\n# e")
    assert [refusal.line for refusal in refusals] == [4, 4, 6][-len(refusals) :]
    assert {"the text contains HTML", "the text contains a heading"} == {refusal.what for refusal in refusals}


def test_article_of_the_real_exhibit_is_verbatim() -> None:
    resources = Path(__file__).parents[3] / "resources"
    report = ProblemReport()
    read = article.read_article(Folder(resources, report), "article/en.md")
    assert read is not None
    english = read.article
    assert report.problems == []
    text = (resources / "article/en.md").read_text(encoding="utf-8")
    for number, paragraph in enumerate(english.paragraphs, 1):
        assert f"\n{number}. {plain((paragraph,))}\n" in text
    assert len(english.paragraphs) == 11
    assert f"# {english.title}\n> {english.caption}\n" in text
    assert text.rstrip().endswith(f"\n\n{english.source}")
    assert "’" in plain(english.paragraphs)
    assert "($13.9 billion)" in plain(english.paragraphs)
