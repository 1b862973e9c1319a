"""The `shots` command: chooses, renders, writes the contact sheet, reports."""

import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from qbj_kiosk.app import Kiosk
from qbj_kiosk.failures import UsageError
from qbj_kiosk.options import Options, Size
from qbj_kiosk.shots import render, sheet
from qbj_kiosk.shots.states import Shot, states


def shoot(
    options: Options, out: Path, sizes: Sequence[Size], languages: Sequence[str], names: Sequence[str], text_scale: float
) -> int:
    """Renders shots into a folder and says how many.

    Raises:
        UsageError: if a language or state is asked for that the exhibit does not have.
    """
    out.mkdir(parents=True, exist_ok=True)
    console = Console(stderr=True)
    begun = time.monotonic()
    render.prepare()
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("Rendering", total=None)

        def choose(kiosk: Kiosk) -> list[Shot]:
            chosen = _choose(kiosk, sizes, languages, names)
            progress.update(task, total=len(chosen))
            return chosen

        shots = render.render(options, choose, out, text_scale, lambda _: progress.advance(task))
    index = sheet.write(shots, out)
    console.print(f"{len(shots)} pictures in {time.monotonic() - begun:.1f} s: {index}")
    return 0


def _choose(kiosk: Kiosk, sizes: Sequence[Size], languages: Sequence[str], names: Sequence[str]) -> list[Shot]:
    exhibit = kiosk.bundle.exhibit
    there = states(exhibit)
    tags = [language.tag for language in exhibit.languages]
    _must_be("state", names, [state.name for state in there])
    _must_be("language", languages, tags)
    return [
        Shot(state, tag, size)
        for state in there
        if not names or state.name in names
        for tag in tags
        if not languages or tag in languages
        for size in sizes
    ]


def _must_be(what: str, asked: Sequence[str], there: Sequence[str]) -> None:
    for each in asked:
        if each not in there:
            message = f"There is no {what} {each!r}. There is: {', '.join(there)}."
            raise UsageError(message)
