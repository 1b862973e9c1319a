"""Carrying a plan out, and undoing what was carried out: nothing that was there before is written over or deleted."""

import shlex
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from qbj_kiosk.deploy import record
from qbj_kiosk.deploy.linux import DeployError
from qbj_kiosk.deploy.record import PLACE, Done, Linked, Made, Ran, Written, digest, within
from qbj_kiosk.deploy.steps import Link, Run, Step, WriteFile

AFTERWARDS = ("systemctl", "daemon-reload")
"""Run when files are gone that systemd has read."""

AGAIN = "`qbj-kiosk deploy remove` undoes what was done so far."

Runner = Callable[[tuple[str, ...]], str | None]
"""Runs a command; answers with what went wrong or nothing, and with None where it is left to be run later."""
Say = Callable[[str], None]


def run(argv: tuple[str, ...]) -> str:
    """Runs a command of the plan.

    Returns:
        What it said when it failed, or nothing.
    """
    try:
        done = subprocess.run(argv, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)  # noqa: S603 - the plan's own words
    except OSError as error:
        return str(error)
    return "" if done.returncode == 0 else done.stderr.strip() or f"exit code {done.returncode}"


def carry_out(steps: list[Step], root: Path, runner: Runner, say: Say) -> None:
    """Does every step; each is recorded before it is done.

    Args:
        steps: the plan.
        root: where the machine's `/` is.
        runner: runs commands.
        say: told each step as it is done.

    Raises:
        DeployError: before anything is done, if a file is in the way; or when a file cannot be written or a command
            fails.
    """
    if blocked := obstacles(steps, root):
        raise DeployError("\n".join([*blocked, "Nothing was changed."]))
    done = record.read(root)
    for step in steps:
        more = _entries(step, root)
        if not more and not isinstance(step, Run):
            continue
        with _in_words(PLACE, AGAIN):
            done = _with(done, more)
            record.write(root, done)
        _carry_out(step, root, runner, say)


def _carry_out(step: Step, root: Path, runner: Runner, say: Say) -> None:
    match step:
        case WriteFile(path, text, mode):
            with _in_words(path, AGAIN):
                record.put(within(root, path), text.encode(), mode)
            say(f"wrote {path}")
        case Link(path, target):
            with _in_words(path, AGAIN):
                within(root, path).parent.mkdir(parents=True, exist_ok=True)
                within(root, path).symlink_to(target)
            say(f"linked {path}")
        case Run(argv):
            problem = runner(argv)
            if problem:
                raise DeployError(f"`{shlex.join(argv)}` failed: {problem}\n{AGAIN}")
            if problem is not None:
                say(f"ran {shlex.join(argv)}")


def obstacles(steps: list[Step], root: Path) -> list[str]:
    """What is in the way of a plan, each in a sentence: files that this program did not write.

    Raises:
        DeployError: if what is there cannot be read.
    """
    done = record.read(root)
    with _in_words("What is there", "Nothing was changed.", doing="read"):
        found = [problem for step in steps if (problem := _in_the_way(step, root, done))]
        folders = [above for path in _paths(steps) for above in Path(path).parents]
        return found + [
            f"{folder} is there and is no folder. Move it away first."
            for folder in dict.fromkeys(map(str, folders))
            if (place := within(root, folder)).exists() and not place.is_dir()
        ]


def recorded(steps: list[Step], root: Path) -> list[Done]:
    """The record as it will be when every step is done."""
    done = record.read(root)
    for step in steps:
        done = _with(done, _entries(step, root))
    return done


