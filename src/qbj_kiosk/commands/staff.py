"""`qbj-kiosk staff`: the PIN, and the lock after wrong tries."""

import os
import sys
from pathlib import Path

import click

from qbj_kiosk.errors import run_reporting_errors


@click.group()
def staff() -> None:
    """Set the staff's PIN, or take it again after wrong tries."""


@staff.command()
@click.option("--stdin", "piped", is_flag=True, help="Read the PIN from standard input, its first line.")
def pin(*, piped: bool) -> None:
    """Set the PIN: 4 to 12 digits, of which only a hash is kept.

    On a machine that was set up by `deploy`, root sets that of the machine's exhibit.
    """
    from qbj_kiosk.staff import pin_verifier
    from qbj_kiosk.staff.pin import save_pin

    if piped:
        chosen = sys.stdin.readline().strip()
    else:
        chosen = click.prompt("New PIN", hide_input=True, confirmation_prompt="The same again", type=str)

    def work() -> int:
        folder, exhibit = _exhibit()
        save_pin(folder, chosen)
        pin_verifier.unlock(folder)
        click.echo(f"The PIN is set. {exhibit}")
        return 0

    sys.exit(run_reporting_errors(work))


@staff.command()
def unlock() -> None:
    """Take PINs again at once after wrong tries."""
    from qbj_kiosk.staff import pin_verifier

    def work() -> int:
        folder, exhibit = _exhibit()
        done = "PINs are taken again." if pin_verifier.unlock(folder) else "There were no wrong tries."
        click.echo(f"{done} {exhibit}")
        return 0

    sys.exit(run_reporting_errors(work))


def _exhibit() -> tuple[Path, str]:
    """The state folder of the exhibit that is meant, and in words which one that is."""
    from qbj_kiosk.deploy.service_user import whose
    from qbj_kiosk.settings.paths import state_folder

    found = whose(os.environ, writes=True)
    folder = state_folder(found.environ, sys.platform)
    told = f"That is for the exhibit that runs as {found.user}, in {folder}."
    if found.other:
        told += f"\nThe exhibit of this machine runs as {found.other}, for whom root does this: sudo qbj-kiosk staff"
    return folder, told
