"""The numbers that a text states, exactly, and how a number is written as a numeral."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from qbj_kiosk.exhibit.compiler.schema import NumbersSource

_DIGITS = r"(?<!\d)\d{1,3}(?:[,'\u2019\u00a0\u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_LONGEST = 40
"""Digits beyond these make no other number: a text of digits only must not cost time."""
_MOST_PARTS = 12
"""Words and scales of one number."""
_LETTER = r"[A-Za-z\u00c0-\u052f\u1e00-\u1fff]"
"""A letter of a script in which words have an end."""
_GAP = r"[ \n\u00a0\u2009\u202f\u2010\u2011-]?"
_SHORTEST = 3
"""Letters of a scale that states itself where no number stands before it: "a million", but no "m"."""
_FAR = 40
"""Characters in which the word before a scale is looked for."""
_NOTHING = r"(?!)"
_TEN = Fraction(10)
_HUNDRED = Fraction(100)

Stated = Fraction | str
"""A number, or in words what is none: digits with letters of which only the article says what they mean ("5g"), and
"several 100" for hundreds."""


@dataclass(frozen=True, slots=True)
class Notation:
    """How a language writes numbers out, as `notation` prepares it."""

    words: Mapping[str, Fraction]
    scales: Mapping[str, Fraction]
    weak: frozenset[str]
    """Words that are numbers only beside another."""
    part: re.Pattern[str]
    """A part of a number anywhere: digits, a row of words for digits, a scale, a word; or what is to be ignored."""
    next: re.Pattern[str]
    """Another part, after what may stand between two."""
    several: frozenset[str]
    """Scales that are several of themselves."""
    before: re.Pattern[str]
    """The end of a text after which a scale is several of itself."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a text states, and where that begins."""

    value: Stated
    begin: int


def notation(source: NumbersSource) -> Notation:
    """Prepares a language's way of writing numbers. Latin words are matched whole, in any case."""
    weak, known, multiples = (
        {word.casefold(): exact(value) for word, value in given.items()}
        for given in (source.joined, source.words, source.scales)
    )
    every = weak | known
    groups = {
        "digits": _DIGITS,
        "row": _row(every),
        "scale": _alternatives(multiples, whole=False),
        "word": _alternatives(every, whole=True),
    }
    parts = "|".join(f"(?P<{name}>{pattern})" for name, pattern in groups.items())
    skipped = _alternatives((word.casefold() for word in source.ignored), whole=True)
    filler = "|".join(re.escape(filler) for filler in source.fillers) or _NOTHING
    part = re.compile(f"(?P<ignored>{skipped})|{parts}", re.IGNORECASE)
    following = re.compile(f"{_GAP}(?P<filler>{filler})?{_GAP}(?!{skipped})(?:{parts})", re.IGNORECASE)
    vague = {word.casefold() for word in source.several}
    before = re.compile(f"(?:{_alternatives(vague, whole=True)}){_GAP}\\Z", re.IGNORECASE)
    only_joined = frozenset(weak) - frozenset(known)
    return Notation(every, multiples, only_joined, part, following, frozenset(vague), before)


def exact(value: float) -> Fraction:
    """A number as it was written, free of binary rounding."""
    return Fraction(Decimal(repr(value)))


def stated(text: str, how: Notation) -> frozenset[Stated]:
    """Every number that a text states: `$13.9 billion` states 13,900,000,000, `80%` states 80."""
    return frozenset(found.value for found in find(text, how))


def find(text: str, how: Notation) -> Iterator[Found]:
    """What a text states, with its places: numbers, signs that are numbers, words that digits are glued to."""
    yield from _signs(text, how)
    at = 0
    while part := how.part.search(text, at):
        at = part.end()
        if part["ignored"]:
            continue
        number = _Number(text, how, part)
        at = number.end
        if part["digits"]:
            begin, end = _glued(text, part.start(), at)
            if (begin, end) != (part.start(), at):
                yield Found(text[begin:end].casefold(), begin)
                at = end
                continue
        if number.states:
            yield Found(_meant(text, how, part, sum(number.parts, Fraction(0))), part.start())


def _meant(text: str, how: Notation, first: re.Match[str], value: Fraction) -> Stated:
    """What a number means that begins with this part: itself, or several of a scale."""
    begin = first.start()
    if not first["scale"]:
        return value
    is_several = first["scale"].casefold() in how.several or how.before.search(text[max(0, begin - _FAR) : begin])
    return f"several {numeral(value) or value}" if is_several else value


def _signs(text: str, how: Notation) -> Iterator[Found]:
    """Single characters that are numbers, as ½ and Ⅷ."""
    at = 0
    for where, sign in enumerate(text):
        if where >= at and _is_sign(sign) and sign not in how.words:
            begin, at = _glued(text, where, where + 1)
            value = Fraction(unicodedata.numeric(sign)).limit_denominator(1000)
            yield Found(value if at - begin == 1 else text[begin:at].casefold(), begin)


