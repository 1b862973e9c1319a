"""The command `qbj-kiosk deploy`: instructions for machines that show only the exhibit."""

import click


@click.group()
def deploy() -> None:
    """Set up a machine that shows only the exhibit. On Debian, install the package qbj-kiosk-session."""


@deploy.command()
def windows() -> None:
    """Print instructions for Windows with Shell Launcher."""
    from qbj_kiosk.deploy.windows import recipe

    click.echo(recipe(), nl=False)
