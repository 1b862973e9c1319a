"""Parser of the numbers in a text, as exact fractions, and formatter of numerals."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from qbj_kiosk.exhibit.compiler.look_alike_letters import find_look_alikes, shapes_of
from qbj_kiosk.exhibit.compiler.schema import NumbersSource

_DIGITS = r"(?<!\d)\d{1,3}(?:[,'\u2019\u00a0\u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_LONGEST = 40
"""Digits of one number that are read: a long text of digits must not cost time."""
_MOST_PARTS = 12
"""Largest number of words and scales in one number."""
_LETTER = r"[A-Za-z\u00c0-\u052f\u1e00-\u1fff]"
"""Letter of a script with spaces between words."""
_GAP = r"[ \n\u00a0\u2009\u202f\u2010\u2011-]?"
_SHORTEST = 3
""""a million" is a number by itself, but not "m"."""
_FAR = 40
"""Characters before a scale in which its preceding word is searched."""
_NOTHING = r"(?!)"
_TEN = Fraction(10)
_HUNDRED = Fraction(100)

Stated = Fraction | str
"""A number, or a text in place of one: digits joined with letters, whose meaning only the article knows ("5g"),
"several 100" for hundreds, and a `LookAlike`."""


@dataclass(frozen=True, slots=True)
class Notation:
    words: Mapping[str, Fraction]
    scales: Mapping[str, Fraction]
    weak: frozenset[str]
    """Words that are numbers only next to another number."""
    part: re.Pattern[str]
    """Matches a part of a number (digits, a row of digit words, a scale, a word), or a word to ignore."""
    next: re.Pattern[str]
    """Matches the next part with the gap or filler before it."""
    several: frozenset[str]
    """Scales that mean several of themselves ("hundreds")."""
    before: re.Pattern[str]
    """Matches the end of a text after which a scale means several of itself ("several ")."""
    plain: frozenset[str]
    """Number words, and words that are known to be none."""
    shapes: frozenset[str]
    """Shapes of the number words, see `look_alike_number_words`."""


@dataclass(frozen=True, slots=True)
class Found:
    value: Stated
    begin: int


def compile_notation(source: NumbersSource) -> Notation:
    """Compile how a language writes numbers into patterns. Latin words match as whole words, in any case."""
    weak, known, multiples = (
        {_fold(word): to_fraction(value) for word, value in given.items()}
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
    skipped = _alternatives(map(_fold, source.ignored), whole=True)
    filler = "|".join(re.escape(filler) for filler in source.fillers) or _NOTHING
    part = re.compile(f"(?P<ignored>{skipped})|{parts}", re.IGNORECASE)
    following = re.compile(f"{_GAP}(?P<filler>{filler})?{_GAP}(?!{skipped})(?:{parts})", re.IGNORECASE)
    vague = set(map(_fold, source.several))
    before = re.compile(f"(?:{_alternatives(vague, whole=True)}){_GAP}\\Z", re.IGNORECASE)
    only_joined = frozenset(weak) - frozenset(known)
    words = frozenset(every | multiples)
    plain = words.union(map(_fold, source.ignored))
    return Notation(every, multiples, only_joined, part, following, frozenset(vague), before, plain, shapes_of(words))


def _fold(word: str) -> str:
    """Return a number word in lower case, with as many characters: patterns match character by character."""
    folded = word.casefold()
    return folded if len(folded) == len(word) else word.lower()


def _look_up(words: Mapping[str, Fraction], matched: str) -> Fraction:
    """Return the value of a matched number word. Patterns match what `_fold` keeps apart: i and its dotless form."""
    value = words.get(_fold(matched))
    if value is None:
        value = next(words[word] for word in words if re.fullmatch(re.escape(word), matched, re.IGNORECASE))
    return value


def to_fraction(value: float) -> Fraction:
    """Convert a number of a TOML file to the fraction that was written, without binary rounding."""
    return Fraction(Decimal(repr(value)))


def stated(text: str, notation: Notation) -> frozenset[Stated]:
    """Return the numbers that a text states: `$13.9 billion` is 13,900,000,000, `80%` is 80."""
    return frozenset(found.value for found in find(text, notation))


def find(text: str, notation: Notation) -> Iterator[Found]:
    """Yield what may be a number in a text: numbers, numeric characters, digits joined with letters, look-alikes."""
    yield from _signs(text, notation)
    for word, begin in find_look_alikes(text, notation.shapes, lambda word: _fold(word) in notation.plain):
        yield Found(word, begin)
    position = 0
    while part := notation.part.search(text, position):
        position = part.end()
        if part["ignored"]:
            continue
        number = _Number(text, notation, part)
        position = number.end
        if part["digits"]:
            begin, end = _glued(text, part.start(), position)
            if (begin, end) != (part.start(), position):
                yield Found(text[begin:end].casefold(), begin)
                position = end
                continue
        if number.states:
            yield Found(_interpret(text, notation, part, sum(number.parts, Fraction(0))), part.start())


def _interpret(text: str, notation: Notation, first: re.Match[str], value: Fraction) -> Stated:
    """Return the value of a number that begins with this part, or "several N" for several of a scale."""
    begin = first.start()
    if not first["scale"]:
        return value
    is_several = _fold(first["scale"]) in notation.several or notation.before.search(text[max(0, begin - _FAR) : begin])
    return f"several {format_numeral(value) or value}" if is_several else value


def _signs(text: str, notation: Notation) -> Iterator[Found]:
    position = 0
    for where, sign in enumerate(text):
        if where >= position and _is_sign(sign) and sign not in notation.words:
            begin, position = _glued(text, where, where + 1)
            value = Fraction(unicodedata.numeric(sign)).limit_denominator(1000)
            yield Found(value if position - begin == 1 else text[begin:position].casefold(), begin)


def _is_sign(character: str) -> bool:
    return character.isnumeric() and unicodedata.category(character) in {"Nl", "No"}


def _glued(text: str, begin: int, end: int) -> tuple[int, int]:
    """Return the bounds of a number with adjacent digits, numeric characters and letters."""
    while begin and _is_glue(text[begin - 1]):
        begin -= 1
    while end < len(text) and _is_glue(text[end]):
        end += 1
    return begin, end


def _is_glue(character: str) -> bool:
    return character.isdecimal() or _is_cased(character) or _is_sign(character)


def _is_cased(word: str) -> bool:
    return word.lower() != word.upper()


class _Number:
    def __init__(self, text: str, notation: Notation, first: re.Match[str]) -> None:
        self.notation = notation
        self.parts: list[Fraction] = []
        """Summands from large to small: 25,000, 300 and 7."""
        self.room = Fraction(0)
        """Bound of the next summand; 0 if none may follow."""
        self.is_scaled = False
        """True if the last part is a scale."""
        self.end = first.end()
        self.states = _fold(first["word"] or "") not in notation.weak
        self._take(first)
        if first["scale"] and _is_cased(first["scale"]) and len(first["scale"]) < _SHORTEST:
            self.states = False
            return
        for _ in range(_MOST_PARTS):
            following = notation.next.match(text, self.end)
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
            return sum(
                (self.notation.words[char] * 10**position for position, char in enumerate(reversed(row))), Fraction(0)
            )
        return _look_up(self.notation.words, part["word"])

    def _take(self, part: re.Match[str]) -> None:
        self.is_scaled = part["scale"] is not None
        if self.is_scaled:
            self._multiply(_look_up(self.notation.scales, part["scale"]))
            return
        value = self._value(part)
        self.parts.append(value)
        is_tens = part["word"] is not None and _TEN < value < _HUNDRED and value % _TEN == 0
        self.room = _TEN if is_tens else Fraction(0)

    def _multiply(self, scale: Fraction) -> None:
        """Multiply the smaller parts of a number by a scale: 2 thousand 5 hundred, 100 thousand million."""
        less: list[Fraction] = []
        while self.parts and (not less or self.parts[-1] < scale):
            less.append(self.parts.pop())
        self.parts.append(sum(less, Fraction(0)) * scale if less else scale)
        self.room = scale


def _row(words: Mapping[str, Fraction]) -> str:
    digits = {word for word, value in words.items() if len(word) == 1 and not _is_cased(word) and value in range(10)}
    every, zeros = (re.escape("".join(sorted(some))) for some in (digits, {char for char in digits if not words[char]}))
    if not digits:
        return _NOTHING
    pairs = f"|[{zeros}][{every}]|[{every}][{zeros}]" if zeros else ""
    return f"[{every}]{{3,}}{pairs}"


def _alternatives(words: Iterable[str], *, whole: bool) -> str:
    """Return a pattern of number words, longest first.

    No letter may follow a cased word and, if `whole`, no letter may precede it.
    """
    parts = []
    for word in sorted(words, key=lambda word: (-len(word), word)):
        begin = f"(?<!{_LETTER})" if whole and _is_cased(word[:1]) else ""
        end = f"(?!{_LETTER})" if _is_cased(word[-1:]) else ""
        parts.append(f"{begin}{re.escape(word)}{end}")
    return "|".join(parts) or _NOTHING


def format_numeral(value: Fraction) -> str | None:
    """Format a number as a figure's numeral: grouped from 10,000, no trailing zeros; None beyond 4 decimals."""
    ten_thousandths = value * 10**4
    if ten_thousandths.denominator != 1:
        return None
    whole, rest = divmod(int(ten_thousandths), 10**4)
    grouped = f"{whole:,}" if whole >= 10**4 else str(whole)
    return f"{grouped}.{rest:04}".rstrip("0").rstrip(".") if rest else grouped
