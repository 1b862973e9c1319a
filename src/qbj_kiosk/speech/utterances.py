"""Where reading aloud is: which sentence of which part comes next. Pure; who speaks, and when, is decided elsewhere."""

from msgspec import Struct

from qbj_kiosk.exhibit.scripts import split_sentences
from qbj_kiosk.speech.narration import Part


class Utterance(Struct, frozen=True):
    """What is said in one go: a sentence, or a recording of a whole part."""

    part: int
    """Which part it belongs to."""
    key: str
    text: str
    recording: str = ""


def utterances(parts: tuple[Part, ...], *, says: bool, plays: bool) -> tuple[Utterance, ...]:
    """What is said of parts: recordings first; what can neither be played nor said is left out."""
    return tuple(said for number, part in enumerate(parts) for said in _of(number, part, says=says, plays=plays))


def _of(number: int, part: Part, *, says: bool, plays: bool) -> tuple[Utterance, ...]:
    if plays and part.recording:
        return (Utterance(number, part.key, part.text, part.recording),)
    return said(number, part) if says else ()


def said(number: int, part: Part) -> tuple[Utterance, ...]:
    """A part sentence by sentence, for a voice: so it can be held and carried on with any engine."""
    return tuple(Utterance(number, part.key, text.strip()) for text in split_sentences(part.text) if text.strip())


def beginning(line: tuple[Utterance, ...], at: int) -> int:
    """Where to repeat from: the beginning of the part; at its beginning, the part before it."""
    first = _first(line, at)
    return first if at > first or first == 0 else _first(line, first - 1)


def _first(line: tuple[Utterance, ...], at: int) -> int:
    while at > 0 and line[at - 1].part == line[at].part:
        at -= 1
    return at


def patience(utterance: Utterance) -> float:
    """Seconds after which a voice that has not told an end never will: what a slow one takes three times, and ten."""
    return 600.0 if utterance.recording else 10.0 + 3 * len(utterance.text) / 4