def _is_sign(character: str) -> bool:
    return character.isnumeric() and unicodedata.category(character) in {"Nl", "No"}


def _glued(text: str, begin: int, end: int) -> tuple[int, int]:
    """The bounds of a number with the digits, signs and letters that stand right beside it."""
    while begin and _is_glue(text[begin - 1]):
        begin -= 1
    while end < len(text) and _is_glue(text[end]):
        end += 1
    return begin, end


def _is_glue(character: str) -> bool:
    return character.isdecimal() or _is_cased(character) or _is_sign(character)


def _is_cased(word: str) -> bool:
    """Whether a word is of a script with upper and lower case, in which words have an end."""
    return word.lower() != word.upper()


class _Number:
    """The number that begins with a part of a text: what its parts add up to, and where it ends."""

    def __init__(self, text: str, how: Notation, first: re.Match[str]) -> None:
        self.how = how
        self.parts: list[Fraction] = []
        """From large to small: 25,000 and 300 and 7."""
        self.room = Fraction(0)
        """What is added must be less; 0 where nothing can be."""
        self.is_scaled = False
        """Whether it ends with a scale."""
        self.end = first.end()
        self.states = (first["word"] or "").casefold() not in how.weak
        self._take(first)
        if first["scale"] and _is_cased(first["scale"]) and len(first["scale"]) < _SHORTEST:
            self.states = False
            return
        for _ in range(_MOST_PARTS):
            following = how.next.match(text, self.end)
            if following is None or not self._fits(following):
                break
            self.end, self.states = following.end(), True
            self._take(following)

    def _fits(self, part: re.Match[str]) -> bool:
        if part["scale"]:
            return True
        if (part["digits"] and part.start("digits") > self.end) or (part["filler"] and not self.is_scaled):
            return False
        return self._value(part) < self.room

    def _value(self, part: re.Match[str]) -> Fraction:
        if part["digits"]:
            return Fraction(Decimal(re.sub(r"[^\d.]", "", part["digits"])[:_LONGEST]))
        if part["row"]:
            row = part["row"][:_LONGEST]
            return sum((self.how.words[one] * 10**at for at, one in enumerate(reversed(row))), Fraction(0))
        return self.how.words[part["word"].casefold()]

    def _take(self, part: re.Match[str]) -> None:
        self.is_scaled = part["scale"] is not None
        if self.is_scaled:
            self._multiply(self.how.scales[part["scale"].casefold()])
            return
        value = self._value(part)
        self.parts.append(value)
        is_tens = part["word"] is not None and _TEN < value < _HUNDRED and value % _TEN == 0
        self.room = _TEN if is_tens else Fraction(0)

    def _multiply(self, scale: Fraction) -> None:
        """A scale multiplies the parts that are less, at least the last: 2 thousand 5 hundred, 100 thousand million."""
        less: list[Fraction] = []
        while self.parts and (not less or self.parts[-1] < scale):
            less.append(self.parts.pop())
        self.parts.append(sum(less, Fraction(0)) * scale if less else scale)
        self.room = scale


def _row(words: Mapping[str, Fraction]) -> str:
    """A pattern of words that are read as digits, as in 二〇一三: three or more, or two of which one is zero."""
    digits = {word for word, value in words.items() if len(word) == 1 and not _is_cased(word) and value in range(10)}
    every, zeros = (re.escape("".join(sorted(some))) for some in (digits, {one for one in digits if not words[one]}))
    if not digits:
        return _NOTHING
    pairs = f"|[{zeros}][{every}]|[{every}][{zeros}]" if zeros else ""
    return f"[{every}]{{3,}}{pairs}"


def _alternatives(words: Iterable[str], *, whole: bool) -> str:
    """A pattern of words, longest first; a word of letters with cases must end, and if `whole` begin, at no letter."""
    parts = []
    for word in sorted(words, key=lambda word: (-len(word), word)):
        begin = f"(?<!{_LETTER})" if whole and _is_cased(word[:1]) else ""
        end = f"(?!{_LETTER})" if _is_cased(word[-1:]) else ""
        parts.append(f"{begin}{re.escape(word)}{end}")
    return "|".join(parts) or _NOTHING


def numeral(value: Fraction) -> str | None:
    """A number as it is shown: no zeros at the end, grouped from 10,000 on; None if it has no exact decimal form."""
    ten_thousandths = value * 10**4
    if ten_thousandths.denominator != 1:
        return None
    whole, rest = divmod(int(ten_thousandths), 10**4)
    grouped = f"{whole:,}" if whole >= 10**4 else str(whole)
    return f"{grouped}.{rest:04}".rstrip("0").rstrip(".") if rest else grouped
