"""Conversion of Markdown to runs of plain, strong and emphasised text; other Markdown is refused."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from qbj_kiosk.exhibit.han_and_latin_text import HAN
from qbj_kiosk.exhibit.model import Prose, Run, plain
from qbj_kiosk.toml.forbidden_characters import forbidden_character
from qbj_kiosk.toml.source_folder import uncomposed_character

_REFUSED = {
    "html_inline": "HTML",
    "html_block": "HTML",
    "link_open": "a link",
    "image": "an image",
    "code_inline": "code",
    "code_block": "an indented block",
    "fence": "a block of code",
    "heading_open": "a heading",
    "blockquote_open": "a quotation",
    "bullet_list_open": "a list",
    "ordered_list_open": "a list",
    "hr": "a rule",
    "hardbreak": "a forced line break",
}
_STYLES: dict[str, Literal["strong", "emphasis"]] = {"strong_open": "strong", "em_open": "emphasis"}
_HAN = re.compile(f"[{HAN}]")
PLAIN_REMEDY = "Write plain text, **strong** or *emphasis*; write \\ before a mark that is meant as a character"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Markdown that prose may not contain; `line` counts from 0 at the first line of the text."""

    line: int
    what: str
    remedy: str = PLAIN_REMEDY


def parse(text: str) -> list[Token]:
    """Parse prose as Markdown tokens. Link definitions stay in the text, where `inline` refuses them."""
    return MarkdownIt("commonmark").disable("reference").parse(text)


def prose(text: str) -> tuple[Prose, list[Refusal]]:
    paragraphs: list[tuple[Run, ...]] = []
    refusals: list[Refusal] = []
    for token in parse(text):
        if token.type == "inline":
            runs, refused = inline(token)
            paragraphs.append(runs)
            refusals += refused
        elif token.type in _REFUSED:
            refusals.append(refuse(token))
    return tuple(paragraphs), refusals


def refuse(token: Token) -> Refusal:
    return Refusal(token.map[0] if token.map else 0, f"the text contains {_REFUSED.get(token.type, token.type)}")


def inline(token: Token) -> tuple[tuple[Run, ...], list[Refusal]]:
    runs: list[Run] = []
    refusals: list[Refusal] = []
    styles: list[Literal["strong", "emphasis"]] = []
    line = token.map[0] if token.map else 0
    for child in token.children or ():
        if child.type == "softbreak":
            line += 1
            runs.append(Run("\n", styles[-1] if styles else "plain"))
        elif child.type in _STYLES:
            refusals += _check_mark(child, line, nested=bool(styles))
            styles.append(_STYLES[child.type])
        elif child.type in {"strong_close", "em_close"}:
            styles.pop()
        elif child.type in _REFUSED:
            refusals.append(Refusal(line, f"the text contains {_REFUSED[child.type]}"))
        elif child.content:
            runs.append(Run(child.content, styles[-1] if styles else "plain"))
    if re.match(r"\[[^\]]+\]:", token.content):
        refusals.append(Refusal(line, "the text contains a link"))
    # The file itself has no such character: it comes from an entity, such as `&shy;`.
    if found := forbidden_character(plain((tuple(runs),))):
        refusals.append(Refusal(line, f"the text contains an entity for {found[1]}", "Delete it"))
    elif character := uncomposed_character(plain((tuple(runs),))):
        what = f'the text contains an entity for "{character}" in an unusual form'
        refusals.append(Refusal(line, what, "Type the character itself"))
    return tuple(_join(_replace_line_breaks(runs))), refusals


def _check_mark(token: Token, line: int, *, nested: bool) -> Iterator[Refusal]:
    if nested:
        yield Refusal(line, "strong and emphasis are inside each other", "Use one of them")
    if "_" in token.markup:
        yield Refusal(line, "emphasis is marked with _", "Mark it with *")


def _replace_line_breaks(runs: list[Run]) -> Iterator[Run]:
    """Replace line breaks in a paragraph by a space, or by nothing between two Han characters."""
    padded = [Run(""), *runs, Run("")]
    yield from (
        Run("" if _HAN.match(before.text[-1:]) and _HAN.match(after.text[:1]) else " ", run.style)
        if run.text == "\n"
        else run
        for (before, run), (_, after) in pairwise(pairwise(padded))
    )


def _join(runs: Iterator[Run]) -> Iterator[Run]:
    """Join neighbouring runs of text that have the same style, and drop empty ones."""
    last = Run("")
    for run in runs:
        if run.style == last.style:
            last = Run(last.text + run.text, last.style)
            continue
        if last.text:
            yield last
        last = run
    if last.text:
        yield last
