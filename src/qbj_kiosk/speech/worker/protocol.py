"""IPC protocol between the exhibit and the speech process: one JSON value per line. No Qt."""

from typing import Final

import msgspec
from msgspec import Struct


class Speak(Struct, frozen=True, tag=True):
    """Speak a text instead of the current output."""

    number: int
    text: str
    tag: str
    """Language tag."""
    volume: int
    """In percent."""


class Play(Struct, frozen=True, tag=True):
    """Play a sound file instead of the current output."""

    number: int
    file: str
    volume: int


class Pause(Struct, frozen=True, tag=True):
    """Stop speaking and pause the recording."""


class Resume(Struct, frozen=True, tag=True):
    """Continue the paused recording."""

    volume: int


class SetVolume(Struct, frozen=True, tag=True):
    """Set the volume of this and later output."""

    volume: int


Command = Speak | Play | Pause | Resume | SetVolume


class Capabilities(Struct, frozen=True, tag=True):
    """Capabilities of the process: its first event, sent once."""

    engine: str
    """Qt's name of the speech engine; empty for none."""
    voices: dict[str, str]
    """Name of the voice by language tag; only languages that have one."""
    plays: bool
    """True if recordings can be played."""
    reason: str = ""
    """Why it cannot speak or play, for staff."""


class Finished(Struct, frozen=True, tag=True):
    """A text or recording has ended."""

    number: int
    completed: bool
    """False if it failed."""


Event = Capabilities | Finished

NO_CAPABILITIES: Final = Capabilities("", {}, plays=False)

_encoder = msgspec.json.Encoder()
_commands: msgspec.json.Decoder[Command] = msgspec.json.Decoder(Command)
_events: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


def encode(message: Command | Event) -> bytes:
    """Return a message as a line."""
    return _encoder.encode(message) + b"\n"


def decode_command(line: bytes) -> Command:
    """Return the command on a line.

    Raises:
        msgspec.DecodeError: if the line holds none.
    """
    return _commands.decode(line)


def decode_event(line: bytes) -> Event:
    """Return the event on a line.

    Raises:
        msgspec.DecodeError: if the line holds none.
    """
    return _events.decode(line)
