"""`qbj-kiosk deploy`: setting up a machine that shows the exhibit and nothing else, and undoing that."""

import shlex
import sys
from pathlib import Path

import click

from qbj_kiosk.errors import run_reporting_errors

root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, resolve_path=True, path_type=Path),
    help="The machine's files are in this folder, as for a disk image: commands are told, not run.",
)


@click.group()
def deploy() -> None:
    """Set up a machine that shows the exhibit and nothing else."""


@deploy.command()
@click.option("--dry-run", is_flag=True, help="Print every file and command in full, and change nothing.")
@click.option("--user", default="kiosk", show_default=True, help="The user that the exhibit runs as.")
@click.option(
    "--power-key",
    type=click.Choice(["ignore", "poweroff"]),
    default="ignore",
    show_default=True,
    help="What the power key of the machine, or of a keyboard, does.",
)
@click.option(
    "--program",
    type=click.Path(path_type=Path),
    help="Where qbj-kiosk is on that machine; beside the Python that runs, if it is not said.",
)
@root_option
def linux(*, dry_run: bool, user: str, power_key: str, program: Path | None, root: Path | None) -> None:
    """Set up this machine under Linux with systemd."""
    from qbj_kiosk.deploy import apply, inspect, messages
    from qbj_kiosk.deploy.linux import DeployError, plan

    def work() -> int:
        machine = inspect.machine(user, power_key, program, root)
        steps = plan(machine)
        if dry_run:
            click.echo(messages.beforehand(machine, steps, root))
            return 0
        if troubles := inspect.troubles(Path(machine.program), root):
            raise DeployError("\n".join(troubles))
        later: list[tuple[str, ...]] = []
        apply.carry_out(steps, root or Path("/"), later.append if root else apply.run, click.echo)
        for line in messages.afterwards(machine, later, root):
            click.echo(line)
        return 0

    sys.exit(run_reporting_errors(work))


@deploy.command()
@root_option
def remove(*, root: Path | None) -> None:
    """Undo what `deploy linux` did on this machine, and nothing else."""
    from qbj_kiosk.deploy import apply

    def work() -> int:
        later: list[tuple[str, ...]] = []
        problems = apply.undo(root or Path("/"), later.append if root else apply.run, click.echo)
        for problem in problems:
            click.echo(problem, err=True)
        if later:
            click.echo("No command was run. On the machine itself, as root, if their counterparts were run there:")
        for argv in later:
            click.echo(f"    {shlex.join(argv)}")
        return 1 if problems else 0

    sys.exit(run_reporting_errors(work))


@deploy.command()
def windows() -> None:
    """Print how a machine under Windows is set up with Shell Launcher."""
    from qbj_kiosk.deploy.windows import recipe

    click.echo(recipe(), nl=False)
