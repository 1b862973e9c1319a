"""Command line: parses arguments and calls the program."""

import sys
from pathlib import Path

import click

from qbj_kiosk import __version__
from qbj_kiosk.app.options import Options, Size
from qbj_kiosk.commands.bundle import bundle
from qbj_kiosk.commands.doctor import doctor
from qbj_kiosk.commands.lazy_compiler import build_sources
from qbj_kiosk.commands.settings import settings as settings_command
from qbj_kiosk.commands.staff import staff
from qbj_kiosk.commands.window_size_option import SIZE
from qbj_kiosk.commands.windows_guide import windows_guide
from qbj_kiosk.errors import run_reporting_errors
from qbj_kiosk.session.accessibility import SWITCHES, TEXT_SIZES, Access, Switch

bundle_option = click.option(
    "--bundle",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Bundle to show. Default: the program's own.",
)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--windowed/--fullscreen", default=False, help="Show a window, or fill the screen (default).")
@click.option("--size", type=SIZE, help="Show a window of this size, in pixels.")
@click.option("--language", metavar="TAG", help="Language in which visits start.")
@click.option("--start", "start_at", metavar="PANEL", help="Panel to open at the start.")
@click.option("--bundle", type=click.Path(path_type=Path), help="Bundle to show. Default: the program's own.")
@click.option("--kiosk", is_flag=True, help="Kiosk mode: input locked, supervised, restarted on failure.")
@click.option("--settings", type=click.Path(path_type=Path), help="Settings file for kiosk mode (kiosk.toml).")
@click.option("--renderer", type=click.Choice(["auto", "gpu", "software"]), help="Renderer in kiosk mode.")
@click.option("--watched", is_flag=True, hidden=True, help="Exhibit process, started by the supervisor of --kiosk.")
@click.option("--built-in", is_flag=True, hidden=True, help="With --watched: show the program's own bundle.")
@click.version_option(__version__, package_name="qbj-kiosk")
@click.pass_context
def main(  # noqa: PLR0913 - one parameter per option
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
        from qbj_kiosk.app import kiosk_mode_startup as mode

        arguments = mode.KioskArguments(
            settings=settings, bundle=bundle, language=language, renderer=renderer, built_in=built_in
        )
        if watched:
            sys.exit(mode.run_watched(arguments, build_sources))
        sys.exit(run_reporting_errors(lambda: mode.supervise(arguments)))
    from qbj_kiosk.app.startup import start

    sys.exit(start(Options(build_sources, bundle, language, start_at, windowed, size)))


@main.command()
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder for the screenshots."
)
@click.option(
    "--size",
    "sizes",
    type=SIZE,
    multiple=True,
    help="Size of the screen, in pixels. Repeatable. Default: 1920x1080 and 1080x1920.",
)
@click.option("--language", "languages", metavar="TAG", multiple=True, help="Language. Repeatable. Default: all.")
@click.option(
    "--state", "names", metavar="STATE", multiple=True, help="State, such as attract. Repeatable. Default: all."
)
@click.option("--text-size", type=click.Choice(TEXT_SIZES), default=100, help="Text size, in percent.")
@click.option(
    "--switch",
    "switches",
    type=click.Choice(SWITCHES),
    multiple=True,
    help="Switch of the access page to turn on. Repeatable.",
)
@bundle_option
def shots(  # noqa: PLR0913 - one parameter per option
    *,
    out: Path,
    sizes: tuple[Size, ...],
    languages: tuple[str, ...],
    names: tuple[str, ...],
    text_size: int,
    switches: tuple[Switch, ...],
    bundle: Path | None,
) -> None:
    """Render screenshots of every state of the exhibit, without a display."""
    from qbj_kiosk.shots.command import Selection, render_selection

    access = Access(text_size, **dict.fromkeys(switches, True))
    selection = Selection(names, languages, sizes or (Size(1920, 1080), Size(1080, 1920)), access)
    sys.exit(run_reporting_errors(lambda: render_selection(Options(build_sources, bundle), selection, out)))


main.add_command(bundle)
main.add_command(doctor)
main.add_command(settings_command)
main.add_command(staff)
main.add_command(windows_guide)
