"""The numbers that a text states, exactly, and how a number is written as a numeral."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_LONGEST = 40
"""Digits beyond these make no other number: a text of digits only must not cost time."""
_TEN = Fraction(10)
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Notation:
    """How a language writes numbers out.

    `words` are numbers, `scales` multiply the number before them, `fillers` may stand between the two.
    """

    words: Mapping[str, Fraction]
    scales: Mapping[str, Fraction]
    number: re.Pattern[str]
    scale: re.Pattern[str]


def notation(words: Mapping[str, float], scales: Mapping[str, float], fillers: Iterable[str] = ()) -> Notation:
    """Prepares a language's way of writing numbers. Latin words are matched whole, in any case."""
    known = {word.casefold(): exact(value) for word, value in words.items()}
    multiples = {word.casefold(): exact(value) for word, value in scales.items()}
    word = "|".join(filter(None, (_alternatives(known, whole=True),)))
    filler = "|".join(re.escape(filler) for filler in fillers)
    number = re.compile(f"(?P<digits>{_DIGITS})" + (f"|(?P<word>{word})" if word else ""), re.IGNORECASE)
    between = f"(?:{filler})?" if filler else ""
    scale = re.compile(rf"{between}[ \u00a0\u202f-]?(?P<scale>{_alternatives(multiples, whole=False)})", re.IGNORECASE)
    return Notation(known, multiples, number, scale if multiples else _NOTHING)


def exact(value: float) -> Fraction:
    """A number as it was written, free of binary rounding."""
    return Fraction(Decimal(repr(value)))


def stated(text: str, how: Notation) -> frozenset[Fraction]:
    """Every number that a text states: `$13.9 billion` states 13,900,000,000, `80%` states 80."""
    found: set[Fraction] = set()
    at = 0
    while number := how.number.search(text, at):
        value, at = _number(number, text, how)
        while scale := how.scale.match(text, at):
            value *= how.scales[scale["scale"].casefold()]
            at = scale.end()
        found.add(value)
    return frozenset(found)


def _number(match: re.Match[str], text: str, how: Notation) -> tuple[Fraction, int]:
    """The number that begins here, and where it ends: words may be joined, as in twenty-five or 二十五."""
    if match["digits"]:
        return Fraction(Decimal(match["digits"].replace(",", "")[:_LONGEST])), match.end()
    value, at = how.words[match["word"].casefold()], match.end()
    while following := how.number.match(text, at + (text[at : at + 1] in {"-", "\u2010", "\u2011"})):
        added = following.groupdict().get("word")
        joined = None if added is None else _join(value, how.words[added.casefold()])
        if joined is None:
            break
        value, at = joined, following.end()
    return value, at


def _join(value: Fraction, added: Fraction) -> Fraction | None:
    if added == _TEN and value < _TEN:
        return value * _TEN
    if added < _TEN <= value and value % _TEN == 0:
        return value + added
    return None


def _alternatives(words: Iterable[str], *, whole: bool) -> str:
    """A pattern of words, longest first; a word of letters with cases must end, and if `whole` begin, at no letter."""
    parts = []
    for word in sorted(words, key=lambda word: (-len(word), word)):
        begin = r"(?<!\w)" if whole and word[:1].lower() != word[:1].upper() else ""
        end = r"(?!\w)" if word[-1:].lower() != word[-1:].upper() else ""
        parts.append(f"{begin}{re.escape(word)}{end}")
    return "|".join(parts)


def numeral(value: Fraction) -> str | None:
    """A number as it is shown: no zeros at the end, grouped from 10,000 on; None if it has no exact decimal form."""
    ten_thousandths = value * 10**4
    if ten_thousandths.denominator != 1:
        return None
    whole, rest = divmod(int(ten_thousandths), 10**4)
    grouped = f"{whole:,}" if whole >= 10**4 else str(whole)
    return f"{grouped}.{rest:04}".rstrip("0").rstrip(".") if rest else grouped
