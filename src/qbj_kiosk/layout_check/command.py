"""The command `bundle check`: build sources into a temporary folder, and check the layout of every state."""

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from qbj_kiosk.app.options import Size
from qbj_kiosk.exhibit.compiler.build import build_unchecked
from qbj_kiosk.layout_check.state_survey import opened, survey
from qbj_kiosk.settings.model import Screen
from qbj_kiosk.settings.screen_mounting import Mounting
from qbj_kiosk.shots.render import prepare


def check(source: Path, screen: Screen, sizes: Sequence[Size]) -> int:
    """Print the findings on sources and on the layout of every state; nothing is written to `source`.

    Returns:
        The exit code: 1 if anything was found, else 0.

    Raises:
        SourceError: if the sources have mistakes.
    """
    console, started = Console(stderr=True), time.monotonic()
    prepare()
    with tempfile.TemporaryDirectory(prefix="qbj-kiosk-check-", ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch) / "bundle"
        build_unchecked(source, folder)
        with (
            opened(folder, sizes[0], Mounting.from_screen(screen)) as kiosk,
            Progress(console=console, transient=True) as progress,
        ):
            task = progress.add_task("Measuring", total=None)
            found = survey(kiosk, sizes, lambda total: progress.update(task, total=total, advance=1))
    for finding in found:
        print(finding)  # noqa: T201 - the output of the command
    summary = f"{len(found)} findings" if found else "nothing found"
    console.print(f"{source}: {summary} on {', '.join(map(str, sizes))}, in {time.monotonic() - started:.1f} s")
    return int(bool(found))
