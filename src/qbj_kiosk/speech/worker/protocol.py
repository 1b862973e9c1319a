"""What the exhibit and its voice tell each other: one JSON value a line. No Qt."""

import msgspec
from msgspec import Struct


class Say(Struct, frozen=True, tag=True):
    """Say a text. What is being said ends."""

    number: int
    text: str
    tag: str
    """Language, as a tag."""
    volume: int
    """In percent."""


class Play(Struct, frozen=True, tag=True):
    """Play a sound file. What is being said ends."""

    number: int
    file: str
    volume: int


class Halt(Struct, frozen=True, tag=True):
    """Hold the recording that plays, or be silent."""


class Resume(Struct, frozen=True, tag=True):
    """Carry on with the recording that was held."""

    volume: int


class Loudness(Struct, frozen=True, tag=True):
    """How loud from now on."""

    volume: int


Order = Say | Play | Halt | Resume | Loudness


class Able(Struct, frozen=True, tag=True):
    """What the voice is able to. Told once, first."""

    engine: str
    """Qt's name of the engine that speaks; empty for none."""
    voices: dict[str, str]
    """By language's tag, the name of the voice that speaks it; only languages that one speaks."""
    plays: bool
    """Whether recordings can be played."""
    why: str = ""
    """Why it cannot speak or play, for staff."""


class Ended(Struct, frozen=True, tag=True):
    """Something has been said to its end, or could not be said."""

    number: int
    well: bool


News = Able | Ended

_encoder = msgspec.json.Encoder()


_orders: msgspec.json.Decoder[Order] = msgspec.json.Decoder(Order)
_news: msgspec.json.Decoder[News] = msgspec.json.Decoder(News)


def line(told: Order | News) -> bytes:
    """One line to send."""
    return _encoder.encode(told) + b"\n"


def orders(data: bytes) -> Order:
    """The order on a line.

    Raises:
        msgspec.DecodeError: if it is none.
    """
    return _orders.decode(data)


def news(data: bytes) -> News:
    """The news on a line.

    Raises:
        msgspec.DecodeError: if it is none.
    """
    return _news.decode(data)