def undo(root: Path, runner: Runner, say: Say) -> list[str]:
    """Undoes everything that is on record, the last first. What was changed since is kept, and stays on record.

    Returns:
        What could not be undone, in words.

    Raises:
        DeployError: if the record cannot be read or written.
    """
    done = record.read(root)
    kept: list[Done] = []
    problems: list[str] = []
    for each in reversed(done):
        problem = _undo(each, done, root, runner)
        if problem:
            problems.append(problem)
            kept.insert(0, each)
        elif isinstance(each, Made) and any(_name(other).startswith(f"{each.path}/") for other in kept):
            kept.insert(0, each)
        elif problem is not None and not isinstance(each, Made):
            say(f"undid {_name(each)}")
    with _in_words(PLACE, "Mend that and run `qbj-kiosk deploy remove` again."):
        record.write(root, kept)
    if done and (problem := runner(AFTERWARDS)):
        problems.append(f"`{shlex.join(AFTERWARDS)}` failed: {problem}")
    return problems


def _undo(each: Done, done: list[Done], root: Path, runner: Runner) -> str | None:
    """What went wrong, or nothing; None where a command is left to be run later."""
    try:
        return _undone(each, done, root, runner)
    except OSError as error:
        return f"{_name(each)} cannot be removed: {error.strerror}"


def _undone(each: Done, done: list[Done], root: Path, runner: Runner) -> str | None:
    match each:
        case Written(path):
            place = within(root, path)
            if not place.exists():
                return ""
            if not _is_ours(place, path, done):
                return f"{path} was changed since it was written, and is left. Delete it if it is not needed."
            place.unlink()
        case Linked(path, target):
            place = within(root, path)
            if place.is_symlink() and str(place.readlink()) == target:
                place.unlink()
            elif place.exists():
                return f"{path} was changed since it was made, and is left. Delete it if it is not needed."
        case Made(path):
            place = within(root, path)
            if place.is_dir() and not any(place.iterdir()):
                place.rmdir()
        case Ran(argv):
            problem = runner(argv)
            return f"`{shlex.join(argv)}` failed: {problem}" if problem else problem
    return ""


def _name(each: Done) -> str:
    return shlex.join(each.undo) if isinstance(each, Ran) else each.path


@contextmanager
def _in_words(path: str, hint: str, doing: str = "written") -> Iterator[None]:
    """A file that the system does not let be written ends in a sentence with what to do."""
    try:
        yield
    except OSError as error:
        raise DeployError(f"{path} cannot be {doing}: {error.strerror or error}\n{hint}") from error


def _entries(step: Step, root: Path) -> list[Done]:
    """What a step adds to the record; nothing where a file or link of it is there already."""
    match step:
        case WriteFile(path, text):
            content = text.encode()
            if not _holds(within(root, path), content):
                return [*_folders(root, path), Written(path, digest(content))]
        case Link(path, target):
            if not within(root, path).is_symlink():
                return [*_folders(root, path), Linked(path, target)]
        case Run(undo=undo):
            return [Ran(undo)] if undo else []
    return []


def _with(done: list[Done], more: list[Done]) -> list[Done]:
    return [*done, *(each for each in more if each not in done)]


def _paths(steps: list[Step]) -> list[str]:
    return [PLACE, *(step.path for step in steps if not isinstance(step, Run))]


def _folders(root: Path, path: str) -> list[Done]:
    missing = [above for above in Path(path).parents if not within(root, str(above)).exists()]
    return [Made(str(above)) for above in reversed(missing)]


def _holds(place: Path, content: bytes) -> bool:
    return place.is_file() and not place.is_symlink() and place.read_bytes() == content


def _in_the_way(step: Step, root: Path, done: list[Done]) -> str:
    match step:
        case WriteFile(path, text):
            place = within(root, path)
            there = place.is_symlink() or place.exists()
            if there and not _holds(place, text.encode()) and not _is_ours(place, path, done):
                return f"{path} is there and was not written by this program. Move it away first."
        case Link(path, target):
            place = within(root, path)
            if (place.is_symlink() and str(place.readlink()) != target) or (place.exists() and not place.is_symlink()):
                return f"{path} is there and was not made by this program. Move it away first."
        case Run():
            pass
    return ""


def _is_ours(place: Path, path: str, done: list[Done]) -> bool:
    ours = {each.sha256 for each in done if isinstance(each, Written) and each.path == path}
    return place.is_file() and not place.is_symlink() and digest(place.read_bytes()) in ours
