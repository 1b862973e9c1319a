"""Markdown to runs of plain, strong and emphasised text; everything else of Markdown is refused."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from qbj_kiosk.exhibit.model import Prose, Run
from qbj_kiosk.exhibit.scripts import HAN

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
PLAIN_REMEDY = (
    "Write plain text; only **strong** and *emphasis* may be marked, and a mark is written plain with \\ before it"
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something in a text that cannot be shown; `line` counts from 0 at the text's first line."""

    line: int
    what: str
    remedy: str = PLAIN_REMEDY


def parse(text: str) -> list[Token]:
    """Markdown tokens of a text; definitions of links stay visible as text, which `inline` refuses."""
    return MarkdownIt("commonmark").disable("reference").parse(text)


def prose(text: str) -> tuple[Prose, list[Refusal]]:
    """Paragraphs of runs, and whatever else was in the text."""
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
    """The refusal of a block."""
    return Refusal(token.map[0] if token.map else 0, f"the text holds {_REFUSED.get(token.type, token.type)}")


def inline(token: Token) -> tuple[tuple[Run, ...], list[Refusal]]:
    """Runs of one paragraph, and what was refused in it."""
    runs: list[Run] = []
    refusals: list[Refusal] = []
    styles: list[Literal["strong", "emphasis"]] = []
    line = token.map[0] if token.map else 0
    for child in token.children or ():
        if child.type == "softbreak":
            line += 1
            runs.append(Run("\n", styles[-1] if styles else "plain"))
        elif child.type in _STYLES:
            refusals += _mark(child, line, nested=bool(styles))
            styles.append(_STYLES[child.type])
        elif child.type in {"strong_close", "em_close"}:
            styles.pop()
        elif child.type in _REFUSED:
            refusals.append(Refusal(line, f"the text holds {_REFUSED[child.type]}"))
        elif child.content:
            runs.append(Run(child.content, styles[-1] if styles else "plain"))
    if re.match(r"\[[^\]]+\]:", token.content):
        refusals.append(Refusal(line, "the text holds a link"))
    return tuple(_joined(_unbroken(runs))), refusals


def _mark(token: Token, line: int, *, nested: bool) -> Iterator[Refusal]:
    if nested:
        yield Refusal(line, "strong and emphasis stand inside each other", "Use one of them")
    if "_" in token.markup:
        yield Refusal(line, "emphasis is marked with _", "Mark it with *")


def _unbroken(runs: list[Run]) -> Iterator[Run]:
    """Line breaks inside a paragraph become a space, or nothing between two Han characters."""
    padded = [Run(""), *runs, Run("")]
    yield from (
        Run("" if _HAN.match(before.text[-1:]) and _HAN.match(after.text[:1]) else " ", run.style)
        if run.text == "\n"
        else run
        for (before, run), (_, after) in pairwise(pairwise(padded))
    )


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbours of one style become one run; empty runs go."""
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
