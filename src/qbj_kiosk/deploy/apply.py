"""Applying and reverting a plan. Files of others are neither overwritten nor deleted."""

import shlex
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from qbj_kiosk.deploy import record
from qbj_kiosk.deploy.linux import DeployError
from qbj_kiosk.deploy.record import PATH, Entry, Linked, Made, Ran, Written, digest, within
from qbj_kiosk.deploy.steps import Link, Run, Step, WriteFile

RELOAD = ("systemctl", "daemon-reload")
"""Runs after unit files were removed."""

REVERT_HINT = "To undo what was done so far, run `qbj-kiosk deploy remove`."

Runner = Callable[[tuple[str, ...]], str | None]
"""Runs a command and returns its error, or an empty text; None if the command is only listed for later."""
Report = Callable[[str], None]


def run_command(argv: tuple[str, ...]) -> str:
    """Return the error, or an empty text."""
    try:
        done = subprocess.run(argv, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)  # noqa: S603 - commands of the plan
    except OSError as error:
        return str(error)
    return "" if done.returncode == 0 else done.stderr.strip() or f"exit code {done.returncode}"


def apply_plan(steps: list[Step], root: Path, runner: Runner, report: Report) -> None:
    """Record each step before applying it; `report` gets a line for each.

    Raises:
        DeployError: before any change, if a file of others is in the way; or if a file cannot be written or a command
            fails.
    """
    if blocked := find_obstacles(steps, root):
        raise DeployError("\n".join([*blocked, "Nothing was changed."]))
    entries = record.read(root)
    for step in steps:
        new = _new_entries(step, root)
        if not new and not isinstance(step, Run):
            continue
        with _report_os_errors(PATH, REVERT_HINT):
            entries = _merge(entries, new)
            record.write(root, entries)
        _apply_step(step, root, runner, report)


def _apply_step(step: Step, root: Path, runner: Runner, report: Report) -> None:
    match step:
        case WriteFile(path, text, mode):
            with _report_os_errors(path, REVERT_HINT):
                record.write_file(within(root, path), text.encode(), mode)
            report(f"wrote {path}")
        case Link(path, target):
            with _report_os_errors(path, REVERT_HINT):
                within(root, path).parent.mkdir(parents=True, exist_ok=True)
                within(root, path).symlink_to(target)
            report(f"linked {path}")
        case Run(argv):
            problem = runner(argv)
            if problem:
                raise DeployError(f"`{shlex.join(argv)}` failed: {problem}\n{REVERT_HINT}")
            if problem is not None:
                report(f"ran {shlex.join(argv)}")


def find_obstacles(steps: list[Step], root: Path) -> list[str]:
    """Return a sentence for each file of others that is in the way, or raise DeployError if a file cannot be read."""
    entries = record.read(root)
    with _report_os_errors("A file of the plan", "Nothing was changed.", action="read"):
        found = [problem for step in steps if (problem := _obstacle(step, root, entries))]
        folders = [parent for path in _paths(steps) for parent in Path(path).parents]
        return found + [
            f"{folder} exists and is not a folder. Move it away first."
            for folder in dict.fromkeys(map(str, folders))
            if (file := within(root, folder)).exists() and not file.is_dir()
        ]


def planned_entries(steps: list[Step], root: Path) -> list[Entry]:
    """Return the record as it will be after every step."""
    entries = record.read(root)
    for step in steps:
        entries = _merge(entries, _new_entries(step, root))
    return entries


def revert(root: Path, runner: Runner, report: Report) -> list[str]:
    """Revert every entry of the record, the last first. Files changed since are kept, and stay on record.

    Returns:
        A sentence for each entry that could not be reverted.

    Raises:
        DeployError: if the record cannot be read or written.
    """
    entries = record.read(root)
    kept: list[Entry] = []
    problems: list[str] = []
    for each in reversed(entries):
        problem = _revert_entry(each, entries, root, runner)
        if problem:
            problems.append(problem)
            kept.insert(0, each)
        elif isinstance(each, Made) and any(_name(other).startswith(f"{each.path}/") for other in kept):
            kept.insert(0, each)
        elif problem is not None and not isinstance(each, Made):
            report(f"reverted {_name(each)}")
    with _report_os_errors(PATH, "Correct that and run `qbj-kiosk deploy remove` again."):
        record.write(root, kept)
    if entries and (problem := runner(RELOAD)):
        problems.append(f"`{shlex.join(RELOAD)}` failed: {problem}")
    return problems


