"""Problems of source files: file, line, what is wrong, and a remedy."""

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from qbj_kiosk.errors import UserError

_NEAR = 0.7
"""Similarity from which a word is suggested: "boxes" for "boxen", but not "picture" for "pie"."""


class Problem(Struct, frozen=True, order=True):
    """A mistake in a source file: what is wrong, where, and a remedy."""

    file: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        """Format a mistake as `panels/logistics/panel.toml:7: unknown key "figur". Did you mean "figure"?`."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.what}. {self.remedy}"


class SourceError(UserError):
    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class WriteError(SourceError):
    """Raised if a built bundle cannot be written; the sources may be right."""


class ProblemReport(Struct):
    """Collects problems while sources are read, so that all are reported together."""

    problems: list[Problem] = []

    def add(self, file: str, line: int, what: str, remedy: str) -> None:
        self.problems.append(Problem(file, line, what, remedy))

    def check(self) -> None:
        """Raise SourceError with every problem that was collected, if there are any."""
        if self.problems:
            raise SourceError(self.problems)


def quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def nearest(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return the remedy "Did you mean …?" for a misspelt word; `otherwise` if no known word is similar."""
    import difflib  # seldom needed, and every start imports this module

    near = difflib.get_close_matches(word[:80], list(known), n=1, cutoff=_NEAR)
    return f'Did you mean "{near[0]}"?' if near else otherwise


@contextlib.contextmanager
def report_write_errors(out: Path) -> Iterator[None]:
    """Raise an `OSError` of the body as a `WriteError` that names the folder `out`."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        what = f"cannot be written ({reason.lower()})"
        raise WriteError([Problem(str(out), 0, what, "Check the path, its permissions and the free space")]) from error
