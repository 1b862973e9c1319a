"""Steps of a plan and their description."""

import shlex

from msgspec import Struct


class WriteFile(Struct, frozen=True, tag=True):
    path: str
    text: str
    mode: int = 0o644


class Link(Struct, frozen=True, tag=True):
    path: str
    target: str


class Run(Struct, frozen=True, tag=True):
    """No shell runs it."""

    argv: tuple[str, ...]
    undo: tuple[str, ...] = ()
    """Empty if reverting the files is enough."""
    why: str = ""


Step = WriteFile | Link | Run


def describe_steps(steps: list[Step]) -> str:
    return "\n".join(map(_describe, steps))


def _describe(step: Step) -> str:
    match step:
        case WriteFile(path, text, mode):
            body = "".join(f"    {line}\n" if line else "\n" for line in text.splitlines())
            return f"write {path} (mode {mode:04o}):\n{body}"
        case Link(path, target):
            return f"link {path} -> {target}\n"
        case Run(argv, undo, why):
            undone = f"\n    remove runs: {shlex.join(undo)}" if undo else ""
            return f"run {shlex.join(argv)}\n    {why}{undone}\n"
