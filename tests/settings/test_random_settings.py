"""Property tests of settings: valid ones round-trip, and no input raises an exception."""

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from qbj_kiosk.settings import dotted_keys
from qbj_kiosk.settings.load_settings import load_settings
from qbj_kiosk.settings.model import DAYS, Keypad, Settings
from qbj_kiosk.settings.opening_interval import DAY, Interval, parse_interval
from qbj_kiosk.settings.settings_file import load
from qbj_kiosk.toml.forbidden_characters import forbidden_character
from qbj_kiosk.toml.source_folder import uncomposed_character

PRINTABLE = st.characters(codec="utf-8", exclude_categories=("C", "Z", "M")).filter(
    lambda character: not forbidden_character(character) and not uncomposed_character(character)
)
CHORDS = st.builds(
    lambda modifiers, key: "+".join([*modifiers, key]),
    st.lists(st.sampled_from(["Ctrl", "Alt", "Shift", "Meta"]), min_size=2, max_size=4, unique=True),
    st.sampled_from("ABCKZ029"),  # Ctrl+Alt+1 is in PAD_KEYS
).filter(lambda chord: "Shift" not in chord or chord[-1].isalpha())
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "bundle": st.text(PRINTABLE, min_size=1, max_size=20).map(
        lambda name: f"/b/{name.replace('/', '_').replace('.', '_')}"
    ),
    "language": st.from_regex(r"\A[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\Z"),
    "renderer": st.sampled_from(["auto", "gpu", "software"]),
    "volume": st.integers(0, 100),
    "visit.idle_seconds": st.integers(60, 3600),
    "visit.question_seconds": st.integers(5, 120),
    "visit.letter_keys": st.booleans(),
    "visit.bounce_ms": st.integers(0, 2000),
    "screen.diagonal_inches": st.floats(5, 200),
    "screen.lower_edge_mm": st.integers(0, 4000),
    "screen.viewing_distance_mm": st.integers(200, 20000),
    "screen.output": st.from_regex(r"[A-Za-z0-9._-]{1,32}", fullmatch=True),
    "screen.rotation": st.sampled_from([0, 90, 180, 270]),
    "hours.zone": st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "UTC", "America/St_Johns"]),
    "hours.closed_on": st.lists(st.dates(), max_size=5).map(tuple),
    "staff.corners": st.sampled_from(["top-left bottom-right", "top-right bottom-left"]),
    "staff.hold_seconds": st.floats(1, 30),
    "staff.chord": CHORDS,
    "staff.contact": st.text(PRINTABLE, min_size=1, max_size=20).map(lambda text: f"+{text}+"),
    "logs.megabytes": st.integers(1, 1000),
}
FUNCTIONS = Keypad.__struct_fields__
PAD_KEYS = ["F13", "F35", "1", "MediaPlay", "scan:191", "scan:65535", "Ctrl+Alt+1", "Shift+Tab", "Meta+Help", "K"]


@st.composite
def pad(draw: st.DrawFn) -> dict[str, tuple[str, ...]]:
    """Draw keys for the functions of a keypad, none twice."""
    assigned: dict[str, tuple[str, ...]] = {}
    for key in draw(st.lists(st.sampled_from(PAD_KEYS), unique=True)):
        function = f"keypad.{draw(st.sampled_from(FUNCTIONS))}"
        assigned[function] = (*assigned.get(function, ()), key)
    return assigned


@st.composite
def week(draw: st.DrawFn) -> dict[str, tuple[str, ...]]:
    """Draw opening hours of seven days that do not overlap.

    The week is cut at random, and every second piece that is shorter than a day is open.
    """
    cuts = sorted(draw(st.lists(st.integers(0, 7 * DAY - 1), max_size=30, unique=True)))
    pieces = [(begin, end) for begin, end in zip(cuts[::2], cuts[1::2], strict=False) if end - begin < DAY]
    hours: dict[str, tuple[str, ...]] = dict.fromkeys((f"hours.{day}" for day in DAYS), ())
    for begin, end in pieces:
        key = f"hours.{DAYS[begin // DAY]}"
        if len(hours[key]) < 12:
            hours[key] += (str(Interval(begin % DAY, end - begin + begin % DAY)),)
    return hours


