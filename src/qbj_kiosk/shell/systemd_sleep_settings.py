"""Read from systemd's settings whether the machine goes to sleep by itself. No Qt."""

from collections.abc import Iterable, Iterator
from configparser import Error, RawConfigParser
from pathlib import Path
from typing import Final

MODES: Final = {
    "suspend": "AllowSuspend",
    "hibernate": "AllowHibernation",
    "hybrid-sleep": "AllowHybridSleep",
    "suspend-then-hibernate": "AllowSuspendThenHibernate",
}
"""systemd's sleep modes, each the name of a target, and the key of `sleep.conf` that allows it."""
FALSE_VALUES: Final = ("0", "no", "n", "false", "f", "off")
"""systemd's spellings of false, in lower case."""
IGNORE: Final = "ignore"
"""Default of logind's `IdleAction`."""

UNITS: Final = (Path("/etc/systemd/system"), Path("/run/systemd/system"))
SETTINGS: Final = tuple(Path(folder, "systemd") for folder in ("/etc", "/run", "/usr/local/lib", "/usr/lib"))
"""Folders of systemd's settings, highest precedence first."""
BOOTED: Final = Path("/run/systemd/system")
"""Exists only where systemd is the init process."""


def runs_systemd() -> bool:
    return BOOTED.is_dir()


def current_idle_action() -> str:
    return parse_idle_action(_read_settings("logind.conf"))


def enabled_modes() -> tuple[str, ...]:
    """Return the sleep modes that systemd's settings allow and whose targets are not masked."""
    # Every mode requires sleep.target.
    if _is_masked("sleep"):
        return ()
    allowed = parse_allowed_modes(_read_settings("sleep.conf"))
    return tuple(mode for mode in allowed if not _is_masked(mode))


def parse_idle_action(texts: Iterable[str]) -> str:
    """Parse systemd's `IdleAction` from settings files; later ones override earlier ones."""
    return _last_value(texts, "Login", "IdleAction") or IGNORE


def parse_allowed_modes(texts: Iterable[str]) -> tuple[str, ...]:
    """Parse the sleep modes that systemd's `sleep.conf` files allow; later ones override earlier ones."""
    contents = tuple(texts)
    values = {mode: _last_value(contents, "Sleep", key).lower() for mode, key in MODES.items()}
    forbidden = {mode for mode, value in values.items() if value in FALSE_VALUES}
    # The combined modes follow both of their parts unless they are set themselves.
    if forbidden & {"suspend", "hibernate"}:
        forbidden |= {mode for mode in ("hybrid-sleep", "suspend-then-hibernate") if not values[mode]}
    return tuple(mode for mode in MODES if mode not in forbidden)


def _last_value(texts: Iterable[str], section: str, key: str) -> str:
    value = ""
    for text in texts:
        # systemd accepts a repeated key and uses the last one.
        parser = RawConfigParser(strict=False, allow_no_value=True, delimiters=("=",))
        try:
            parser.read_string(text)
        except Error:
            continue
        value = parser.get(section, key, fallback="") or value
    return value


def _is_masked(target: str) -> bool:
    return any(_is_mask(folder / f"{target}.target") for folder in UNITS)


def _is_mask(unit: Path) -> bool:
    try:
        return str(unit.resolve()) == "/dev/null" or (unit.is_file() and not unit.stat().st_size)
    except OSError:
        return False


def _read_settings(name: str) -> Iterator[str]:
    main = next((folder / name for folder in SETTINGS if (folder / name).is_file()), None)
    # As in systemd: of drop-in files with the same name only the first folder's counts; all are read sorted by name.
    drop_ins = {file.name: file for folder in reversed(SETTINGS) for file in folder.glob(f"{name}.d/*.conf")}
    for file in ([main] if main else []) + [drop_ins[each] for each in sorted(drop_ins)]:
        try:
            yield file.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
