"""Structs of the TOML files that editors write."""

from typing import Annotated

from msgspec import Meta, Struct, field

from qbj_kiosk.exhibit.constrained_types import (
    Axles,
    Count,
    File,
    FileOrNone,
    Files,
    Line,
    Lines,
    Look,
    Name,
    Names,
    Number,
    Paragraphs,
    Roles,
    Script,
    Tab,
    Tags,
    Text,
)
from qbj_kiosk.exhibit.ui_strings import (
    AccessStrings,
    FocusStrings,
    HoursStrings,
    InterfaceStrings,
    KeypadStrings,
    SpeechStrings,
    StaffStrings,
)

PINYIN = Meta(pattern=r"\A([a-zü]+[1-5])+\Z", description='pinyin with the tones as numbers, such as "cheng2du1"')


class TrainSource(Struct, frozen=True):
    """Keys of `train` in `exhibit.toml`."""

    locomotive: Name
    wagons: Names
    containers: Roles = ()
    wheel: Name = ""
    axles: dict[str, Axles] = field(default_factory=dict)


class FontsSource(Struct, frozen=True):
    """Keys of `fonts` in `exhibit.toml`."""

    files: Files
    licences: Files
    text: Lines
    numeral: Lines
    han: Lines = ()
    """For text in Han characters; those of `text` if empty."""


class ExhibitSource(Struct, frozen=True):
    """Keys of `exhibit.toml`."""

    id: Name
    languages: Tags
    panels: Names
    train: TrainSource
    fonts: FontsSource


class NumbersSource(Struct, frozen=True):
    """Keys of `numbers` in `languages/TAG.toml`: how a language writes numbers."""

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
    """Keys of `languages/TAG.toml`."""

    name: Line
    script: Script
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
    spoken: dict[str, Line] = field(default_factory=dict)
    pinyin: dict[str, Annotated[str, PINYIN]] = field(default_factory=dict)


class StopSource(Struct, frozen=True):
    """Keys of one of the `stops` in `panels/ID/panel.toml`."""

    id: Name
    paragraphs: Paragraphs
    figure: Name


class PanelSource(Struct, frozen=True):
    """Keys of `panels/ID/panel.toml`."""

    look: Look
    paragraphs: Paragraphs
    figure: Name
    stops: Annotated[tuple[StopSource, ...], Meta(min_length=2, max_length=4, description="two to four [[stops]]")]
    scenery: Name = ""
    scenery_stages: Annotated[tuple[Name, ...], Meta(max_length=12, description="a list of names of drawings")] = ()


class StopRecordings(Struct, frozen=True):
    """Keys of `recordings` of a stop in `panels/ID/TAG.toml`."""

    heading: File = ""
    body: File = ""
    figure: File = ""


class PanelRecordings(Struct, frozen=True):
    """Keys of `recordings` in `panels/ID/TAG.toml`."""

    headline: File = ""
    lead: File = ""
    figure: File = ""
    young: File = ""


class StopText(Struct, frozen=True):
    """Keys of one of the `stops` in `panels/ID/TAG.toml`."""

    title: Line
    summary: Line
    heading: Line
    body: Text
    recordings: StopRecordings = field(default_factory=StopRecordings)


class PanelText(Struct, frozen=True):
    """Keys of `panels/ID/TAG.toml`: the texts of a panel in one language."""

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
    """Keys of the table of a language in `figures/ID.toml`."""

    label: Line
    spoken: Line
    scale: Number = 1
    before: Line = ""
    after: Line = ""
    note: Line = ""
    brief: Line = ""
    counting: Line = ""
    counting_after: Line = ""
    names: Lines = ()
    sentences: Lines = ()
