"""The command `qbj-kiosk staff`: set the PIN, and unlock it after wrong attempts."""

import os
import sys
from pathlib import Path

import click

from qbj_kiosk.errors import run_reporting_errors


@click.group()
def staff() -> None:
    """Set the staff's PIN, or unlock it after wrong attempts."""


@staff.command()
@click.option("--stdin", "piped", is_flag=True, help="Read the PIN from the first line of standard input.")
def pin(*, piped: bool) -> None:
    """Set the PIN, 4 to 12 digits. Only a hash is stored.

    With the package qbj-kiosk-session, root sets the PIN of the machine's exhibit.
    """
    from qbj_kiosk.staff import pin_verifier
    from qbj_kiosk.staff.pin import save_pin

    if piped:
        chosen = sys.stdin.readline().strip()
    else:
        chosen = click.prompt("New PIN", hide_input=True, confirmation_prompt="Repeat the PIN", type=str)

    def work() -> int:
        folder, exhibit = _exhibit()
        save_pin(folder, chosen)
        pin_verifier.unlock(folder)
        click.echo(f"The PIN is set. {exhibit}")
        return 0

    sys.exit(run_reporting_errors(work))


@staff.command()
def unlock() -> None:
    """Accept PINs again at once after wrong attempts."""
    from qbj_kiosk.staff import pin_verifier

    def work() -> int:
        folder, exhibit = _exhibit()
        message = "PINs are accepted again." if pin_verifier.unlock(folder) else "There were no wrong attempts."
        click.echo(f"{message} {exhibit}")
        return 0

    sys.exit(run_reporting_errors(work))


def _exhibit() -> tuple[Path, str]:
    """Return the state folder of the exhibit whose PIN is set, and a sentence that names that exhibit."""
    from qbj_kiosk.deploy.switch_to_exhibit_user import switch_to_exhibit_user
    from qbj_kiosk.settings.paths import state_folder

    owner = switch_to_exhibit_user(os.environ, writes=True)
    folder = state_folder(owner.environ, sys.platform)
    sentence = f"This applies to the exhibit that runs as {owner.user}, in {folder}."
    if owner.other:
        sentence += f"\nThe exhibit of this machine runs as {owner.other}. For that one, run: sudo qbj-kiosk staff"
    return folder, sentence
