"""The compiled exhibit: frozen values, decoded once from a bundle's `exhibit.json`.

Wording is kept per language under its tag ("en", "zh"), so that a change of language looks up and computes nothing.
Every text has its numbers filled in; nothing here needs parsing before it is shown.
"""

from typing import Literal

from msgspec import Struct, field

from qbj_kiosk.exhibit.ui_strings import (
    AccessStrings,
    FocusStrings,
    HoursStrings,
    InterfaceStrings,
    KeypadStrings,
    SpeechStrings,
    StaffStrings,
)

FORMAT = 2
"""Version of the bundle format that this program builds and reads."""

Role = Literal["ground", "text", "secondary", "line", "fill", "pale", "light"]
"""A colour by what it is for; the look of a panel says which colour that is."""


class Value(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of everything in the model: immutable, compared by value, strict about keys."""


class Run(Value, frozen=True, omit_defaults=True):
    """A stretch of text in one style."""

    text: str
    style: Literal["plain", "strong", "emphasis"] = "plain"


Prose = tuple[tuple[Run, ...], ...]
"""Paragraphs of runs."""


def plain(text: Prose) -> str:
    """Prose without its emphasis, a line for each paragraph."""
    return "\n".join("".join(run.text for run in paragraph) for paragraph in text)


class Shape(Value, frozen=True, omit_defaults=True):
    """One outline of a drawing: SVG path data with absolute commands M, L, C and Z, in the drawing's own units."""

    path: str
    fill: Role | None = None
    stroke: Role | None = None
    width: float = 0.0


class Drawing(Value, frozen=True):
    """Artwork, converted from SVG: shapes in painting order on a sheet of `width` by `height` units."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


class FigureWording(Value, frozen=True, omit_defaults=True):
    """What a figure says in one language."""

    label: str
    """What the numeral counts; shown beside it."""
    spoken: str
    """The whole figure as one sentence, for assistive technology."""
    numeral: str = ""
    """The number as this language writes it ("100", "1000"); empty for a figure without one."""
    before: str = ""
    """Stands before the numeral ("nearly")."""
    after: str = ""
    """Stands after the numeral ("+", "%", "bn yuan +")."""
    note: str = ""
    """How to read the drawing ("One container = 1 bn yuan"); small print."""
    counting: str = ""
    """Replaces the label while the visitor counts along below the final number."""
    names: tuple[str, ...] = ()
    """Names of the drawing's parts, in its order: ends of a corridor, groups of boxes, steps."""


class Figure(Value, frozen=True, omit_defaults=True):
    """A drawn number, and the paragraphs of the article that state it."""

    kind: str
    paragraphs: tuple[int, ...]
    wording: dict[str, FigureWording]
    value: float | None = None
    """The number itself, unscaled (100 billion yuan: 1e11); None for a figure without one."""
    units: int = 0
    """How many things are drawn for the number: containers on the yard, filled boxes."""
    total: int = 0
    """Of how many (boxes: 10); 0 where the drawing has no such thing."""
    picture: str = ""
    """Manifest path of the image, for a figure that shows one."""
    approval: str = ""
    """Approval number (审图号) of a map image, shown on it."""
    numbers: dict[str, float] = field(default_factory=dict)
    """Further numbers that the drawing of this kind needs, by their key in the source."""


class StopWording(Value, frozen=True, omit_defaults=True):
    """What a stop says in one language."""

    title: str
    summary: str
    heading: str
    body: Prose
    recordings: dict[str, str] = field(default_factory=dict)
    """Manifest paths of sound files that read "heading", "body" or "figure"; only those that there are."""


class Stop(Value, frozen=True):
    """A place on the line that a visitor can open."""

    id: str
    paragraphs: tuple[int, ...]
    figure: Figure
    wording: dict[str, StopWording]


class PanelWording(Value, frozen=True, omit_defaults=True):
    """What a panel says in one language."""

    tab: str
    kicker: str
    headline: tuple[str, ...]
    """One entry a line, as the editor broke it."""
    lead: Prose
    young: str = ""
    """One sentence for young visitors, in place of the lead; empty for none."""
    recordings: dict[str, str] = field(default_factory=dict)
    """Manifest paths of sound files that read "headline", "lead", "figure" or "young"; only those that there are."""


class Panel(Value, frozen=True, omit_defaults=True):
    """One of the tabbed themes."""

    id: str
    look: str
    paragraphs: tuple[int, ...]
    figure: Figure
    stops: tuple[Stop, ...]
    wording: dict[str, PanelWording]
    scenery: str = ""
    """Name of a drawing that stands on the line; empty for none."""


class Article(Value, frozen=True, omit_defaults=True):
    """The article in one language. Paragraph N is `paragraphs[N - 1]`."""

    title: str
    caption: str
    paragraphs: Prose
    source: str
    recordings: tuple[str, ...] = ()
    """Manifest path of a sound file for each paragraph, "" for one without; empty if there is none at all."""


class Language(Value, frozen=True):
    """A language that the exhibit speaks."""

    tag: str
    name: str
    """In its own script."""
    script: Literal["latin", "han"]
    """Decides leading and measure."""
    place: str
    """The name of the place on attract."""
    interface: InterfaceStrings
    access: AccessStrings
    talk: FocusStrings
    speech: SpeechStrings
    hours: HoursStrings
    staff: StaffStrings
    keypad: KeypadStrings
    article: Article
    unbroken: tuple[str, ...] = ()
    """Words that no line of a title breaks, where the script has no spaces."""

    def in_one_line(self, *lines: str) -> str:
        """Lines as one; between Chinese characters there is no space."""
        return ("" if self.script == "han" else " ").join(lines)


class Fonts(Value, frozen=True):
    """Font files by manifest path, and the families to ask for, best first."""

    files: tuple[str, ...]
    text: tuple[str, ...]
    numeral: tuple[str, ...]


class Train(Value, frozen=True):
    """Names of the drawings that make up the train; wagons from the locomotive backwards."""

    locomotive: str
    wagons: tuple[str, ...]


class Exhibit(Value, frozen=True):
    """All that one kiosk shows. The first language is the one that a visit starts in."""

    id: str
    languages: tuple[Language, ...]
    panels: tuple[Panel, ...]
    train: Train
    drawings: dict[str, Drawing]
    fonts: Fonts

    def find_language(self, tag: str) -> Language:
        """Return the language with this tag, which must be one of the exhibit's."""
        return next(language for language in self.languages if language.tag == tag)
