"""The `shots` command: chooses, renders, writes the contact sheet, reports."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from qbj_kiosk.app.options import Options, Size
from qbj_kiosk.errors import UsageError
from qbj_kiosk.exhibit.model import Exhibit
from qbj_kiosk.session.accessibility import Access
from qbj_kiosk.shots import render, sheet
from qbj_kiosk.shots.states import Shot, states


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which shots to render; no states or languages means all of them."""

    states: Sequence[str]
    languages: Sequence[str]
    sizes: Sequence[Size]
    access: Access

    def choose(self, exhibit: Exhibit) -> list[Shot]:
        """The shots of an exhibit that are wanted, state by state.

        Raises:
            UsageError: if a state or language is wanted that the exhibit does not have.
        """
        there = states(exhibit)
        tags = [language.tag for language in exhibit.languages]
        _must_be("state", self.states, [state.name for state in there])
        _must_be("language", self.languages, tags)
        return [
            Shot(state, tag, size)
            for state in there
            if not self.states or state.name in self.states
            for tag in tags
            if not self.languages or tag in self.languages
            for size in self.sizes
        ]


def shoot(options: Options, wanted: Wanted, out: Path) -> int:
    """Renders shots into a folder, with a contact sheet, and says how many.

    Returns:
        The exit code.

    Raises:
        UsageError: if something is wanted that the exhibit does not have.
        ShotError: if a picture cannot be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise render.ShotError(f"{out}: {error.strerror}. Name another folder: --out DIR") from error
    console = Console(stderr=True)
    begun = time.monotonic()
    render.prepare()
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("Rendering", total=None)

        def choose(exhibit: Exhibit) -> list[Shot]:
            chosen = wanted.choose(exhibit)
            progress.update(task, total=len(chosen))
            return chosen

        shots = render.render(options, choose, out, wanted.access, lambda _: progress.advance(task))
    index = sheet.write(shots, out)
    console.print(f"{len(shots)} pictures in {time.monotonic() - begun:.1f} s: {index}")
    return 0


def _must_be(what: str, asked: Sequence[str], there: Sequence[str]) -> None:
    for each in asked:
        if each not in there:
            message = f"There is no {what} {each!r}. There is: {', '.join(there)}."
            raise UsageError(message)
