"""Typed settings of `kiosk.toml`: every key with its type, bounds and default."""

from datetime import date
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from qbj_kiosk.settings.opening_interval import Interval, parse_interval

DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""Keys of the days, in the order of `datetime.date.weekday`."""

ALL_DAY: Final = ("00:00-24:00",)

HoursText = Annotated[
    str,
    Meta(
        pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)\Z",
        description='a text such as "09:00-17:30"; an end before the beginning is after midnight',
    ),
]
Day = Annotated[
    tuple[HoursText, ...],
    Meta(max_length=12, description='a list of at most 12 texts such as ["09:00-12:00", "13:00-17:30"], [] for closed'),
]


class Table(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of the tables of the settings: immutable, compared by value, unknown keys refused."""


class Visit(Table, frozen=True):
    idle_seconds: Annotated[int, Meta(ge=60, le=3600, description="a whole number of seconds from 60 to 3600")] = 60
    """Seconds without a touch until the question "Are you still here?"; more text on the screen adds to it."""
    question_seconds: Annotated[int, Meta(ge=5, le=120, description="a whole number of seconds from 5 to 120")] = 25
    """Seconds until the question times out and the visit starts over."""
    letter_keys: Annotated[bool, Meta(description="true or false")] = True
    """True if L, + and - change the language and the size of text."""
    bounce_ms: Annotated[int, Meta(ge=0, le=2000, description="a whole number of milliseconds from 0 to 2000")] = 500
    """Time in which a second press of the same keypad key does not count, in milliseconds."""


class Screen(Table, frozen=True):
    """Settings of the screen: its measurements and mounting (None if not measured), its output and rotation."""

    diagonal_inches: Annotated[float, Meta(ge=5, le=200, description="a number of inches from 5 to 200")] | None = None
    """Diagonal of the picture, in inches."""
    lower_edge_mm: (
        Annotated[int, Meta(ge=0, le=4000, description="a whole number of millimetres from 0 to 4000")] | None
    ) = None
    """Height of the picture's lower edge above the floor, in millimetres."""
    viewing_distance_mm: (
        Annotated[int, Meta(ge=200, le=20000, description="a whole number of millimetres from 200 to 20000")] | None
    ) = None
    """Distance between reader and screen, in millimetres."""
    output: (
        Annotated[
            str,
            Meta(pattern=r"^[A-Za-z0-9._-]{1,32}\Z", description='the name of an output, such as "HDMI-1"'),
        ]
        | None
    ) = None
    """Name of the output that shows the exhibit, as `xrandr` lists it; None for the first connected one."""
    rotation: Annotated[Literal[0, 90, 180, 270], Meta(description="0, 90, 180 or 270")] = 0
    """Degrees clockwise by which the picture is rotated."""


class Hours(Table, frozen=True):
    """Settings of the opening hours in local time; always open by default."""

    zone: Annotated[str, Meta(min_length=1, max_length=64, description='a time zone such as "Asia/Shanghai"')] = (
        "Asia/Shanghai"
    )
    """IANA name of the time zone."""
    monday: Day = ALL_DAY
    """Opening hours of Mondays; hours past midnight belong to the day on which they begin."""
    tuesday: Day = ALL_DAY
    wednesday: Day = ALL_DAY
    thursday: Day = ALL_DAY
    friday: Day = ALL_DAY
    saturday: Day = ALL_DAY
    sunday: Day = ALL_DAY
    closed_on: Annotated[
        tuple[Annotated[date, Meta(description="a date such as 2027-01-01, without quotes")], ...],
        Meta(max_length=400, description="a list of at most 400 dates such as [2027-01-01, 2027-10-01]"),
    ] = ()
    """Dates on which no opening hours begin."""

    @property
    def week(self) -> tuple[tuple[Interval, ...], ...]:
        """Return the opening hours of the seven days from Monday on, sorted."""
        return tuple(tuple(sorted(map(parse_interval, getattr(self, day)))) for day in DAYS)


class Staff(Table, frozen=True):
    """Settings for staff: gesture and keys that open their page, and the contact for visitors."""

    corners: Literal["top-left bottom-right", "top-right bottom-left"] = "top-left bottom-right"
    """The two opposite corners of the screen to hold."""
    hold_seconds: Annotated[float, Meta(ge=1, le=30, description="a number of seconds from 1 to 30")] = 3.0
    """Seconds to hold both corners."""
    chord: Annotated[
        str,
        Meta(
            pattern=r"^(Ctrl|Alt|Shift|Meta)(\+(Ctrl|Alt|Shift|Meta)){1,3}\+[A-Z0-9]\Z",
            description='two to four of Ctrl, Alt, Shift and Meta, and a letter or digit: "Ctrl+Alt+Shift+K"',
        ),
    ] = "Ctrl+Alt+Shift+K"
    """Keys to press together on a keyboard."""
    contact: (
        Annotated[
            str,
            Meta(pattern=r"^[^\s]([^\n\t]*[^\s])?\Z", max_length=80, description="one line of at most 80 characters"),
        ]
        | None
    ) = None
    """Contact for visitors, shown on the standby page."""


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
    """Settings of an assistive keypad: its keys by function, in addition to the usual keys of a keyboard."""

    next: Keys = ()
    """Focus the next control, as Tab does."""
    previous: Keys = ()
    """Focus the previous control, as Shift+Tab does."""
    up: Keys = ()
    """Arrow up."""
    down: Keys = ()
    """Arrow down."""
    left: Keys = ()
    """Arrow left."""
    right: Keys = ()
    """Arrow right."""
    open: Keys = ()
    """Activate the focused control, as a touch does."""
    back: Keys = ()
    """Go back, as Escape does."""
    home: Keys = ()
    """End the visit."""
    read: Keys = ()
    """Read the screen aloud; pressed again, pause and resume."""
    louder: Keys = ()
    """Raise the volume of speech."""
    quieter: Keys = ()
    """Lower the volume of speech."""
    help: Keys = ()
    """Explain the keys by speech; without speech, open the page of "Aa"."""
    language: Keys = ()
    """Change to the next language."""
    headphones: Keys = ()
    """Sent when headphones are plugged in: greet, and speak the focused control."""
    headphones_out: Keys = ()
    """Sent when headphones are unplugged: end the visit."""


class Logs(Table, frozen=True):
    megabytes: Annotated[int, Meta(ge=1, le=1000, description="a whole number of megabytes from 1 to 1000")] = 50
    """Maximum size of all logs together, in units of 1,000,000 bytes."""


class Settings(Table, frozen=True):
    bundle: Annotated[str, Meta(min_length=1, max_length=1000, description="a path, as text")] | None = None
    """Absolute path of the bundle to show; None for the program's own bundle."""
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
    """Tag of the language that visits start in; None for the first language of the exhibit."""
    renderer: Literal["auto", "gpu", "software"] = "auto"
    """Renderer: the graphics processor, Qt's software renderer, or automatic."""
    volume: Annotated[int, Meta(ge=0, le=100, description="a whole number from 0 to 100")] = 50
    """Volume that visits start with, in percent."""
    visit: Visit = Visit()
    screen: Screen = Screen()
    hours: Hours = Hours()
    staff: Staff = Staff()
    keypad: Keypad = Keypad()
    logs: Logs = Logs()
