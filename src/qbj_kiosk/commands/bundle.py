"""The command `qbj-kiosk bundle`: compile the sources of an exhibit, and check its layout."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qbj_kiosk.app.options import Size
from qbj_kiosk.commands.window_size_option import SIZE
from qbj_kiosk.errors import UserError, run_reporting_errors

if TYPE_CHECKING:
    from qbj_kiosk.settings.model import Screen

DEFAULT_SIZES = Size(1920, 1080), Size(1080, 1920)
sources = click.argument("source", metavar="DIR", type=click.Path(path_type=Path))


@click.group()
def bundle() -> None:
    """Build and check bundles."""


@bundle.command()
@sources
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="Folder of the bundle. An existing bundle is replaced.",
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
@click.option(
    "--settings", type=click.Path(path_type=Path), help="Read the mounting of the screen from this kiosk.toml."
)
@click.option("--diagonal", type=click.FloatRange(5, 200), metavar="INCHES", help="Diagonal of the screen, in inches.")
@click.option(
    "--lower-edge",
    type=click.IntRange(0, 4000),
    metavar="MM",
    help="Height of the lower edge of the picture above the floor, in millimetres.",
)
@click.option(
    "--distance",
    type=click.IntRange(200, 20000),
    metavar="MM",
    help="Distance from which visitors read, in millimetres.",
)
@click.option(
    "--size",
    "sizes",
    type=SIZE,
    multiple=True,
    help="Size of the screen, in pixels. Repeatable. Default: 1920x1080 and 1080x1920.",
)
def check(  # noqa: PLR0913 - one parameter per option
    *,
    source: Path,
    settings: Path | None,
    diagonal: float | None,
    lower_edge: int | None,
    distance: int | None,
    sizes: tuple[Size, ...],
) -> None:
    """Check the sources in DIR and the layout of every page.

    The layout is checked at every text size, and with the controls lowered.
    """
    from qbj_kiosk.layout_check.command import check as check_sources
    from qbj_kiosk.settings.model import Screen

    arguments = Screen(diagonal, lower_edge, distance)

    def work() -> int:
        screen = arguments if settings is None else _merge(settings, arguments)
        return check_sources(source, screen, sizes or DEFAULT_SIZES)

    sys.exit(run_reporting_errors(work))


def _merge(settings: Path, arguments: "Screen") -> "Screen":
    from msgspec.structs import asdict, replace

    from qbj_kiosk.settings.load_settings import load_settings

    loaded = load_settings({}, sys.platform, {}, settings)
    if loaded.problems:
        raise UserError("\n".join(loaded.problems))
    overrides = {key: value for key, value in asdict(arguments).items() if value is not None}
    return replace(loaded.settings.screen, **overrides)