def _revert_entry(each: Entry, entries: list[Entry], root: Path, runner: Runner) -> str | None:
    """Revert an entry and return the error, or an empty text; None if a command is only listed for later."""
    try:
        return _revert(each, entries, root, runner)
    except OSError as error:
        return f"{_name(each)} cannot be removed: {error.strerror}"


def _revert(each: Entry, entries: list[Entry], root: Path, runner: Runner) -> str | None:
    match each:
        case Written(path):
            file = within(root, path)
            if not file.exists():
                return ""
            if not _is_ours(file, path, entries):
                return f"{path} was changed since it was written, so it is kept. Delete it if it is not needed."
            file.unlink()
        case Linked(path, target):
            file = within(root, path)
            if file.is_symlink() and str(file.readlink()) == target:
                file.unlink()
            elif file.exists():
                return f"{path} was changed since it was created, so it is kept. Delete it if it is not needed."
        case Made(path):
            file = within(root, path)
            if file.is_dir() and not any(file.iterdir()):
                file.rmdir()
        case Ran(argv):
            problem = runner(argv)
            return f"`{shlex.join(argv)}` failed: {problem}" if problem else problem
    return ""


def _name(each: Entry) -> str:
    return shlex.join(each.undo) if isinstance(each, Ran) else each.path


@contextmanager
def _report_os_errors(path: str, hint: str, action: str = "written") -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DeployError(f"{path} cannot be {action}: {error.strerror or error}\n{hint}") from error


def _new_entries(step: Step, root: Path) -> list[Entry]:
    """Return the entries that a step adds to the record; none if its file or link exists already."""
    match step:
        case WriteFile(path, text):
            content = text.encode()
            if not _has_content(within(root, path), content):
                return [*_folders(root, path), Written(path, digest(content))]
        case Link(path, target):
            if not within(root, path).is_symlink():
                return [*_folders(root, path), Linked(path, target)]
        case Run(undo=undo):
            return [Ran(undo)] if undo else []
    return []


def _merge(entries: list[Entry], new: list[Entry]) -> list[Entry]:
    return [*entries, *(each for each in new if each not in entries)]


def _paths(steps: list[Step]) -> list[str]:
    return [PATH, *(step.path for step in steps if not isinstance(step, Run))]


def _folders(root: Path, path: str) -> list[Entry]:
    missing = [parent for parent in Path(path).parents if not within(root, str(parent)).exists()]
    return [Made(str(parent)) for parent in reversed(missing)]


def _has_content(file: Path, content: bytes) -> bool:
    return file.is_file() and not file.is_symlink() and file.read_bytes() == content


def _obstacle(step: Step, root: Path, entries: list[Entry]) -> str:
    match step:
        case WriteFile(path, text):
            file = within(root, path)
            exists = file.is_symlink() or file.exists()
            if exists and not _has_content(file, text.encode()) and not _is_ours(file, path, entries):
                return f"{path} exists and was not written by this program. Move it away first."
        case Link(path, target):
            file = within(root, path)
            if (file.is_symlink() and str(file.readlink()) != target) or (file.exists() and not file.is_symlink()):
                return f"{path} exists and was not created by this program. Move it away first."
        case Run():
            pass
    return ""


def _is_ours(file: Path, path: str, entries: list[Entry]) -> bool:
    ours = {each.sha256 for each in entries if isinstance(each, Written) and each.path == path}
    return file.is_file() and not file.is_symlink() and digest(file.read_bytes()) in ours
