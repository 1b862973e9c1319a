"""The sequence of utterances when the parts of a narration are read. Pure functions."""

from msgspec import Struct

from qbj_kiosk.exhibit.han_and_latin_text import split_sentences
from qbj_kiosk.speech.narration import Part


class Utterance(Struct, frozen=True):
    """Unit of reading aloud, spoken or played in one piece: a sentence, or the recording of a whole part."""

    part: int
    """Index of its part."""
    key: str
    text: str
    recording: str = ""


def create_utterances(parts: tuple[Part, ...], *, can_speak: bool, can_play: bool) -> tuple[Utterance, ...]:
    """Return the utterances that read a narration aloud: recordings preferred, without what no output can do."""
    return tuple(
        utterance
        for index, part in enumerate(parts)
        for utterance in _of_part(index, part, can_speak=can_speak, can_play=can_play)
    )


def _of_part(index: int, part: Part, *, can_speak: bool, can_play: bool) -> tuple[Utterance, ...]:
    if can_play and part.recording:
        return (Utterance(index, part.key, part.text, part.recording),)
    return split_part(index, part) if can_speak else ()


def split_part(index: int, part: Part) -> tuple[Utterance, ...]:
    """Return one utterance per sentence of a part, so that reading can be paused with any speech engine."""
    return tuple(Utterance(index, part.key, text.strip()) for text in split_sentences(part.text) if text.strip())


def repeat_index(utterances: tuple[Utterance, ...], index: int) -> int:
    """Return the utterance from which to repeat: the start of the part, or of the previous part if already there."""
    first = _first_of_part(utterances, index)
    return first if index > first or first == 0 else _first_of_part(utterances, first - 1)


def _first_of_part(utterances: tuple[Utterance, ...], index: int) -> int:
    while index > 0 and utterances[index - 1].part == utterances[index].part:
        index -= 1
    return index


def timeout(utterance: Utterance) -> float:
    """Return after how many seconds an engine that has not reported the end of an utterance is taken to hang.

    A sentence has 10 seconds plus three times as long as a slow voice takes, at 4 characters a second.
    """
    return 600.0 if utterance.recording else 10.0 + 3 * len(utterance.text) / 4
