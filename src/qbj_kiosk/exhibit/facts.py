"""What the article states, and whether a text says more than its paragraphs do."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from qbj_kiosk.exhibit.decode import Document
from qbj_kiosk.exhibit.locate import Path
from qbj_kiosk.exhibit.numbers import Notation, numeral, stated


@dataclass(frozen=True, slots=True)
class Facts:
    """The numbers of every paragraph in every language that could be read."""

    paragraphs: int
    """How many there are; 0 if no article could be read."""
    notations: Mapping[str, Notation]
    numbers: Mapping[str, Sequence[frozenset[Fraction]]]

    def of(self, tag: str, paragraphs: Iterable[int]) -> frozenset[Fraction]:
        """The numbers that these paragraphs state; paragraphs that do not exist state none."""
        known = self.numbers[tag]
        return frozenset[Fraction]().union(*(known[number - 1] for number in paragraphs if number <= len(known)))


@dataclass(frozen=True, slots=True)
class Basis:
    """The paragraphs that texts rest on, and numbers that may stand in them besides."""

    facts: Facts
    paragraphs: tuple[int, ...]
    besides: frozenset[Fraction] = frozenset()

    def check_paragraphs(self, document: Document, path: Path) -> None:
        """Reports paragraphs that the article does not have, and repeated ones."""
        for at, number in enumerate(self.paragraphs):
            if number > self.facts.paragraphs > 0:
                what = f"there is no paragraph {number}"
                document.problem((*path, at), what, f"The article has paragraphs 1 to {self.facts.paragraphs}")
            if number in self.paragraphs[:at]:
                document.problem((*path, at), f"paragraph {number} is named twice", "Name it once")

    def check(self, document: Document, path: Path, tag: str, text: str) -> None:
        """Reports every number of a text that these paragraphs do not state in the same language."""
        if tag not in self.facts.numbers:
            return
        known = self.facts.of(tag, self.paragraphs) | self.besides
        for number in sorted(stated(text, self.facts.notations[tag]) - known):
            paragraphs = ", ".join(map(str, self.paragraphs))
            what = f'"{path[-1]}" says {written(number)}, which paragraph {paragraphs} does not say in "{tag}"'
            document.problem(path, what, "Write the article's number, or name the paragraph that states it")


def written(number: Fraction) -> str:
    """A number as a message names it."""
    return numeral(number) or str(float(number))
