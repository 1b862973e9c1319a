"""The compiled exhibit: frozen values, decoded once from a bundle's `exhibit.json`.

The types have the bounds that the compiler keeps; `validation` checks the rest.

Texts are stored per language under its tag ("en", "zh"), with their numbers filled in: a change of language is a
look-up, and no text needs parsing before it is shown.
"""

import re
from typing import Annotated, Literal

from msgspec import Meta, MsgspecError, Struct, field, json

from qbj_kiosk.exhibit.constrained_types import (
    FARTHEST,
    HEADLINE_LINES,
    LARGEST,
    MOST_SHAPES,
    MOST_UNITS,
    STOPS,
    Axles,
    Extent,
    FilledLine,
    Line,
    Lines,
    Look,
    Name,
    Names,
    Number,
    Outline,
    Paragraphs,
    Role,
    Script,
    Tab,
    Tag,
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
from qbj_kiosk.toml.forbidden_characters import forbidden_character

FORMAT = 3
"""Version of the bundle format that this program builds and reads."""


class Value(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of all classes of the compiled exhibit: immutable, compared by value, no unknown keys."""


class Run(Value, frozen=True, omit_defaults=True):
    text: Annotated[str, Meta(min_length=1, max_length=64 * 1024)]
    style: Literal["plain", "strong", "emphasis"] = "plain"


Paragraph = Annotated[tuple[Run, ...], Meta(min_length=1, max_length=2000)]
Prose = Annotated[tuple[Paragraph, ...], Meta(min_length=1, max_length=999)]
"""Paragraphs of runs."""


def plain(text: Prose) -> str:
    """Return prose without its emphasis, one line for each paragraph."""
    return "\n".join("".join(run.text for run in paragraph) for paragraph in text)


class Shape(Value, frozen=True, omit_defaults=True):
    """One outline of a drawing with its colour roles, in the drawing's own units."""

    path: Outline
    fill: Role | None = None
    stroke: Role | None = None
    width: Annotated[float, Meta(ge=0, le=FARTHEST)] = 0.0


class Drawing(Value, frozen=True):
    """Artwork converted from SVG: shapes in painting order on a sheet of `width` by `height` units."""

    width: Extent
    height: Extent
    shapes: Annotated[tuple[Shape, ...], Meta(min_length=1, max_length=MOST_SHAPES)]


class FigureWording(Value, frozen=True, omit_defaults=True):
    label: FilledLine
    """Text next to the numeral: what it counts."""
    spoken: FilledLine
    """The whole figure as one sentence, for assistive technology."""
    numeral: FilledLine = ""
    """The number as this language writes it ("100", "1000"); empty for a figure without a number."""
    before: FilledLine = ""
    """Text before the numeral ("nearly")."""
    after: FilledLine = ""
    """Text after the numeral ("+", "%", "bn yuan +")."""
    note: FilledLine = ""
    """Small print that explains the drawing ("One container = 1 bn yuan")."""
    brief: FilledLine = ""
    """The whole figure in a few words, on a container of the train on attract; empty to show the label."""
    counting: FilledLine = ""
    """Label while the visitor counts along below the final number."""
    counting_after: FilledLine = ""
    """Text after the numeral meanwhile, if `after` means more than the count ("座城市" for "多座城市")."""
    names: Annotated[tuple[FilledLine, ...], Meta(max_length=12)] = ()
    """Names of the drawing's parts, in its order: ends of a corridor, groups of boxes, steps."""
    sentences: Annotated[tuple[FilledLine, ...], Meta(max_length=12)] = ()
    """A sentence for each name, which the visitor earns by playing with the drawing; empty for none."""


class Figure(Value, frozen=True, omit_defaults=True):
    """A figure: a number as a drawing, and the paragraphs of the article that state it."""

    kind: str
    paragraphs: Paragraphs
    wording: dict[str, FigureWording]
    value: Number | None = None
    """The number, unscaled (100 billion yuan: 1e11); None for a figure without a number."""
    units: Annotated[int, Meta(ge=0, le=MOST_UNITS)] = 0
    """Number of containers on the yard, or of filled boxes."""
    total: Annotated[int, Meta(ge=0, le=MOST_UNITS)] = 0
    """Number of all boxes; 0 for other kinds."""
    picture: str = ""
    """Manifest path of the image, for a figure that shows one."""
    drawings: tuple[Name, ...] = ()
    """Names of the drawings of its parts, one for each of the names, for a figure that shows them."""
    approval: Line = ""
    """Approval number (审图号) of a map image, shown on it."""
    numbers: dict[str, Annotated[float, Meta(ge=-LARGEST, le=LARGEST)]] = field(default_factory=dict)
    """Further numbers that the drawing of this kind needs, by their key in the source."""


class StopWording(Value, frozen=True, omit_defaults=True):
    title: Line
    summary: Line
    heading: Line
    body: Prose
    recordings: dict[str, str] = field(default_factory=dict)
    """Manifest paths of recordings of "heading", "body" and "figure", where there are any."""


class Stop(Value, frozen=True):
    id: Name
    paragraphs: Paragraphs
    figure: Figure
    wording: dict[str, StopWording]


Headline = Annotated[str, Meta(pattern=r"\S", max_length=8000)]


class PanelWording(Value, frozen=True, omit_defaults=True):
    tab: Tab
    kicker: Line
    headline: Annotated[tuple[Headline, ...], Meta(min_length=HEADLINE_LINES[0], max_length=HEADLINE_LINES[-1])]
    """Its lines, as the editor broke them."""
    lead: Prose
    young: Line = ""
    """Sentence for young visitors in place of the lead; empty for none."""
    recordings: dict[str, str] = field(default_factory=dict)
    """Manifest paths of recordings of "headline", "lead", "figure" and "young", where there are any."""


class Panel(Value, frozen=True, omit_defaults=True):
    """A panel: one of the exhibit's themes, with its texts, its figure and its stops."""

    id: Name
    look: Look
    paragraphs: Paragraphs
    figure: Figure
    stops: Annotated[tuple[Stop, ...], Meta(min_length=STOPS[0], max_length=STOPS[-1])]
    wording: dict[str, PanelWording]
    scenery: str = ""
    """Name of a drawing on the line; empty for none."""
    scenery_stages: tuple[str, ...] = ()
    """Names of drawings that replace it one after the other while the visitor plays with the figure."""


Heading = Annotated[str, Meta(min_length=1, max_length=64 * 1024)]


class Article(Value, frozen=True, omit_defaults=True):
    """The article in one language. Paragraph N is `paragraphs[N - 1]`."""

    title: Heading
    caption: Heading
    paragraphs: Prose
    source: Heading
    recordings: tuple[str, ...] = ()
    """Manifest path of each paragraph's recording, "" for a paragraph without one; empty if there are no recordings."""


class Language(Value, frozen=True, omit_defaults=True):
    tag: Tag
    name: Line
    """Its own name, in its own script."""
    script: Script
    place: Line
    """Name of the place on the attract screen."""
    interface: InterfaceStrings
    access: AccessStrings
    talk: FocusStrings
    speech: SpeechStrings
    hours: HoursStrings
    staff: StaffStrings
    keypad: KeypadStrings
    article: Article
    unbroken: tuple[Line, ...] = ()
    """Words that must not be broken across lines of a title, for a script without spaces."""
    spoken: dict[str, Line] = field(default_factory=dict)
    """Spoken forms by the words on the screen."""
    pinyin: dict[str, Line] = field(default_factory=dict)
    """Pinyin of every word of a Chinese exhibit, for voices that read pinyin."""

    def in_one_line(self, *lines: str) -> str:
        """Join the lines of a headline, without spaces in Han script."""
        return ("" if self.script == "han" else " ").join(lines)

    def as_sentence(self, text: str) -> str:
        return text + ("。" if self.script == "han" else ".")


class Fonts(Value, frozen=True):
    """Font files by manifest path, and font families in order of preference."""

    files: Annotated[tuple[str, ...], Meta(min_length=1, max_length=40)]
    text: Lines
    han: Lines
    """For text in Han characters."""
    numeral: Lines


class Train(Value, frozen=True, omit_defaults=True):
    """Names of the drawings of the train: the locomotive, and wagons from it backwards."""

    locomotive: Name
    wagons: Names
    containers: tuple[Role, ...] = ()
    """Colour of the container on each wagon; a wagon beyond the list has none."""
    wheel: Name | None = None
    """Drawing of a wheel, which rolls on the lower edge of a vehicle."""
    axles: dict[Name, Axles] = field(default_factory=dict)
    """Distance of each wheel's middle from the left edge of a vehicle's drawing, by the drawing's name."""


class Exhibit(Value, frozen=True):
    """The whole compiled exhibit: languages, panels, drawings, fonts. A visit starts in the first language."""

    id: Name
    languages: Annotated[tuple[Language, ...], Meta(min_length=1, max_length=20)]
    panels: Annotated[tuple[Panel, ...], Meta(min_length=1, max_length=20)]
    train: Train
    drawings: dict[Name, Drawing]
    fonts: Fonts

    def find_language(self, tag: str) -> Language:
        """Return the texts of a language by its tag, which must be one of the exhibit's."""
        return next(language for language in self.languages if language.tag == tag)


# No text of the compiler needs one, and `forbidden_character` does not see through it.
_ESCAPED = re.compile(rb"(?<!\\)(?:\\\\)*\\[ubfrt]")


def decode(data: bytes) -> Exhibit:
    """Decode the compiled exhibit from a bundle's `exhibit.json`, checking types, bounds and characters.

    Raises:
        ValueError: if something is wrong.
    """
    try:
        exhibit = json.decode(data, type=Exhibit)
        found = forbidden_character(data.decode())
    except (MsgspecError, UnicodeDecodeError, RecursionError) as error:
        # Without the expected value: that can be a long pattern.
        place = str(error).rpartition(" - at ")[2]
        raise ValueError(f"wrong value at {place}" if place.startswith("`") else str(error)) from None
    if found or (b"\\" in data and _ESCAPED.search(data)):
        raise ValueError(f"it contains {found[1]}" if found else "it contains an escaped character")
    return exhibit
