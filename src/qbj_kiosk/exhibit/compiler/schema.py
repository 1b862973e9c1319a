"""Structs of the TOML files that editors write."""

import re
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from qbj_kiosk.exhibit.ui_strings import (
    AccessStrings,
    FocusStrings,
    HoursStrings,
    InterfaceStrings,
    KeypadStrings,
    SpeechStrings,
    StaffStrings,
)

LARGEST = 10**15
RESERVED = "(con|prn|aux|nul|com[0-9]|lpt[0-9])"
"""Device names of Windows."""

Name = Annotated[
    str,
    Meta(
        pattern=rf"^(?!{RESERVED}\Z)[a-z0-9](-?[a-z0-9]){{0,60}}\Z",
        description="a name of lower-case letters, digits and hyphens",
    ),
]
Tag = Annotated[
    str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\Z", description='a language tag such as "en" or "zh"')
]
_FILE = rf"(?!(?i:{RESERVED})(\.|\Z))[A-Za-z0-9_]([A-Za-z0-9._-]{{0,98}}[A-Za-z0-9_-])?"
_FILE_MEANS = "the plain name of a file in its folder: letters, digits, and . _ - within, no path"
File = Annotated[str, Meta(pattern=rf"^{_FILE}\Z", description=_FILE_MEANS)]
PICTURES = (".png", ".jpg", ".jpeg", ".webp")
PictureFile = Annotated[
    str,
    Meta(
        pattern=rf"^(?=.*({'|'.join(map(re.escape, PICTURES))})\Z){_FILE}\Z",
        description=f"{_FILE_MEANS}; it ends in {', '.join(PICTURES)}",
    ),
]
FileOrNone = Annotated[str, Meta(pattern=rf"^({_FILE})?\Z", description=f'"" or {_FILE_MEANS}')]
Line = Annotated[
    str, Meta(pattern=r"^[^\s]([^\n\t]*[^\s])?\Z", max_length=400, description="one line of at most 400 characters")
]
Tab = Annotated[
    str, Meta(pattern=r"^[^\s]([^\n\t]*[^\s])?\Z", max_length=24, description="one line of at most 24 characters")
]
Text = Annotated[str, Meta(pattern=r"\S", max_length=8000, description="a text of at most 8000 characters")]
Number = Annotated[float, Meta(gt=0, le=LARGEST, description="a number above 0, at most 10^15")]
Count = Annotated[float, Meta(ge=0, le=LARGEST, description="a number from 0 to 10^15")]
Paragraph = Annotated[int, Meta(ge=1, le=999, description="the number of a paragraph")]
Paragraphs = Annotated[
    tuple[Paragraph, ...], Meta(min_length=1, max_length=50, description="a list of paragraph numbers, such as [4]")
]
Names = Annotated[tuple[Name, ...], Meta(min_length=1, max_length=20, description="a list of names that is not empty")]
Files = Annotated[tuple[File, ...], Meta(min_length=1, max_length=40, description="a list of file names")]
BoxTotal = Annotated[int, Meta(ge=1, le=2000, description="a whole number from 1 to 2000")]
Lines = Annotated[tuple[Line, ...], Meta(min_length=1, max_length=12, description="a list of 1 to 12 texts")]


class TrainSource(Struct, frozen=True):
    """`train` of `exhibit.toml`."""

    locomotive: Name
    wagons: Names


class FontsSource(Struct, frozen=True):
    """`fonts` of `exhibit.toml`."""

    files: Files
    licences: Files
    text: Lines
    numeral: Lines


class ExhibitSource(Struct, frozen=True):
    """`exhibit.toml`."""

    id: Name
    languages: Annotated[tuple[Tag, ...], Meta(min_length=1, max_length=20, description="a list of language tags")]
    panels: Names
    train: TrainSource
    fonts: FontsSource


class NumbersSource(Struct, frozen=True):
    """`numbers` of `languages/TAG.toml`: the notation of numbers."""

    words: dict[str, Count]
    scales: dict[str, Number]
    """Multiply the number before them; without one, they are numbers themselves."""
    joined: dict[str, Count] = field(default_factory=dict)
    """Words that are numbers only next to another number."""
    fillers: tuple[Line, ...] = ()
    """Words between a number and its scale, or between a scale and the next summand."""
    several: tuple[Line, ...] = ()
    """Scales that mean several of themselves ("hundreds"), and words that make a scale mean this ("several", "数")."""
    ignored: tuple[Line, ...] = ()
    """Words that contain a number word but are not numbers."""


class LanguageSource(Struct, frozen=True):
    """`languages/TAG.toml`."""

    name: Line
    script: Literal["latin", "han"]
    place: Line
    interface: InterfaceStrings
    access: AccessStrings
    talk: FocusStrings
    speech: SpeechStrings
    hours: HoursStrings
    staff: StaffStrings
    keypad: KeypadStrings
    numbers: NumbersSource
    recordings: tuple[FileOrNone, ...] = ()
    unbroken: tuple[Line, ...] = ()


class StopSource(Struct, frozen=True):
    """One of `stops` in `panels/ID/panel.toml`."""

    id: Name
    paragraphs: Paragraphs
    figure: Name


class PanelSource(Struct, frozen=True):
    """`panels/ID/panel.toml`."""

    look: Literal["deep", "white", "pale"]
    paragraphs: Paragraphs
    figure: Name
    stops: Annotated[tuple[StopSource, ...], Meta(min_length=2, max_length=4, description="two to four [[stops]]")]
    scenery: Name = ""


class StopRecordings(Struct, frozen=True):
    """`recordings` of a stop in `panels/ID/TAG.toml`."""

    heading: File = ""
    body: File = ""
    figure: File = ""


class PanelRecordings(Struct, frozen=True):
    """`recordings` of `panels/ID/TAG.toml`."""

    headline: File = ""
    lead: File = ""
    figure: File = ""
    young: File = ""


class StopText(Struct, frozen=True):
    """One of `stops` in `panels/ID/TAG.toml`."""

    title: Line
    summary: Line
    heading: Line
    body: Text
    recordings: StopRecordings = field(default_factory=StopRecordings)


class PanelText(Struct, frozen=True):
    """`panels/ID/TAG.toml`."""

    tab: Tab
    kicker: Line
    headline: Text
    lead: Text
    stops: dict[str, StopText]
    young: Line = ""
    recordings: PanelRecordings = field(default_factory=PanelRecordings)


class FigureSource(Struct, frozen=True, kw_only=True):
    """Keys that every kind of figure has in `figures/ID.toml`. The rows of `figure_kinds` add those of their kind."""

    kind: str
    paragraphs: Paragraphs
    value: Number | None = None


class FigureText(Struct, frozen=True):
    """Table of a language in `figures/ID.toml`."""

    label: Line
    spoken: Line
    scale: Number = 1
    before: Line = ""
    after: Line = ""
    note: Line = ""
    counting: Line = ""
    names: Lines = ()
