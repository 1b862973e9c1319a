"""UI strings of the program in one language, one struct per table of a language file.

`Annotated[str, "name"]` declares the placeholders, `{name}`, that a string must have.
"""

from collections.abc import Mapping
from typing import Annotated, Final, get_args

from msgspec import Struct


class UiStrings(Struct, frozen=True, forbid_unknown_fields=True):
    """One table of the interface's texts in one language, each on one line."""


class InterfaceStrings(UiStrings, frozen=True):
    article: str
    article_short: str
    """Short form for narrow decks."""
    article_place: str
    back_to: Annotated[str, "place"]
    back_short: str
    start: str
    panel: Annotated[str, "title"]
    """A panel as a place to go back to from a stop or the article; usually just `{title}`."""
    from_paragraph: Annotated[str, "numbers"]
    from_paragraphs: Annotated[str, "numbers"]
    joiner: str
    """Joins the last two of a list of numbers (" and ", "、")."""
    paragraph: Annotated[str, "number"]
    previous: Annotated[str, "title"]
    """Accessible name of the button to the previous stop."""
    next: Annotated[str, "title"]
    """Accessible name of the button to the next stop."""
    stop: Annotated[str, "title", "summary", "number", "total"]
    """Accessible name of a stop."""
    to_stop: Annotated[str, "title", "summary"]
    """Accessible name of a stop's figure in the article, which leads to the stop."""
    chosen: str
    """Accessible description of the chosen tab or language."""
    language: str
    """Accessible name of the language switch."""
    touch: str
    """Accessible name of attract as a button."""
    push: str
    """The invitation on attract, and the accessible name of its train: what a visitor can do with it."""
    train: str
    train_hint: str
    train_call: str
    """Words at the train until a visitor has moved it ("Push the train")."""
    gantry: str
    gantry_hint: str
    gantry_call: str
    wagon_hint: str
    strands: str
    strands_hint: str
    strands_call: str
    touch_keys: str
    """For visitors with keys, as the next three."""
    train_keys: str
    gantry_keys: str
    strands_keys: str
    still_here: str
    stay: str
    start_over: str
    seconds_left: Annotated[str, "seconds"]
    """Accessible name of the countdown."""


class AccessStrings(UiStrings, frozen=True):
    title: str
    sign: str
    """Label of the page's button on the deck: a large and a small letter."""
    size: str
    percent: Annotated[str, "percent"]
    contrast: str
    calm: str
    patient: str
    low: str
    young: str
    talking: str
    on: str
    off: str
    state: Annotated[str, "what", "state"]
    """A switch with its state, for screen readers that read only names."""
    until: str
    """Note that settings apply to this visit."""


class FocusStrings(UiStrings, frozen=True):
    """Texts by which the control with keyboard focus is described in speech."""

    button: str
    tab: str
    link: str
    radio: str
    """One of several, of which exactly one is chosen."""
    switch: str
    slider: str
    chosen: str
    on: str
    off: str
    position: Annotated[str, "number", "total"]
    """Position of a control among its siblings."""
    joiner: str
    """Separator between the parts of a description."""
    help: str
    """Explanation of a keypad's keys."""
    at_start: Annotated[str, "total"]
    """Spoken on arrival at attract; `total` panels."""
    at_panel: Annotated[str, "title", "number", "total", "stops"]
    at_stop: Annotated[str, "title", "number", "total", "panel"]
    at_article: Annotated[str, "total"]
    """`total` paragraphs."""
    at_access: str
    ended: str
    """Spoken when a visit ends."""
    ended_in: Annotated[str, "language"]
    """The same, if the next visit begins in another language."""
    no_voice: Annotated[str, "language"]
    """The chosen language has no voice."""
    greeting: str
    """Spoken when headphones are plugged in."""


