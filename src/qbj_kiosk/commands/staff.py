"""`qbj-kiosk staff`: the PIN, and the lock after wrong tries."""

import os
import sys
from pathlib import Path

import click

from qbj_kiosk.failures import told


@click.group()
def staff() -> None:
    """Set the staff's PIN, or take it again after wrong tries."""


@staff.command()
@click.option("--stdin", "piped", is_flag=True, help="Read the PIN from standard input, its first line.")
def pin(*, piped: bool) -> None:
    """Set the PIN: 4 to 12 digits, of which only a hash is kept."""
    from qbj_kiosk.staff import gate  # noqa: PLC0415 - each command imports only what it uses
    from qbj_kiosk.staff.pin import keep  # noqa: PLC0415 - as above

    if piped:
        chosen = sys.stdin.readline().strip()
    else:
        chosen = click.prompt("New PIN", hide_input=True, confirmation_prompt="The same again", type=str)

    def work() -> int:
        folder = _folder()
        keep(folder, chosen)
        gate.unlock(folder)
        click.echo("The PIN is set.")
        return 0

    sys.exit(told(work))


@staff.command()
def unlock() -> None:
    """Take PINs again at once after wrong tries."""
    from qbj_kiosk.staff import gate  # noqa: PLC0415 - each command imports only what it uses

    def work() -> int:
        click.echo("PINs are taken again." if gate.unlock(_folder()) else "There were no wrong tries.")
        return 0

    sys.exit(told(work))


def _folder() -> Path:
    from qbj_kiosk.settings.paths import state_folder  # noqa: PLC0415 - each command imports only what it uses

    return state_folder(os.environ, sys.platform)
