"""Carrying a plan out, and undoing what was carried out: nothing that was there before is written over or deleted."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from qbj_kiosk.deploy import record
from qbj_kiosk.deploy.linux import DeployError
from qbj_kiosk.deploy.record import Done, Linked, Made, Ran, Written, digest, within
from qbj_kiosk.deploy.steps import Link, Run, Step, WriteFile

AFTERWARDS = ("systemctl", "daemon-reload")
"""Run when files are gone that systemd has read."""

Runner = Callable[[tuple[str, ...]], str]
"""Runs a command; answers with what went wrong, or nothing."""
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
        DeployError: before anything is done, if a file is in the way; or when a command fails.
    """
    done = record.read(root)
    if blocked := [problem for step in steps if (problem := _in_the_way(step, root, done))]:
        raise DeployError("\n".join([*blocked, "Nothing was changed."]))
    for step in steps:
        match step:
            case WriteFile(path, text, mode):
                content = text.encode()
                if _holds(within(root, path), content):
                    continue
                done = _add(root, done, [*_folders(root, path), Written(path, digest(content))])
                record.put(within(root, path), content, mode)
                say(f"wrote {path}")
            case Link(path, target):
                if within(root, path).is_symlink():
                    continue
                done = _add(root, done, [*_folders(root, path), Linked(path, target)])
                within(root, path).parent.mkdir(parents=True, exist_ok=True)
                within(root, path).symlink_to(target)
                say(f"linked {path}")
            case Run(argv, undo):
                done = _add(root, done, [Ran(undo)] if undo else [])
                if problem := runner(argv):
                    again = "`qbj-kiosk deploy remove` undoes what was done so far."
                    raise DeployError(f"`{' '.join(argv)}` failed: {problem}\n{again}")
                say(f"ran {' '.join(argv)}")


def undo(root: Path, runner: Runner, say: Say) -> list[str]:
    """Undoes everything that is on record, the last first. What was changed since is kept, and stays on record.

    Returns:
        What could not be undone, in words.
    """
    done = record.read(root)
    kept: list[Done] = []
    problems: list[str] = []
    for each in reversed(done):
        if problem := _undo(each, done, root, runner):
            problems.append(problem)
            kept.insert(0, each)
        elif not isinstance(each, Made):
            say(f"undid {_name(each)}")
    record.write(root, kept)
    if done and (problem := runner(AFTERWARDS)):
        problems.append(f"`{' '.join(AFTERWARDS)}` failed: {problem}")
    return problems


def _undo(each: Done, done: list[Done], root: Path, runner: Runner) -> str:
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
            return f"`{' '.join(argv)}` failed: {problem}" if problem else ""
    return ""


def _name(each: Written | Linked | Ran) -> str:
    return " ".join(each.undo) if isinstance(each, Ran) else each.path


def _add(root: Path, done: list[Done], more: list[Done]) -> list[Done]:
    done = [*done, *(each for each in more if each not in done)]
    record.write(root, done)
    return done


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
