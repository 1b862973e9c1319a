"""The command `qbj-kiosk windows-guide`: how to make a Windows PC show only the exhibit."""

import click


@click.command("windows-guide")
def windows_guide() -> None:
    """Print how to make Windows show only the exhibit, with Shell Launcher."""
    from qbj_kiosk.deploy.windows_guide import GUIDE

    click.echo(GUIDE, nl=False)
