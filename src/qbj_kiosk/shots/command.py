"""The command `qbj-kiosk shots`: select states, render them, and write the contact sheet."""

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
from qbj_kiosk.shots import contact_sheet, render
from qbj_kiosk.shots.states import Shot, states


@dataclass(frozen=True, slots=True)
class Selection:
    """Which screenshots to render. No states or languages: all. No sizes: none."""

    states: Sequence[str]
    languages: Sequence[str]
    sizes: Sequence[Size]
    access: Access

    def shots(self, exhibit: Exhibit) -> list[Shot]:
        """Return the selected screenshots by state; raise UsageError for an unknown state or language."""
        available = states(exhibit)
        tags = [language.tag for language in exhibit.languages]
        _check("state", self.states, [state.name for state in available])
        _check("language", self.languages, tags)
        return [
            Shot(state, tag, size)
            for state in available
            if not self.states or state.name in self.states
            for tag in tags
            if not self.languages or tag in self.languages
            for size in self.sizes
        ]


def render_selection(options: Options, selection: Selection, out: Path) -> int:
    """Render the selected screenshots and a contact sheet into `out`. Return the exit code.

    Raises:
        UsageError: if the exhibit does not have a selected state or language.
        ShotError: if an image cannot be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise render.ShotError(f"{out}: {error.strerror}. Name another folder: --out DIR") from error
    console = Console(stderr=True)
    started = time.monotonic()
    render.prepare()
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("Rendering", total=None)

        def choose(exhibit: Exhibit) -> list[Shot]:
            selected = selection.shots(exhibit)
            progress.update(task, total=len(selected))
            return selected

        shots = render.render(options, choose, out, selection.access, lambda _: progress.advance(task))
    index = contact_sheet.write(shots, out)
    console.print(f"{len(shots)} pictures in {time.monotonic() - started:.1f} s: {index}")
    return 0


def _check(kind: str, requested: Sequence[str], available: Sequence[str]) -> None:
    for each in requested:
        if each not in available:
            message = f"There is no {kind} {each!r}. Choose one of: {', '.join(available)}."
            raise UsageError(message)
