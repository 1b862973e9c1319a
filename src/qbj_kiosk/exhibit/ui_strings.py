"""UI strings of the program in one language, one struct per table of a language file.

`Annotated[str, "name"]` declares the placeholders, `{name}`, that a string must have.
"""

from collections.abc import Mapping
from typing import Annotated, Final, get_args

from msgspec import Struct


class UiStrings(Struct, frozen=True, forbid_unknown_fields=True):
    """One table of strings in one language, each on one line."""


class InterfaceStrings(UiStrings, frozen=True):
    """The words of the controls."""

    article: str
    article_short: str
    """The same where there is little room."""
    article_place: str
    """The article, as a place to go back to."""
    back_to: Annotated[str, "place"]
    back_short: str
    start: str
    """Attract, as a place to go back to."""
    panel: Annotated[str, "title"]
    """A stop or article's way back names a panel by it; usually just `{title}`."""
    from_paragraph: Annotated[str, "numbers"]
    from_paragraphs: Annotated[str, "numbers"]
    joiner: str
    """Joins the last two of a list of numbers (" and ", "、")."""
    paragraph: Annotated[str, "number"]
    previous: Annotated[str, "title"]
    """Accessible name of the way to the stop before."""
    next: Annotated[str, "title"]
    """Accessible name of the way to the stop after."""
    stop: Annotated[str, "title", "summary", "number", "total"]
    """Accessible name of a stop."""
    chosen: str
    """Accessible description of the chosen tab or language."""
    language: str
    """Accessible name of the language switch."""
    touch: str
    """The invitation on attract."""
    train: str
    train_hint: str
    gantry: str
    gantry_hint: str
    strands: str
    strands_hint: str
    still_here: str
    """The question before a visit that nobody continues is ended."""
    stay: str
    start_over: str
    seconds_left: Annotated[str, "seconds"]
    """Accessible name of the countdown."""


class AccessStrings(UiStrings, frozen=True):
    """The words of the page on which a visitor chooses how to have the exhibit."""

    title: str
    sign: str
    """Stands on the deck's way to the page: a large and a small letter."""
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
    """Accessible name of a switch's state, for what reads only names."""
    until: str
    """Says that a choice holds for this visit."""


class FocusStrings(UiStrings, frozen=True):
    """What is spoken of a control that the keyboard goes to, beside its own name."""

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
    """Where a control stands among those beside it."""
    joiner: str
    """Parts what is said of one control."""
    help: str
    """What a keypad's keys do."""


class SpeechStrings(UiStrings, frozen=True):
    """What is said and shown while the exhibit is read aloud."""

    read: str
    """The way to have it read."""
    reading: str
    """Accessible name of the keys that are there meanwhile."""
    pause: str
    carry_on: str
    repeat: str
    quieter: str
    louder: str
    volume: Annotated[str, "percent"]
    stop_reading: str
    panel: Annotated[str, "number", "total", "title"]
    """Where one is, on a panel."""
    stop: Annotated[str, "number", "total", "title", "panel"]
    """Where one is, at a stop."""
    do_attract: str
    """What can be done: told last."""
    do_panel: str
    do_stop: str
    do_article: str
    do_access: str


class HoursStrings(UiStrings, frozen=True):
    """What is told outside opening hours."""

    closed: str
    opens_today: Annotated[str, "time"]
    opens_tomorrow: Annotated[str, "time"]
    opens_on: Annotated[str, "day", "time"]
    week: str
    """Heading of the week's hours."""
    shut: str
    """Stands beside a day without hours."""
    monday: str
    tuesday: str
    wednesday: str
    thursday: str
    friday: str
    saturday: str
    sunday: str


class StaffStrings(UiStrings, frozen=True):
    """The words of the staff's pages."""

    pin: str
    """Heading of the pad on which the PIN is entered."""
    wrong: str
    locked: Annotated[str, "time"]
    """How long no PIN is taken."""
    erase: str
    """Accessible name of the key that takes the last digit back."""
    close: str
    enter: str
    entered: Annotated[str, "count"]
    """Accessible name of the dots."""
    unset: str
    """Stands on the pad where no PIN can be right."""
    seconds: Annotated[str, "count"]
    minutes: Annotated[str, "count"]
    title: str
    """Heading of the page behind the pad."""
    exhibit: str
    version: str
    since: str
    settings: str
    defaults: str
    """Stands where there is no file of settings."""
    refused: Annotated[str, "file"]
    """The settings are the defaults, whatever it says."""
    faults: str
    none: str
    """Stands where there is nothing to list."""
    renderer: str
    software: str
    gpu: str
    touch: str
    disk: str
    always: str
    """Stands for hours that never end."""
    days: Annotated[str, "first", "last"]
    """Days with the same hours."""
    language: str
    volume: str
    brightness: str
    less: Annotated[str, "what"]
    """Accessible name of the key that lowers."""
    more: Annotated[str, "what"]
    """Accessible name of the key that raises."""
    reload: str
    pattern: str
    pattern_hint: str
    restart: str
    leave: str
    again: str
    """Asks for the second touch that makes sure."""


class KeypadStrings(UiStrings, frozen=True):
    """The words of the staff's page on which a keypad's keys are learned."""

    learn: str
    """The way to the page."""
    title: str
    press: Annotated[str, "name"]
    """Asks for the key of a function."""
    every: str
    """Stands there when each function was asked for."""
    unset: str
    """Stands beside a function without a key."""
    taken: Annotated[str, "key", "name"]
    """The key was learned for another function a moment ago."""
    plain: Annotated[str, "key"]
    """The key has its meaning without being learned."""
    before: str
    """Goes back to the function before."""
    skip: str
    clear: str
    cleared: str
    save: str
    saved: str
    unsaved: str
    """What was saved could not be written, and holds until the program ends."""
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


TABLES: Final[Mapping[str, type[UiStrings]]] = {
    "interface": InterfaceStrings,
    "access": AccessStrings,
    "talk": FocusStrings,
    "speech": SpeechStrings,
    "hours": HoursStrings,
    "staff": StaffStrings,
    "keypad": KeypadStrings,
}
"""The structs by their table in a language file."""


def placeholders(strings: type[UiStrings]) -> dict[str, tuple[str, ...]]:
    """Return the placeholders that each field must have; fields without any are left out."""
    names = {field: get_args(strings.__annotations__[field])[1:] for field in strings.__struct_fields__}
    return {field: each for field, each in names.items() if each}


PLACEHOLDERS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    table: placeholders(strings) for table, strings in TABLES.items()
}
"""By table and key, the placeholders that a string must have; a string not named here has none."""
