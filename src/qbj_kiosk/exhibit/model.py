"""The compiled exhibit: frozen values, decoded once from a bundle's `exhibit.json`.

Texts are stored per language under its tag ("en", "zh"), with their numbers filled in: a change of language is a
look-up, and no text needs parsing before it is shown.
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
"""Role of a colour; the look of a panel defines the colour of each role."""


class Value(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of the model: immutable, compared by value, no unknown keys."""


class Run(Value, frozen=True, omit_defaults=True):
    """A stretch of text in one style."""

    text: str
    style: Literal["plain", "strong", "emphasis"] = "plain"


Prose = tuple[tuple[Run, ...], ...]
"""Paragraphs of runs."""


def plain(text: Prose) -> str:
    """Return prose without its emphasis, one line for each paragraph."""
    return "\n".join("".join(run.text for run in paragraph) for paragraph in text)


class Shape(Value, frozen=True, omit_defaults=True):
    """One outline of a drawing: SVG path data with absolute commands M, L, C and Z, in the drawing's own units."""

    path: str
    fill: Role | None = None
    stroke: Role | None = None
    width: float = 0.0


class Drawing(Value, frozen=True):
    """Artwork converted from SVG: shapes in painting order on a sheet of `width` by `height` units."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


class FigureWording(Value, frozen=True, omit_defaults=True):
    """Texts of a figure in one language."""

    label: str
    """Text next to the numeral: what it counts."""
    spoken: str
    """The whole figure as one sentence, for assistive technology."""
    numeral: str = ""
    """The number as this language writes it ("100", "1000"); empty for a figure without a number."""
    before: str = ""
    """Text before the numeral ("nearly")."""
    after: str = ""
    """Text after the numeral ("+", "%", "bn yuan +")."""
    note: str = ""
    """Small print that explains the drawing ("One container = 1 bn yuan")."""
    counting: str = ""
    """Label while the visitor counts along below the final number."""
    names: tuple[str, ...] = ()
    """Names of the drawing's parts, in its order: ends of a corridor, groups of boxes, steps."""


class Figure(Value, frozen=True, omit_defaults=True):
    """A drawn number, and the paragraphs of the article that state it."""

    kind: str
    paragraphs: tuple[int, ...]
    wording: dict[str, FigureWording]
    value: float | None = None
    """The number, unscaled (100 billion yuan: 1e11); None for a figure without a number."""
    units: int = 0
    """Number of containers on the yard, or of filled boxes."""
    total: int = 0
    """Number of all boxes; 0 for other kinds."""
    picture: str = ""
    """Manifest path of the image, for a figure that shows one."""
    approval: str = ""
    """Approval number (审图号) of a map image, shown on it."""
    numbers: dict[str, float] = field(default_factory=dict)
    """Further numbers that the drawing of this kind needs, by their key in the source."""


class StopWording(Value, frozen=True, omit_defaults=True):
    """Texts of a stop in one language."""

    title: str
    summary: str
    heading: str
    body: Prose
    recordings: dict[str, str] = field(default_factory=dict)
    """Manifest paths of recordings of "heading", "body" and "figure", where there are any."""


class Stop(Value, frozen=True):
    """Stop on the line that a visitor can open."""

    id: str
    paragraphs: tuple[int, ...]
    figure: Figure
    wording: dict[str, StopWording]


class PanelWording(Value, frozen=True, omit_defaults=True):
    """Texts of a panel in one language."""

    tab: str
    kicker: str
    headline: tuple[str, ...]
    """Its lines, as the editor broke them."""
    lead: Prose
    young: str = ""
    """Sentence for young visitors in place of the lead; empty for none."""
    recordings: dict[str, str] = field(default_factory=dict)
    """Manifest paths of recordings of "headline", "lead", "figure" and "young", where there are any."""


class Panel(Value, frozen=True, omit_defaults=True):
    """One of the themes on the tabs."""

    id: str
    look: str
    paragraphs: tuple[int, ...]
    figure: Figure
    stops: tuple[Stop, ...]
    wording: dict[str, PanelWording]
    scenery: str = ""
    """Name of a drawing on the line; empty for none."""


class Article(Value, frozen=True, omit_defaults=True):
    """The article in one language. Paragraph N is `paragraphs[N - 1]`."""

    title: str
    caption: str
    paragraphs: Prose
    source: str
    recordings: tuple[str, ...] = ()
    """Manifest path of each paragraph's recording, "" for a paragraph without one; empty if there are no recordings."""


class Language(Value, frozen=True):
    """Language of the exhibit."""

    tag: str
    name: str
    """Its own name, in its own script."""
    script: Literal["latin", "han"]
    """Determines line spacing and line length."""
    place: str
    """Name of the place on the attract screen."""
    interface: InterfaceStrings
    access: AccessStrings
    talk: FocusStrings
    speech: SpeechStrings
    hours: HoursStrings
    staff: StaffStrings
    keypad: KeypadStrings
    article: Article
    unbroken: tuple[str, ...] = ()
    """Words that must not be broken across lines of a title, for a script without spaces."""

    def in_one_line(self, *lines: str) -> str:
        """Join lines, without spaces in Han script."""
        return ("" if self.script == "han" else " ").join(lines)


class Fonts(Value, frozen=True):
    """Font files by manifest path, and font families in order of preference."""

    files: tuple[str, ...]
    text: tuple[str, ...]
    numeral: tuple[str, ...]


class Train(Value, frozen=True):
    """Names of the train's drawings; wagons from the locomotive backwards."""

    locomotive: str
    wagons: tuple[str, ...]


class Exhibit(Value, frozen=True):
    """The exhibit of one kiosk. A visit starts in the first language."""

    id: str
    languages: tuple[Language, ...]
    panels: tuple[Panel, ...]
    train: Train
    drawings: dict[str, Drawing]
    fonts: Fonts

    def find_language(self, tag: str) -> Language:
        """Return the language with this tag, which must be one of the exhibit's."""
        return next(language for language in self.languages if language.tag == tag)
