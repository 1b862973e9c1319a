"""The sequence of utterances when the parts of a narration or an announcement are spoken. Pure functions."""

import re

from msgspec import Struct

from qbj_kiosk.exhibit.han_and_latin_text import HAN, split_sentences
from qbj_kiosk.speech.narration import Part


class Utterance(Struct, frozen=True):
    """Unit of reading aloud, spoken or played in one piece: a sentence, or the recording of a whole part."""

    part: int
    """Index of its part."""
    key: str
    text: str
    recording: str = ""


CAPTION_WIDTH = 110
"""In Latin letters, of which a Han character takes two: about one line in landscape, two lines upright."""


class Announcement(Struct, frozen=True):
    """Unit of an announcement, spoken in one piece."""

    text: str
    caption: str
    """The part of the text that is not on the screen."""


def split_announcement(text: str, on_screen: str = "") -> tuple[Announcement, ...]:
    """Split an announcement into units of whole sentences, each with a caption of at most `CAPTION_WIDTH` if possible.

    Args:
        on_screen: end of the text that already stands on the screen. It needs no caption.
    """
    captions = [""]
    for sentence in split_sentences(text.removesuffix(on_screen)):
        if captions[-1] and _width(captions[-1] + sentence.strip()) > CAPTION_WIDTH:
            captions.append("")
        captions[-1] += sentence
    *others, last = captions
    units = [*((caption.strip(), caption.strip()) for caption in others), ((last + on_screen).strip(), last.strip())]
    return tuple(Announcement(spoken, caption) for spoken, caption in units)


def _width(text: str) -> int:
    return len(text) + len(re.findall(f"[{HAN}]", text))


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


def timeout(text: str, recording: str = "") -> float:
    """Return after how many seconds an engine that has not reported the end of an utterance is taken to hang.

    A sentence has 10 seconds plus three times as long as a slow voice takes, at 4 characters a second.
    """
    return 600.0 if recording else 10.0 + 3 * len(text) / 4
