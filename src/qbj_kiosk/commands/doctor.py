"""The command `qbj-kiosk doctor`: check this machine and suggest remedies."""

import os
import sys
from pathlib import Path
from typing import Literal

import click

from qbj_kiosk.errors import run_reporting_errors


@click.command()
@click.option(
    "--settings",
    "file",
    type=click.Path(path_type=Path),
    help="Settings file to check. Default: the one that the exhibit uses.",
)
@click.option(
    "--bundle", type=click.Path(path_type=Path), help="Bundle to check. Default: the one that the exhibit uses."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Format of the report.")
@click.option("--interactive", is_flag=True, help="Also ask for a touch, and report what arrives within 20 s.")
def doctor(*, file: Path | None, bundle: Path | None, form: Literal["text", "json"], interactive: bool) -> None:
    """Check this machine and suggest remedies.

    The exit code is 1 if a check failed, and 0 with warnings only. With the package qbj-kiosk-session, root runs the
    checks as the exhibit's user, with the environment of its service.
    """
    from qbj_kiosk.deploy.switch_to_exhibit_user import switch_to_exhibit_user
    from qbj_kiosk.doctor import report
    from qbj_kiosk.doctor.all_checks import CHECKS, INTERACTIVE
    from qbj_kiosk.doctor.machine import Machine
    from qbj_kiosk.doctor.run_checks import exit_code, run_checks

    def work() -> int:
        machine = Machine(switch_to_exhibit_user(os.environ).environ, sys.platform, file, bundle)
        results = run_checks(machine, (*CHECKS, INTERACTIVE) if interactive else CHECKS)
        if form == "json":
            click.echo(report.format_json(results))
        else:
            coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
            click.echo(report.format_text(results, sys.stdout.encoding or "ascii", coloured=coloured))
        return exit_code(results)

    sys.exit(run_reporting_errors(work))