@st.composite
def set_values(draw: st.DrawFn) -> dict[str, Any]:
    chosen = {key: draw(strategy) for key, strategy in VALUES.items() if draw(st.booleans())}
    return (
        chosen | (draw(week()) if draw(st.booleans()) else {}) | {k: v for k, v in draw(pad()).items() if len(v) <= 8}
    )


def to_toml(value: object) -> str:
    match value:
        case str():
            return '"' + "".join(f"\\U{ord(character):08X}" for character in value) + '"'
        case tuple():
            return f"[{', '.join(map(to_toml, value))}]"
        case date():
            return value.isoformat()
        case bool():
            return "true" if value else "false"
        case _:
            return repr(value)


def load_bytes(data: bytes) -> tuple[Settings, dict[str, int], tuple[str, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kiosk.toml"
        path.write_bytes(data)
        found = load(path)
    return found.settings, dict(found.lines), found.problems


def test_every_key_has_a_strategy() -> None:
    assert set(VALUES) | {f"hours.{day}" for day in DAYS} | {f"keypad.{function}" for function in FUNCTIONS} == set(
        dotted_keys.types()
    )


@settings(max_examples=150, deadline=None)
@given(set_values())
def test_settings_round_trip(chosen: dict[str, Any]) -> None:
    lines = [f"{key} = {to_toml(value)}" for key, value in chosen.items()]
    found, at, problems = load_bytes("\n".join(lines).encode())
    assert problems == ()
    assert found == dotted_keys.replace(Settings(), chosen)
    assert at == {key: number for number, key in enumerate(chosen, 1)}


@given(st.integers(0, DAY - 1), st.integers(1, DAY))
@example(0, DAY)
def test_intervals_round_trip(begin: int, length: int) -> None:
    interval = Interval(begin, begin + length)
    if length < DAY or begin == 0:
        assert parse_interval(str(interval)) == interval


SCRAPS = st.sampled_from(
    [
        *(
            b"[hours]\n",
            b"[[hours]]\n",
            b"[visit]\n",
            b"hours",
            b"monday",
            b"volume=",
            b"[staff]\nchord=",
            b"a.b.c.d.e.f.g.h.i",
        ),
        *(
            b"=",
            b"[",
            b"]",
            b"{",
            b"}",
            b'"',
            b"'''",
            b".",
            b",",
            b"#",
            b" ",
            b"\n",
            b"\r",
            b"\xff",
            b"\x00",
            b"\\ud800",
            b"\\u202e",
        ),
        *(b"9" * 30, b"0x" + b"f" * 4000, b"nan", b"1e999", b"true", b"2027-02-30", b'"22:00-02:00"', b"zone='Asia'\n"),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.lists(SCRAPS, max_size=25).map(b"".join)))
@example(b"volume=0x" + b"f" * 5000)
@example(b"[hours]\nzone='Asia'\n")
def test_any_bytes_give_settings_or_problems(data: bytes) -> None:
    found, at, problems = load_bytes(data)
    assert all("kiosk.toml" in problem and len(problem) < 1500 for problem in problems)
    if problems:
        assert (found, at) == (Settings(), {})
    else:
        assert dotted_keys.values(found).keys() == dotted_keys.types().keys()


ANY = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.binary(),
    st.lists(st.text(), max_size=3),
    st.dates(),
)


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["QBJ_KIOSK_VOLUME", "QBJ_KIOSK_LANGUAGE", "QBJ_KIOSK_RENDERER", "QBJ_KIOSK_BUNDLE"]), st.text()
    ),
    st.dictionaries(st.one_of(st.sampled_from(sorted(dotted_keys.types())), st.text()), ANY, max_size=6),
)
def test_any_environment_and_command_line_give_settings_or_problems(
    environ: dict[str, str], options: dict[str, object]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "kiosk.toml").write_text("volume = 7\n")
        found = load_settings(environ, "linux", options, Path(folder) / "kiosk.toml")
    given_keys = {key for key, value in options.items() if value is not None}
    used_keys = {key for key, origin in found.origins.items() if origin == "command line"}
    assert used_keys <= given_keys
    assert (used_keys == given_keys) or found.problems
    assert found.settings == dotted_keys.replace(
        Settings(), {key: getattr_by(found.settings, key) for key in dotted_keys.types()}
    )


def getattr_by(value: object, key: str) -> object:
    for name in key.split("."):
        value = getattr(value, name)
    return value
