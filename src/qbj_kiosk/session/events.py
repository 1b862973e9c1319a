"""What can happen in a visit. Every touch, key and timer becomes one of these."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpenPanel:
    """Go to a panel."""

    panel: int


@dataclass(frozen=True, slots=True)
class OpenStop:
    """Open a stop."""

    panel: int
    stop: int


@dataclass(frozen=True, slots=True)
class Step:
    """Go one further along the line: to the next panel, or from stop to stop."""

    by: int
    """1 or -1."""


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """Open the article, at a paragraph (from 1) or at its beginning (0)."""

    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Back:
    """Leave to where the visitor came from."""


@dataclass(frozen=True, slots=True)
class Reset:
    """The visit is over: forget everything."""


@dataclass(frozen=True, slots=True)
class Speak:
    """Change the language."""

    language: str


@dataclass(frozen=True, slots=True)
class SpeakNext:
    """Change to the language that follows."""


@dataclass(frozen=True, slots=True)
class HaltTrain:
    """The train has come to stand at a stop of a panel."""

    panel: int
    stop: int


@dataclass(frozen=True, slots=True)
class SetDown:
    """So many of a panel's containers stand on the yard."""

    panel: int
    count: int


@dataclass(frozen=True, slots=True)
class Told:
    """A panel's figure has drawn itself and counted up."""

    panel: int


Event = OpenPanel | OpenStop | Step | OpenArticle | Back | Reset | Speak | SpeakNext | HaltTrain | SetDown | Told
