"""The words of the program in one language: its controls, its hours, its staff's pages. `{…}` is filled in."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of texts in one language, each of them one line."""


class Interface(Words, frozen=True):
    """The words of the controls."""

    article: str
    article_short: str
    """The same where there is little room."""
    article_place: str
    """The article, as a place to go back to."""
    back_to: str
    back_short: str
    """`{place}`"""
    start: str
    """Attract, as a place to go back to."""
    panel: str
    """`{title}`: a stop or article's way back names a panel by it; usually just `{title}`."""
    from_paragraph: str
    """`{numbers}`"""
    from_paragraphs: str
    """`{numbers}`"""
    joiner: str
    """Joins the last two of a list of numbers (" and ", "、")."""
    paragraph: str
    """`{number}`"""
    previous: str
    """`{title}`: accessible name of the way to the stop before."""
    next: str
    """`{title}`: accessible name of the way to the stop after."""
    stop: str
    """`{title}`, `{summary}`, `{number}`, `{total}`: accessible name of a stop."""
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
    seconds_left: str
    """`{seconds}`: accessible name of the countdown."""


class AccessWords(Words, frozen=True):
    """The words of the page on which a visitor chooses how to have the exhibit."""

    title: str
    sign: str
    """Stands on the deck's way to the page: a large and a small letter."""
    size: str
    percent: str
    """`{percent}`"""
    contrast: str
    calm: str
    patient: str
    low: str
    young: str
    talking: str
    on: str
    off: str
    state: str
    """`{what}`, `{state}`: accessible name of a switch's state, for what reads only names."""
    until: str
    """Says that a choice holds for this visit."""


class TalkWords(Words, frozen=True):
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
    position: str
    """`{number}`, `{total}`: where a control stands among those beside it."""
    joiner: str
    """Parts what is said of one control."""
    help: str
    """What a keypad's keys do."""


class SpeechWords(Words, frozen=True):
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
    volume: str
    """`{percent}`"""
    stop_reading: str
    panel: str
    """`{number}`, `{total}`, `{title}`: where one is, on a panel."""
    stop: str
    """`{number}`, `{total}`, `{title}`, `{panel}`: where one is, at a stop."""
    do_attract: str
    """What can be done: told last."""
    do_panel: str
    do_stop: str
    do_article: str
    do_access: str


class HoursWords(Words, frozen=True):
    """What is told outside opening hours."""

    closed: str
    opens_today: str
    """`{time}`"""
    opens_tomorrow: str
    """`{time}`"""
    opens_on: str
    """`{day}`, `{time}`"""
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


class StaffWords(Words, frozen=True):
    """The words of the staff's pages."""

    pin: str
    """Heading of the pad on which the PIN is entered."""
    wrong: str
    locked: str
    """`{time}`: how long no PIN is taken."""
    erase: str
    """Accessible name of the key that takes the last digit back."""
    close: str
    enter: str
    entered: str
    """`{count}`: accessible name of the dots."""
    unset: str
    """Stands on the pad where no PIN can be right."""
    seconds: str
    """`{count}`"""
    minutes: str
    """`{count}`"""
    title: str
    """Heading of the page behind the pad."""
    exhibit: str
    version: str
    since: str
    settings: str
    defaults: str
    """Stands where there is no file of settings."""
    refused: str
    """`{file}`: the settings are the defaults, whatever it says."""
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
    days: str
    """`{first}`, `{last}`: days with the same hours."""
    language: str
    volume: str
    brightness: str
    less: str
    """`{what}`: accessible name of the key that lowers."""
    more: str
    """`{what}`: accessible name of the key that raises."""
    reload: str
    pattern: str
    pattern_hint: str
    restart: str
    leave: str
    again: str
    """Asks for the second touch that makes sure."""


class KeypadWords(Words, frozen=True):
    """The words of the staff's page on which a keypad's keys are learned."""

    learn: str
    """The way to the page."""
    title: str
    press: str
    """`{name}`: asks for the key of a function."""
    every: str
    """Stands there when each function was asked for."""
    unset: str
    """Stands beside a function without a key."""
    taken: str
    """`{key}`, `{name}`: the key was learned for another function a moment ago."""
    plain: str
    """`{key}`: the key has its meaning without being learned."""
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


PLACEHOLDERS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "interface": {
        "back_to": ("place",),
        "panel": ("title",),
        "from_paragraph": ("numbers",),
        "from_paragraphs": ("numbers",),
        "paragraph": ("number",),
        "previous": ("title",),
        "next": ("title",),
        "stop": ("title", "summary", "number", "total"),
        "seconds_left": ("seconds",),
    },
    "access": {
        "percent": ("percent",),
        "state": ("what", "state"),
    },
    "talk": {
        "position": ("number", "total"),
    },
    "speech": {
        "volume": ("percent",),
        "panel": ("number", "total", "title"),
        "stop": ("number", "total", "title", "panel"),
    },
    "hours": {
        "opens_today": ("time",),
        "opens_tomorrow": ("time",),
        "opens_on": ("day", "time"),
    },
    "staff": {
        "locked": ("time",),
        "entered": ("count",),
        "seconds": ("count",),
        "minutes": ("count",),
        "days": ("first", "last"),
        "refused": ("file",),
        "less": ("what",),
        "more": ("what",),
    },
    "keypad": {
        "press": ("name",),
        "taken": ("key", "name"),
        "plain": ("key",),
    },
}
"""By table and key, the placeholders that a text must have; a text not named here has none."""
