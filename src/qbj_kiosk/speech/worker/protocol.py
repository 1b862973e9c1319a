"""IPC protocol between the exhibit and the speech process: one JSON value per line. No Qt."""

from enum import IntEnum
from typing import Final

import msgspec
from msgspec import Struct

ENGINE_LOST: Final = 3
"""Exit code of a process whose engine ended or does not respond."""


REPLACE_ENGINE: Final = "--replace-engine"
"""First argument of the process if the one before did not finish its start."""


class Speed(IntEnum):
    SLOW = 0
    NORMAL = 1
    FAST = 2


class Speak(Struct, frozen=True, tag=True):
    """Command to the speech process: speak a text in place of the current output."""

    number: int
    text: str
    tag: str
    volume: int
    """In percent."""
    pinyin: str = ""
    """The same text for a voice that reads pinyin; empty if it needs no other form."""


class Play(Struct, frozen=True, tag=True):
    """Command to the speech process: play a recording in place of the current output."""

    number: int
    file: str
    volume: int


class Pause(Struct, frozen=True, tag=True):
    """Command to the speech process: stop speaking, and pause the recording."""


class Resume(Struct, frozen=True, tag=True):
    """Command to the speech process: continue the paused recording."""

    volume: int


class SetVolume(Struct, frozen=True, tag=True):
    """Command to the speech process: set the volume of this and later output."""

    volume: int


class SetSpeed(Struct, frozen=True, tag=True):
    """Command to the speech process: set the speed of this recording and of later output.

    The voice finishes its text at the old speed.
    """

    speed: Speed


Command = Speak | Play | Pause | Resume | SetVolume | SetSpeed


class Capabilities(Struct, frozen=True, tag=True):
    """Event of the speech process: what it can speak and play. Sent first, and when the sound output changes."""

    engine: str
    """Qt's name; empty for none."""
    voices: dict[str, str]
    """By language tag; only languages that have one. Empty without a sound output, as `plays` is False then."""
    plays: bool
    reason: str = ""
    """For staff."""
    wrong_voices: dict[str, str] = {}
    """Voices that read their language as another, by tag; they are not used."""


class Finished(Struct, frozen=True, tag=True):
    number: int
    completed: bool
    """False if it failed."""


Event = Capabilities | Finished

NO_CAPABILITIES: Final = Capabilities("", {}, plays=False)

_encoder = msgspec.json.Encoder()
_commands: msgspec.json.Decoder[Command] = msgspec.json.Decoder(Command)
_events: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


def encode(message: Command | Event) -> bytes:
    return _encoder.encode(message) + b"\n"


def decode_command(line: bytes) -> Command:
    """Decode a line to a command to the speech process; raise msgspec.DecodeError if it is none."""
    return _commands.decode(line)


def decode_event(line: bytes) -> Event:
    """Decode a line to an event of the speech process; raise msgspec.DecodeError if it is none."""
    return _events.decode(line)
