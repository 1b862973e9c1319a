"""The steps that a plan is made of, and how they are told."""

import shlex

from msgspec import Struct


class WriteFile(Struct, frozen=True, tag=True):
    """A file to be written, where there is none or one of ours."""

    path: str
    """Absolute."""
    text: str
    mode: int = 0o644


class Link(Struct, frozen=True, tag=True):
    """A symbolic link to be made."""

    path: str
    target: str


class Run(Struct, frozen=True, tag=True):
    """A command to be run, without a shell."""

    argv: tuple[str, ...]
    undo: tuple[str, ...] = ()
    """What undoes it; nothing, where undoing the files is enough."""
    why: str = ""


Step = WriteFile | Link | Run


def told(steps: list[Step]) -> str:
    """Every step in full, as a person would do it."""
    return "\n".join(map(_told, steps))


def _told(step: Step) -> str:
    match step:
        case WriteFile(path, text, mode):
            body = "".join(f"    {line}\n" if line else "\n" for line in text.splitlines())
            return f"write {path} (mode {mode:04o}):\n{body}"
        case Link(path, target):
            return f"link {path} -> {target}\n"
        case Run(argv, undo, why):
            undone = f"\n    remove runs: {shlex.join(undo)}" if undo else ""
            return f"run {shlex.join(argv)}\n    {why}{undone}\n"
