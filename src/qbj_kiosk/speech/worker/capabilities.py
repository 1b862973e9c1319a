"""Finding out what can speak and play here, without failing where nothing can."""

from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING

from qbj_kiosk.speech.worker.protocol import Able

if TYPE_CHECKING:
    from qbj_kiosk.speech.worker.player import Player
    from qbj_kiosk.speech.worker.synthesizer import Speech

NO_EXTRA = "the extra media is not installed"


def installed() -> bool:
    """Whether the extra is there; loads nothing of it."""
    return find_spec("PySide6.QtTextToSpeech") is not None


def speech(ended: Callable[[int, bool], None]) -> "tuple[Speech | None, str]":
    """The engine that speaks, or why there is none."""
    try:
        from qbj_kiosk.speech.worker.synthesizer import Speech, engine_name
    except ImportError as error:
        return None, _why(error)
    name = engine_name()
    if not name:
        return None, "Qt found no engine"
    made = Speech(name, ended)
    return (made, "") if made.usable() else (None, f"{name}: {made.engine.errorString()}")


def player(ended: Callable[[int, bool], None]) -> "tuple[Player | None, str]":
    """What plays recordings, or why there is nothing."""
    try:
        from qbj_kiosk.speech.worker.player import Player
    except ImportError as error:
        return None, _why(error)
    return Player(ended), ""


def able(found: "Speech | None", plays: "Player | None", tags: list[str], why: list[str]) -> Able:
    """What they come to in the languages of an exhibit."""
    voices = found.voices(tags) if found else {}
    engine = found.engine.engine() if found else ""
    return Able(engine, voices, plays is not None, "; ".join(dict.fromkeys(each for each in why if each)))


def _why(error: ImportError) -> str:
    return str(error) if installed() else NO_EXTRA


def look(tags: list[str]) -> Able:
    """What a voice on this machine is able to; needs Qt awake."""

    def nobody(_number: int, _well: bool) -> None:  # noqa: FBT001 - as the voices call it
        """Nothing is said here."""

    found, silent = speech(nobody)
    plays, mute = player(nobody)
    return able(found, plays, tags, [silent, mute])