class SpeechStrings(UiStrings, frozen=True):
    read: str
    """Button that starts reading."""
    reading: str
    """Accessible name of the player."""
    pause: str
    carry_on: str
    repeat: str
    quieter: str
    louder: str
    volume: Annotated[str, "percent"]
    speed: Annotated[str, "speed"]
    slow: str
    normal: str
    fast: str
    no_sound: str
    """Shown while reading is interrupted for lack of a sound output or an engine."""
    stop_reading: str
    panel: Annotated[str, "number", "total", "title"]
    """Spoken first on a panel: where the visit is."""
    stop: Annotated[str, "number", "total", "title", "panel"]
    """Spoken first at a stop: where the visit is."""
    do_attract: str
    """Spoken last: what the visitor can do."""
    do_panel: str
    do_stop: str
    do_article: str
    do_access: str
    do_attract_keys: str
    """The same for visitors with keys."""
    do_panel_keys: str
    do_stop_keys: str
    do_article_keys: str
    do_access_keys: str


class HoursStrings(UiStrings, frozen=True):
    closed: str
    opens_today: Annotated[str, "time"]
    opens_tomorrow: Annotated[str, "time"]
    opens_on: Annotated[str, "day", "time"]
    week: str
    shut: str
    """For a day without hours."""
    monday: str
    tuesday: str
    wednesday: str
    thursday: str
    friday: str
    saturday: str
    sunday: str


class StaffStrings(UiStrings, frozen=True):
    pin: str
    wrong: str
    locked: Annotated[str, "time"]
    """Time left of a lockout."""
    erase: str
    """Accessible name of the key that deletes the last digit."""
    close: str
    enter: str
    entered: Annotated[str, "count"]
    """Accessible name."""
    unset: str
    """If no PIN is set."""
    seconds: Annotated[str, "count"]
    minutes: Annotated[str, "count"]
    title: str
    exhibit: str
    earlier: str
    """If the last good exhibit is shown."""
    version: str
    since: str
    settings: str
    defaults: str
    """If there is no settings file."""
    refused: Annotated[str, "file"]
    """The settings file is invalid and the defaults apply."""
    faults: str
    none: str
    """For an empty list."""
    renderer: str
    software: str
    gpu: str
    touch: str
    disk: str
    always: str
    """For hours that never end."""
    days: Annotated[str, "first", "last"]
    """Days with the same hours."""
    language: str
    volume: str
    brightness: str
    less: Annotated[str, "what"]
    """Accessible name of the key that lowers."""
    more: Annotated[str, "what"]
    """Accessible name of the key that raises."""
    output: str
    """Heading of the choice of a screen."""
    rotation: str
    change: Annotated[str, "what"]
    """Accessible name of the key that chooses the next value."""
    keep: Annotated[str, "count"]
    """Confirms a change of the screen within some seconds."""
    reload: str
    pattern: str
    pattern_hint: str
    restart: str
    leave: str
    again: str
    """Asks for the confirming second touch."""


class KeypadStrings(UiStrings, frozen=True):
    learn: str
    """Button that opens the page."""
    title: str
    press: Annotated[str, "name"]
    every: str
    unset: str
    taken: Annotated[str, "key", "name"]
    """The key was just assigned to another function."""
    plain: Annotated[str, "key"]
    """The key works without assignment."""
    before: str
    skip: str
    clear: str
    cleared: str
    save: str
    saved: str
    unsaved: str
    """The assignments could not be written and apply until the program ends."""
    next: str
    previous: str
    up: str
    down: str
    left: str
    right: str
    open: str
    back: str
    home: str
    read: str
    louder: str
    quieter: str
    help: str
    language: str
    headphones: str
    headphones_out: str


TABLES: Final[Mapping[str, type[UiStrings]]] = {
    "interface": InterfaceStrings,
    "access": AccessStrings,
    "talk": FocusStrings,
    "speech": SpeechStrings,
    "hours": HoursStrings,
    "staff": StaffStrings,
    "keypad": KeypadStrings,
}
"""By table of a language file."""


def placeholders(strings: type[UiStrings]) -> dict[str, tuple[str, ...]]:
    """Return the placeholders that the strings of a table must have, by field, without fields that have none."""
    names = {field: get_args(strings.__annotations__[field])[1:] for field in strings.__struct_fields__}
    return {field: each for field, each in names.items() if each}


PLACEHOLDERS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    table: placeholders(strings) for table, strings in TABLES.items()
}
"""By table and key, the placeholders that a string must have; a string not named here has none."""
