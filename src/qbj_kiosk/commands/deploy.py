"""The command `qbj-kiosk deploy`: set up a machine that shows only the exhibit, and undo the set-up."""

import shlex
import sys
from pathlib import Path

import click

from qbj_kiosk.errors import run_reporting_errors

root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, resolve_path=True, path_type=Path),
    help="Set up a disk image mounted in this folder. Commands are printed, not run.",
)


@click.group()
def deploy() -> None:
    """Set up a machine that shows only the exhibit."""


@deploy.command()
@click.option("--dry-run", is_flag=True, help="Print every file and command. Change nothing.")
@click.option("--user", default="kiosk", show_default=True, help="User that the exhibit runs as.")
@click.option(
    "--power-key",
    type=click.Choice(["ignore", "poweroff"]),
    default="ignore",
    show_default=True,
    help="Action of the power key of the machine or of a keyboard.",
)
@click.option(
    "--program",
    type=click.Path(path_type=Path),
    help="Path of qbj-kiosk on the machine. Default: beside the running Python.",
)
@root_option
def linux(*, dry_run: bool, user: str, power_key: str, program: Path | None, root: Path | None) -> None:
    """Set up a machine with Linux and systemd."""
    from qbj_kiosk.deploy import apply, inspect, messages
    from qbj_kiosk.deploy.linux import DeployError, plan

    def work() -> int:
        machine = inspect.inspect_machine(user, power_key, program, root)
        steps = plan(machine)
        if dry_run:
            click.echo(messages.describe_plan(machine, steps, root))
            return 0
        if problems := inspect.find_problems(Path(machine.program), root):
            raise DeployError("\n".join(problems))
        later: list[tuple[str, ...]] = []
        apply.apply_plan(steps, root or Path("/"), later.append if root else apply.run_command, click.echo)
        for line in messages.describe_remaining(machine, later, root):
            click.echo(line)
        return 0

    sys.exit(run_reporting_errors(work))


@deploy.command()
@root_option
def remove(*, root: Path | None) -> None:
    """Undo the changes of `deploy linux`."""
    from qbj_kiosk.deploy import apply

    def work() -> int:
        later: list[tuple[str, ...]] = []
        problems = apply.revert(root or Path("/"), later.append if root else apply.run_command, click.echo)
        for problem in problems:
            click.echo(problem, err=True)
        if later:
            click.echo("No command was run. Run these as root on the machine, if it was set up completely:")
        for argv in later:
            click.echo(f"    {shlex.join(argv)}")
        return 1 if problems else 0

    sys.exit(run_reporting_errors(work))


@deploy.command()
def windows() -> None:
    """Print instructions for Windows with Shell Launcher."""
    from qbj_kiosk.deploy.windows import recipe

    click.echo(recipe(), nl=False)
