"""What the article states, and whether a text says more than its paragraphs do."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from qbj_kiosk.exhibit.compiler.number_parser import Found, Notation, Stated, find, numeral
from qbj_kiosk.toml.decode import Document
from qbj_kiosk.toml.positions import Path

Own = Mapping[int, Fraction | None]
"""Numbers that no paragraph must state, each by the place in a text where alone it may stand; None for any number."""

_NOWHERE: Own = {}


@dataclass(frozen=True, slots=True)
class Facts:
    """The numbers of every paragraph in every language that could be read."""

    paragraphs: int
    """How many there are; 0 if no article could be read."""
    notations: Mapping[str, Notation]
    numbers: Mapping[str, Sequence[frozenset[Stated]]]

    def of(self, tag: str, paragraphs: Iterable[int]) -> frozenset[Stated]:
        """The numbers that these paragraphs state; paragraphs that do not exist state none."""
        known = self.numbers[tag]
        return frozenset[Stated]().union(*(known[number - 1] for number in paragraphs if 0 < number <= len(known)))

    def all(self, tag: str) -> frozenset[Stated]:
        """The numbers that the whole article states."""
        return self.of(tag, range(1, len(self.numbers[tag]) + 1))


@dataclass(frozen=True, slots=True)
class Basis:
    """The paragraphs that texts rest on."""

    facts: Facts
    paragraphs: tuple[int, ...]
    is_known: bool = True
    """Whether they could be read; nothing is held against texts whose paragraphs are not known."""

    def check_paragraphs(self, document: Document, path: Path) -> None:
        """Reports paragraphs that the article does not have, and repeated ones."""
        for at, number in enumerate(self.paragraphs):
            if number > self.facts.paragraphs > 0:
                what = f"there is no paragraph {number}"
                document.problem((*path, at), what, f"The article has paragraphs 1 to {self.facts.paragraphs}")
            if number in self.paragraphs[:at]:
                document.problem((*path, at), f"paragraph {number} is named twice", "Name it once")

    def check_within(self, document: Document, path: Path, figure: str, paragraphs: Iterable[int]) -> None:
        """Reports the figure that `path` names if it rests on paragraphs that are not among these."""
        beyond = [number for number in paragraphs if number not in self.paragraphs]
        if self.is_known and beyond:
            what = f'the figure "{figure}" rests on paragraph {_listed(beyond)}, which is not named here'
            document.problem(path, what, "Name its paragraphs here, too, or choose a figure that rests on these")

    def check(self, document: Document, path: Path, tag: str, text: str, own: Own = _NOWHERE) -> None:
        """Reports every number of a text that these paragraphs do not state in the same language.

        Args:
            document: where the text stands.
            path: its key there.
            tag: its language.
            text: as it is shown.
            own: numbers that a placeholder wrote.
        """
        self.report(document, path, tag, (found.value for found in self.unknown(tag, text, own)))

    def unknown(self, tag: str, text: str, own: Own = _NOWHERE) -> list[Found]:
        """The numbers of a text that these paragraphs do not state, and that are not its own."""
        if tag not in self.facts.numbers or not self.is_known:
            return []
        known = self.facts.of(tag, self.paragraphs)
        found = find(text, self.facts.notations[tag])
        return [one for one in found if one.value not in known and not is_own(one, own)]

    def report(self, document: Document, path: Path, tag: str, numbers: Iterable[Stated]) -> None:
        """Reports numbers that these paragraphs do not state, at the text that does."""
        for number in in_order(numbers):
            what = f'"{_key(path)}" says {written(number)}, which paragraph {_listed(self.paragraphs)} does not say'
            remedy = "Write the article's number, or name the paragraph that states it"
            document.problem(path, f'{what} in "{tag}"', remedy)


def is_own(found: Found, own: Own) -> bool:
    """Whether a number is one that may stand where it does."""
    return found.begin in own and own[found.begin] in {None, found.value}


def in_order(numbers: Iterable[Stated]) -> list[Stated]:
    """Numbers without repetition, small ones first, words after them."""
    return sorted(set(numbers), key=lambda number: (isinstance(number, str), number))


def written(number: Stated) -> str:
    """A number as a message names it."""
    if isinstance(number, str):
        return f'"{number[:40]}"'
    return numeral(number) or str(float(number))


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))


def _key(path: Path) -> str:
    return next(part for part in reversed(path) if isinstance(part, str))
