"""The command line: from arguments to a call, nothing else."""

import sys
from pathlib import Path

import click

from qbj_kiosk import __version__
from qbj_kiosk.app.options import Options, Size
from qbj_kiosk.commands.build_sources import build_sources
from qbj_kiosk.commands.bundle import bundle
from qbj_kiosk.commands.deploy import deploy
from qbj_kiosk.commands.doctor import doctor
from qbj_kiosk.commands.settings import settings as settings_command
from qbj_kiosk.commands.size import SIZE
from qbj_kiosk.commands.staff import staff
from qbj_kiosk.errors import run_reporting_errors
from qbj_kiosk.session.accessibility import SWITCHES, TEXT_SIZES, Access, Switch

bundle_option = click.option(
    "--bundle", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Show this built bundle."
)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--windowed/--fullscreen", default=False, help="In a window, or filling the screen (the default).")
@click.option("--size", type=SIZE, help="In a window of this size.")
@click.option("--language", metavar="TAG", help="Language that visits start in.")
@click.option("--start", "start_at", metavar="PANEL", help="Panel to open at the start.")
@click.option("--bundle", type=click.Path(path_type=Path), help="Show this built bundle.")
@click.option("--kiosk", is_flag=True, help="Unattended: locked, watched over, brought back whatever happens.")
@click.option("--settings", type=click.Path(path_type=Path), help="Settings of the kiosk: a kiosk.toml.")
@click.option("--renderer", type=click.Choice(["auto", "gpu", "software"]), help="How to draw, in kiosk mode.")
@click.option("--watched", is_flag=True, hidden=True, help="What --kiosk starts.")
@click.option("--built-in", is_flag=True, hidden=True, help="With --watched: the program's own bundle.")
@click.version_option(__version__, package_name="qbj-kiosk")
@click.pass_context
def main(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    *,
    kiosk: bool,
    settings: Path | None,
    renderer: str | None,
    watched: bool,
    built_in: bool,
    windowed: bool,
    size: Size | None,
    language: str | None,
    start_at: str | None,
    bundle: Path | None,
) -> None:
    """Show the exhibit."""
    if ctx.invoked_subcommand is not None:
        return
    if kiosk or watched:
        from qbj_kiosk.app import kiosk_mode as mode

        arguments = mode.KioskArguments(
            settings=settings, bundle=bundle, language=language, renderer=renderer, built_in=built_in
        )
        if watched:
            sys.exit(mode.run_watched(arguments, build_sources))
        sys.exit(run_reporting_errors(lambda: mode.supervise(arguments)))
    from qbj_kiosk.app.startup import start

    sys.exit(start(Options(build_sources, bundle, language, start_at, windowed, size)))


@main.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder for the pictures.")
@click.option(
    "--size", "sizes", type=SIZE, multiple=True, help="Size of the screen; 1920x1080 and 1080x1920 if none is given."
)
@click.option("--language", "languages", metavar="TAG", multiple=True, help="Language; every one if none is given.")
@click.option(
    "--state", "names", metavar="STATE", multiple=True, help="State, such as attract; every one if none is given."
)
@click.option("--text-size", type=click.Choice(TEXT_SIZES), default=100, help="Size of text, in percent.")
@click.option("--switch", "switches", type=click.Choice(SWITCHES), multiple=True, help="A switch to turn on.")
@bundle_option
def shots(  # noqa: PLR0913 - one parameter an option
    *,
    out: Path,
    sizes: tuple[Size, ...],
    languages: tuple[str, ...],
    names: tuple[str, ...],
    text_size: int,
    switches: tuple[Switch, ...],
    bundle: Path | None,
) -> None:
    """Render every state of the exhibit, without a display."""
    from qbj_kiosk.shots.command import Wanted, shoot

    access = Access(text_size, **dict.fromkeys(switches, True))
    wanted = Wanted(names, languages, sizes or (Size(1920, 1080), Size(1080, 1920)), access)
    sys.exit(run_reporting_errors(lambda: shoot(Options(build_sources, bundle), wanted, out)))


main.add_command(bundle)
main.add_command(deploy)
main.add_command(doctor)
main.add_command(settings_command)
main.add_command(staff)
