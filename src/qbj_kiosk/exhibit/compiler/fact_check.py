"""Check that a text states only numbers that its paragraphs of the article state."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from qbj_kiosk.exhibit.compiler.look_alike_letters import LookAlike
from qbj_kiosk.exhibit.compiler.number_parser import Found, Notation, Stated, find, format_numeral
from qbj_kiosk.toml.decode import Document
from qbj_kiosk.toml.key_line_numbers import Path

InsertedNumbers = Mapping[int, Fraction | None]
"""Numbers that placeholders wrote, by their position in the text. They need not be stated; None allows any number."""

_NONE: InsertedNumbers = {}


@dataclass(frozen=True, slots=True)
class ArticleNumbers:
    paragraph_count: int
    """0 if no article could be read."""
    notations: Mapping[str, Notation]
    numbers: Mapping[str, Sequence[frozenset[Stated]]]

    def stated_in(self, tag: str, paragraphs: Iterable[int]) -> frozenset[Stated]:
        """Return the numbers that some paragraphs of the article state; paragraphs that do not exist have none."""
        known = self.numbers[tag]
        return frozenset[Stated]().union(*(known[number - 1] for number in paragraphs if 0 < number <= len(known)))

    def stated_anywhere(self, tag: str) -> frozenset[Stated]:
        return self.stated_in(tag, range(1, len(self.numbers[tag]) + 1))


@dataclass(frozen=True, slots=True)
class CitedParagraphs:
    """The paragraphs of the article that a text cites: it may state only their numbers."""

    article: ArticleNumbers
    paragraphs: tuple[int, ...]
    is_known: bool = True
    """False if the paragraphs could not be read; no text is then checked against them."""

    def check_paragraphs(self, document: Document, path: Path) -> None:
        """Report cited paragraphs that the article does not have, and repeated ones."""
        for index, number in enumerate(self.paragraphs):
            if number > self.article.paragraph_count > 0:
                what = f"there is no paragraph {number}"
                document.problem(
                    (*path, index), what, f"The article has paragraphs 1 to {self.article.paragraph_count}"
                )
            if number in self.paragraphs[:index]:
                document.problem((*path, index), f"paragraph {number} is named twice", "Name it once")

    def check_within(self, document: Document, path: Path, figure: str, paragraphs: Iterable[int]) -> None:
        """Report a figure that cites other paragraphs than the panel or stop that shows it."""
        others = [number for number in paragraphs if number not in self.paragraphs]
        if self.is_known and others:
            what = f'the figure "{figure}" rests on paragraph {list_numbers(others)}, which is not named here'
            document.problem(path, what, "Name its paragraphs here, too, or choose a figure that rests on these")

    def check_text(
        self, document: Document, path: Path, tag: str, text: str, inserted: InsertedNumbers = _NONE
    ) -> None:
        """Report every number of a text that the cited paragraphs do not state in the same language."""
        self.report_unstated(document, path, tag, (found.value for found in self.find_unstated(tag, text, inserted)))

    def find_unstated(self, tag: str, text: str, inserted: InsertedNumbers = _NONE) -> list[Found]:
        """Return the numbers of a text that neither the cited paragraphs state nor placeholders wrote."""
        if tag not in self.article.numbers or not self.is_known:
            return []
        known = {number for number in self.article.stated_in(tag, self.paragraphs) if not isinstance(number, LookAlike)}
        found = find(text, self.article.notations[tag])
        return [number for number in found if number.value not in known and not is_inserted(number, inserted)]

    def report_unstated(self, document: Document, path: Path, tag: str, numbers: Iterable[Stated]) -> None:
        for number in sort_numbers(numbers):
            if isinstance(number, LookAlike):
                document.problem(path, describe_look_alike(number), look_alike_remedy(tag))
                continue
            what = f'"{_key(path)}" states {format_number(number)}, which paragraph {list_numbers(self.paragraphs)}'
            remedy = "Write the article's number, or name the paragraph that states it"
            document.problem(path, f'{what} does not state in "{tag}"', remedy)


def is_inserted(found: Found, inserted: InsertedNumbers) -> bool:
    return found.begin in inserted and inserted[found.begin] in {None, found.value}


def sort_numbers(numbers: Iterable[Stated]) -> list[Stated]:
    return sorted(set(numbers), key=lambda number: (isinstance(number, str), number))


def format_number(number: Stated) -> str:
    if isinstance(number, str):
        return f'"{number[:40]}"'
    return format_numeral(number) or str(float(number))


def describe_look_alike(word: LookAlike) -> str:
    return f'"{word[:40]}" looks like a number word, but has other letters'


def look_alike_remedy(tag: str) -> str:
    return f"Type it with the letters of the language. If it is another word, add it to ignored in languages/{tag}.toml"


def list_numbers(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))


def _key(path: Path) -> str:
    return next(part for part in reversed(path) if isinstance(part, str))
