"""`qbj-kiosk doctor`: what keeps the exhibit from running well on this machine, and what to do."""

import os
import sys
from pathlib import Path
from typing import Literal

import click

from qbj_kiosk.errors import run_reporting_errors


@click.command()
@click.option(
    "--settings", "file", type=click.Path(path_type=Path), help="Look at this settings file, instead of the one found."
)
@click.option("--bundle", type=click.Path(path_type=Path), help="Look at this built bundle.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people, or for programs."
)
def doctor(*, file: Path | None, bundle: Path | None, form: Literal["text", "json"]) -> None:
    """Tell what on this machine is well, what is not, and what to do.

    The exit code is 1 if something failed. Warnings leave it at 0. On a machine that was set up by `deploy`, root looks
    as the exhibit's user and through its service's environment.
    """
    from qbj_kiosk.deploy.service_user import whose
    from qbj_kiosk.doctor import report
    from qbj_kiosk.doctor.machine import Machine
    from qbj_kiosk.doctor.registry import CHECKS
    from qbj_kiosk.doctor.run import exit_code, run_checks

    def work() -> int:
        results = run_checks(Machine(whose(os.environ).environ, sys.platform, file, bundle), CHECKS)
        if form == "json":
            click.echo(report.format_json(results))
        else:
            coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
            click.echo(report.format_text(results, sys.stdout.encoding or "ascii", coloured=coloured))
        return exit_code(results)

    sys.exit(run_reporting_errors(work))
