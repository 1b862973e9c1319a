"""The command `bundle`: building the sources of an exhibit, and checking how it lays itself out."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qbj_kiosk.app.options import Size
from qbj_kiosk.commands.size import SIZE
from qbj_kiosk.errors import UserError, run_reporting_errors

if TYPE_CHECKING:
    from qbj_kiosk.settings.model import Screen

USUAL = Size(1920, 1080), Size(1080, 1920)
sources = click.argument("source", metavar="DIR", type=click.Path(path_type=Path))


@click.group()
def bundle() -> None:
    """Build and check bundles."""


@bundle.command()
@sources
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="Folder of the bundle; an older one is replaced."
)
def build(source: Path, out: Path) -> None:
    """Build the sources in DIR into a bundle."""
    from qbj_kiosk.exhibit.compiler.build import build as build_bundle

    def work() -> int:
        exhibit = build_bundle(source, out)
        click.echo(f"{out}: {exhibit.id}, {len(exhibit.panels)} panels in {len(exhibit.languages)} languages")
        return 0

    sys.exit(run_reporting_errors(work))


@bundle.command()
@sources
@click.option("--settings", type=click.Path(path_type=Path), help="Take how the screen is mounted from a kiosk.toml.")
@click.option("--diagonal", type=click.FloatRange(5, 200), metavar="INCHES", help="Diagonal of the screen.")
@click.option(
    "--lower-edge", type=click.IntRange(0, 4000), metavar="MM", help="Height of its lower edge above the floor."
)
@click.option("--distance", type=click.IntRange(200, 20000), metavar="MM", help="From which people read.")
@click.option(
    "--size", "sizes", type=SIZE, multiple=True, help="Size of the screen; 1920x1080 and 1080x1920 if none is given."
)
def check(  # noqa: PLR0913 - one parameter an option
    *,
    source: Path,
    settings: Path | None,
    diagonal: float | None,
    lower_edge: int | None,
    distance: int | None,
    sizes: tuple[Size, ...],
) -> None:
    """Check the sources in DIR, and that every state has room on the screen, in any text size and lowered."""
    from qbj_kiosk.measure.command import check as work
    from qbj_kiosk.settings.model import Screen

    given = Screen(diagonal, lower_edge, distance)
    sys.exit(
        run_reporting_errors(
            lambda: work(source, given if settings is None else _mounted(settings, given), sizes or USUAL)
        )
    )


def _mounted(settings: Path, given: "Screen") -> "Screen":
    """How the settings say that the screen is mounted, under what the command line gives."""
    from msgspec.structs import asdict, replace

    from qbj_kiosk.settings.read import load_settings

    loaded = load_settings({}, sys.platform, {}, settings)
    if loaded.problems:
        raise UserError("\n".join(loaded.problems))
    said = {key: value for key, value in asdict(given).items() if value is not None}
    return replace(loaded.settings.screen, **said)
