"""Whether a system that systemd runs may fall asleep by itself, as its settings have it. No Qt."""

from collections.abc import Iterable, Iterator
from configparser import Error, RawConfigParser
from pathlib import Path
from typing import Final

WAYS: Final = {
    "suspend": "AllowSuspend",
    "hibernate": "AllowHibernation",
    "hybrid-sleep": "AllowHybridSleep",
    "suspend-then-hibernate": "AllowSuspendThenHibernate",
}
"""systemd's ways of falling asleep, each a target, and the key that allows it."""
NO: Final = ("0", "no", "n", "false", "f", "off")
"""How systemd writes no, in small letters."""
NOTHING: Final = "ignore"
"""What logind does when nobody does anything, unless told otherwise."""

UNITS: Final = (Path("/etc/systemd/system"), Path("/run/systemd/system"))
SETTINGS: Final = tuple(Path(folder, "systemd") for folder in ("/etc", "/run", "/usr/local/lib", "/usr/lib"))
"""Folders of systemd's settings, the first before the others."""
BOOTED: Final = Path("/run/systemd/system")
"""There where systemd runs the machine."""


def is_systemds() -> bool:
    """Whether systemd runs this machine."""
    return BOOTED.is_dir()


def when_idle() -> str:
    """What logind does on this machine when nobody does anything."""
    return idle_action(_texts("logind.conf"))


def ways() -> tuple[str, ...]:
    """How this machine may fall asleep: ways that its settings allow and whose targets are not masked."""
    # Every way requires sleep.target.
    if _is_masked("sleep"):
        return ()
    allowed = allowed_ways(_texts("sleep.conf"))
    return tuple(way for way in allowed if not _is_masked(way))


def idle_action(texts: Iterable[str]) -> str:
    """What logind does when nobody does anything.

    Args:
        texts: its settings files; later ones stand over earlier ones.
    """
    return _last(texts, "Login", "IdleAction") or NOTHING


def allowed_ways(texts: Iterable[str]) -> tuple[str, ...]:
    """The ways of falling asleep that settings allow.

    Args:
        texts: the files of `sleep.conf`; later ones stand over earlier ones.
    """
    kept = tuple(texts)
    said = {way: _last(kept, "Sleep", key).lower() for way, key in WAYS.items()}
    no = {way for way, value in said.items() if value in NO}
    # Ways that are made of two go by both, unless they are told of themselves.
    if no & {"suspend", "hibernate"}:
        no |= {way for way in ("hybrid-sleep", "suspend-then-hibernate") if not said[way]}
    return tuple(way for way in WAYS if way not in no)


def _last(texts: Iterable[str], section: str, key: str) -> str:
    value = ""
    for text in texts:
        # A key may stand twice, and systemd then takes the last.
        parser = RawConfigParser(strict=False, allow_no_value=True, delimiters=("=",))
        try:
            parser.read_string(text)
        except Error:
            continue
        value = parser.get(section, key, fallback="") or value
    return value


def _is_masked(target: str) -> bool:
    return any(_leads_nowhere(folder / f"{target}.target") for folder in UNITS)


def _leads_nowhere(unit: Path) -> bool:
    try:
        return str(unit.resolve()) == "/dev/null" or (unit.is_file() and not unit.stat().st_size)
    except OSError:
        return False


def _texts(name: str) -> Iterator[str]:
    main = next((folder / name for folder in SETTINGS if (folder / name).is_file()), None)
    # Files of the same name stand for each other, the first folder's first; they are read in the order of their names.
    more = {file.name: file for folder in reversed(SETTINGS) for file in folder.glob(f"{name}.d/*.conf")}
    for file in ([main] if main else []) + [more[each] for each in sorted(more)]:
        try:
            yield file.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
