"""Asking Qt in a process of its own: whatever happens to that one, the doctor goes on."""

from collections.abc import Mapping
from typing import TypeVar

import msgspec

from qbj_kiosk.shell.run_module import run_module

PATIENCE = 30.0
"""Seconds after which a child that has not answered never will."""

Answer = TypeVar("Answer")


class Screen(msgspec.Struct, frozen=True):
    """The display as Qt sees it."""

    platform: str
    """Qt's name of it, such as `xcb`."""
    width: int
    """Pixels of the first screen, as it is turned."""
    height: int
    count: int
    """Number of screens."""


class Saver(msgspec.Struct, frozen=True):
    """How an X server darkens its screen by itself."""

    seconds: int
    """Until its saver comes; 0 is never."""
    power_saving: bool
    """Whether it switches the screen off by itself."""


class Faces(msgspec.Struct, frozen=True):
    """What the fonts of a bundle came to."""

    problem: str
    """Empty where all were loaded."""
    by_letter: dict[str, str]
    """The face that a Chinese letter is drawn with."""


class Decks(msgspec.Struct, frozen=True):
    """How much of a screen's height the deck of an exhibit takes, in pixels."""

    designed: int
    """With text as designed, or as large as it has to be."""
    lowered: dict[int, int]
    """With the strip to read over it, where a visitor has lowered it: by the size of text, in percent."""


def ask(question: str, answer: type[Answer], environ: Mapping[str, str], *arguments: str) -> Answer | None:
    """Asks in a fresh interpreter.

    Args:
        question: one that `qbj_kiosk.doctor.probe` knows.
        answer: the type of what it answers.
        environ: the environment to ask in.
        arguments: passed on.

    Returns:
        The answer; None where the child crashed, refused or never answered.
    """
    done = run_module("qbj_kiosk.doctor.probe", question, *arguments, environ=environ, timeout=PATIENCE)
    if done is None or done.returncode != 0:
        return None
    try:
        return msgspec.json.decode(done.stdout, type=answer)
    except msgspec.DecodeError:
        return None
