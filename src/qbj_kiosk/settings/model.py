"""The settings as frozen values: every key of `kiosk.toml`, its type, its bounds and its default."""

from datetime import date
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from qbj_kiosk.settings.interval import Interval, interval

DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""Keys of the days, as `datetime.date.weekday` counts them."""

ALL_DAY: Final = ("00:00-24:00",)

HoursText = Annotated[
    str,
    Meta(
        pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)\Z",
        description='a text such as "09:00-17:30", its end after midnight if it is the smaller',
    ),
]
Day = Annotated[
    tuple[HoursText, ...],
    Meta(max_length=12, description='a list of at most 12 texts such as ["09:00-12:00", "13:00-17:30"], [] for closed'),
]


class Table(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of every table of the settings: immutable, compared by value, strict about keys."""


class Visit(Table, frozen=True):
    """How long a visit waits for the next touch, and what a keyboard may do in it."""

    idle_seconds: Annotated[int, Meta(ge=60, le=3600, description="a whole number of seconds from 60 to 3600")] = 60
    """Seconds without a touch until the visitor is asked; longer where more text is on the screen."""
    question_seconds: Annotated[int, Meta(ge=5, le=120, description="a whole number of seconds from 5 to 120")] = 25
    """Seconds that the question stays before the visit starts over."""
    letter_keys: Annotated[bool, Meta(description="true or false")] = True
    """Whether L, + and - on a keyboard do something: the next language, the next size of text."""


class Screen(Table, frozen=True):
    """The screen and how it is mounted. None where nobody measured it."""

    diagonal_inches: Annotated[float, Meta(ge=5, le=200, description="a number of inches from 5 to 200")] | None = None
    """Diagonal of the picture, in inches."""
    lower_edge_mm: (
        Annotated[int, Meta(ge=0, le=4000, description="a whole number of millimetres from 0 to 4000")] | None
    ) = None
    """Height of the picture's lower edge above the floor, in millimetres."""
    viewing_distance_mm: (
        Annotated[int, Meta(ge=200, le=20000, description="a whole number of millimetres from 200 to 20000")] | None
    ) = None
    """Distance from which people read, in millimetres."""


class Hours(Table, frozen=True):
    """When the exhibit is open, by the clock on the wall. By default always."""

    zone: Annotated[str, Meta(min_length=1, max_length=64, description='a time zone such as "Asia/Shanghai"')] = (
        "Asia/Shanghai"
    )
    """Time zone of the hours, by its name in the IANA list."""
    monday: Day = ALL_DAY
    """Opening hours of a Monday; hours past midnight belong to the day on which they begin."""
    tuesday: Day = ALL_DAY
    """Opening hours of a Tuesday."""
    wednesday: Day = ALL_DAY
    """Opening hours of a Wednesday."""
    thursday: Day = ALL_DAY
    """Opening hours of a Thursday."""
    friday: Day = ALL_DAY
    """Opening hours of a Friday."""
    saturday: Day = ALL_DAY
    """Opening hours of a Saturday."""
    sunday: Day = ALL_DAY
    """Opening hours of a Sunday."""
    closed_on: Annotated[
        tuple[Annotated[date, Meta(description="a date such as 2027-01-01, without quotes")], ...],
        Meta(max_length=400, description="a list of at most 400 dates such as [2027-01-01, 2027-10-01]"),
    ] = ()
    """Dates on which no opening hours begin."""

    @property
    def week(self) -> tuple[tuple[Interval, ...], ...]:
        """Intervals of the seven days from Monday on, each day's in order of time."""
        return tuple(tuple(sorted(map(interval, getattr(self, day)))) for day in DAYS)


class Staff(Table, frozen=True):
    """How staff reach their page."""

    corners: Literal["top-left bottom-right", "top-right bottom-left"] = "top-left bottom-right"
    """The two opposite corners of the screen to hold."""
    hold_seconds: Annotated[float, Meta(ge=1, le=30, description="a number of seconds from 1 to 30")] = 3.0
    """Seconds for which both corners are held."""
    chord: Annotated[
        str,
        Meta(
            pattern=r"^(Ctrl|Alt|Shift|Meta)(\+(Ctrl|Alt|Shift|Meta)){1,3}\+[A-Z0-9]\Z",
            description='two to four of Ctrl, Alt, Shift and Meta, and a letter or digit: "Ctrl+Alt+Shift+K"',
        ),
    ] = "Ctrl+Alt+Shift+K"
    """Keys to press together, for machines with a keyboard."""


KeyText = Annotated[
    str,
    Meta(
        pattern=r"^((Ctrl|Alt|Shift|Meta)\+){0,4}[A-Za-z0-9]{1,24}\Z|^scan:[1-9][0-9]{0,4}\Z",
        description='a text such as "F13", "Ctrl+Alt+1" or "scan:191"',
    ),
]
Keys = Annotated[
    tuple[KeyText, ...], Meta(max_length=8, description='a list of at most 8 texts such as ["F13", "scan:191"]')
]


class Keypad(Table, frozen=True):
    """What the keys of an assistive keypad stand for. Keys of a keyboard keep their meaning beside these."""

    next: Keys = ()
    """Goes to the control that follows, as Tab does."""
    previous: Keys = ()
    """Goes to the control before."""
    up: Keys = ()
    """The upward arrow."""
    down: Keys = ()
    """The downward arrow."""
    left: Keys = ()
    """The arrow to the left."""
    right: Keys = ()
    """The arrow to the right."""
    open: Keys = ()
    """Does what a touch of the control does."""
    back: Keys = ()
    """Goes back, as Escape does."""
    home: Keys = ()
    """Ends the visit."""
    read: Keys = ()
    """Reads what is on the screen aloud; again, holds and carries on."""
    louder: Keys = ()
    """Raises the voice."""
    quieter: Keys = ()
    """Lowers the voice."""
    help: Keys = ()
    """Tells what the keys do; where nothing speaks, opens the page of "Aa"."""


class Logs(Table, frozen=True):
    """What is kept for the record."""

    megabytes: Annotated[int, Meta(ge=1, le=1000, description="a whole number of megabytes from 1 to 1000")] = 50
    """Most that all logs together take, in units of 1,000,000 bytes."""


class Settings(Table, frozen=True):
    """Everything that can be set."""

    bundle: Annotated[str, Meta(min_length=1, max_length=1000, description="a path, as text")] | None = None
    """Absolute path of the bundle to show; None for the one that belongs to the program."""
    language: (
        Annotated[
            str,
            Meta(
                pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\Z",
                description='a language tag, such as "zh" or "en"',
            ),
        ]
        | None
    ) = None
    """Language that visits start in, as a tag; None for the exhibit's first."""
    renderer: Literal["auto", "gpu", "software"] = "auto"
    """What draws: the graphics processor, the program itself, or whichever serves better here."""
    volume: Annotated[int, Meta(ge=0, le=100, description="a whole number from 0 to 100")] = 50
    """Loudness that visits start with, in percent."""
    visit: Visit = Visit()
    screen: Screen = Screen()
    hours: Hours = Hours()
    staff: Staff = Staff()
    keypad: Keypad = Keypad()
    logs: Logs = Logs()
