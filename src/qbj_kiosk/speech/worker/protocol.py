"""IPC protocol between the exhibit and the speech process: one JSON value per line. No Qt."""

from typing import Final

import msgspec
from msgspec import Struct


class Speak(Struct, frozen=True, tag=True):
    """Replace the current output."""

    number: int
    text: str
    tag: str
    volume: int
    """In percent."""


class Play(Struct, frozen=True, tag=True):
    """Replace the current output."""

    number: int
    file: str
    volume: int


class Pause(Struct, frozen=True, tag=True):
    """Stop speaking and pause the recording."""


class Resume(Struct, frozen=True, tag=True):
    """Continue the paused recording."""

    volume: int


class SetVolume(Struct, frozen=True, tag=True):
    """Apply to this and later output."""

    volume: int


Command = Speak | Play | Pause | Resume | SetVolume


class Capabilities(Struct, frozen=True, tag=True):
    """First event, sent once."""

    engine: str
    """Qt's name; empty for none."""
    voices: dict[str, str]
    """By language tag; only languages that have one."""
    plays: bool
    reason: str = ""
    """For staff."""


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
    """Raise msgspec.DecodeError if the line holds no command."""
    return _commands.decode(line)


def decode_event(line: bytes) -> Event:
    """Raise msgspec.DecodeError if the line holds no event."""
    return _events.decode(line)
