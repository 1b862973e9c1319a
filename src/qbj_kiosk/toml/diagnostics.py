"""What is wrong with an exhibit's sources: where, what, and what to do about it."""

import contextlib
import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from qbj_kiosk.errors import UserError

_NEAR = 0.7
"""How alike two words must be: "boxen" and "boxes" are, "pie" and "picture" are not."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: the file (relative to the sources), its line (0 for the file as a whole), what, and what to do."""

    file: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        """`panels/logistics/panel.toml:7: unknown key "figur". Did you mean "figure"?`."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.what}. {self.remedy}"


class SourceError(UserError):
    """Sources that cannot be built; carries everything that was found wrong with them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Takes what the message is made of."""
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(slots=True)
class Report:
    """Collects problems while sources are read, so that all of them can be told at once."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, file: str, line: int, what: str, remedy: str) -> None:
        """Notes a problem and goes on."""
        self.problems.append(Problem(file, line, what, remedy))

    def check(self) -> None:
        """Ends the reading if anything was found.

        Raises:
            SourceError: with all that was found.
        """
        if self.problems:
            raise SourceError(self.problems)


def quoted(names: Iterable[str]) -> str:
    """Names as a message lists them: `"a", "b"`."""
    return ", ".join(f'"{name}"' for name in names)


def nearest(word: str, known: Iterable[str], otherwise: str) -> str:
    """A question that offers the known word nearest to a wrong one, or other advice if none is near."""
    near = difflib.get_close_matches(word[:80], list(known), n=1, cutoff=_NEAR)
    return f'Did you mean "{near[0]}"?' if near else otherwise


@contextlib.contextmanager
def report_write_errors(out: Path) -> Iterator[None]:
    """Raise an `OSError` of the body as a `SourceError` about `out`."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        what = f"cannot be written ({reason.lower()})"
        raise SourceError([Problem(str(out), 0, what, "Check the path, its permissions and the free space")]) from error
