"""Does the machine, or its screen, fall asleep by itself?"""

from collections.abc import Iterable, Iterator
from configparser import Error, RawConfigParser
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from qbj_kiosk.doctor.children import Saver, ask
from qbj_kiosk.doctor.finding import Finding, ok, together, warning
from qbj_kiosk.doctor.machine import Machine

TARGETS: Final = ("sleep", "suspend", "hibernate", "hybrid-sleep")
"""systemd's targets of falling asleep."""
UNITS: Final = (Path("/etc/systemd/system"), Path("/run/systemd/system"))
LOGIND: Final = (Path("/etc/systemd"), Path("/run/systemd"), Path("/usr/lib/systemd"))
"""Folders of logind's settings, the first before the others."""
BOOTED: Final = Path("/run/systemd/system")
"""There where systemd runs the machine."""
NOTHING: Final = "ignore"
"""What logind does when nobody does anything, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What could fall asleep."""

    x11: bool
    """Whether an X server shows the exhibit."""
    saver: Saver | None
    """None where the X server did not answer, or there is none."""
    idle_action: str | None
    """What logind does when nobody does anything; None where systemd does not run the machine."""
    awake: tuple[str, ...] = TARGETS
    """Targets of falling asleep that are not masked."""


def idle_action(texts: Iterable[str]) -> str:
    """What logind does when nobody does anything.

    Args:
        texts: its settings files; later ones stand over earlier ones.
    """
    action = NOTHING
    for text in texts:
        # A key may stand twice, and systemd then takes the last.
        parser = RawConfigParser(strict=False, allow_no_value=True, delimiters=("=",))
        try:
            parser.read_string(text)
        except Error:
            continue
        action = parser.get("Login", "IdleAction", fallback="") or action
    return action


def gather(machine: Machine) -> Facts:
    """Looks at the X server, at logind and at systemd's targets."""
    display = machine.environ.get("DISPLAY", "")
    x11 = machine.screen is not None and machine.screen.platform == "xcb" and bool(display)
    saver = ask("saver", Saver, machine.environ, display) if x11 else None
    if machine.platform != "linux" or not BOOTED.is_dir():
        return Facts(x11, saver, None)
    awake = tuple(name for name in TARGETS if not any(_masked(folder / f"{name}.target") for folder in UNITS))
    return Facts(x11, saver, idle_action(_logind()), awake)


def check(facts: Facts) -> Finding:
    """Judges what could fall asleep. The running exhibit holds most of it off, so that nothing here is a failure."""
    parts = [_system(facts)]
    if facts.x11:
        parts.append(_screen(facts.saver))
    return together(parts)


def _screen(saver: Saver | None) -> Finding:
    if saver is None:
        return warning("the X server does not tell about its saver", "Look with xset q: timeout 0, DPMS disabled")
    if saver.seconds or saver.power_saving:
        off = [f"its saver after {saver.seconds} s"] * bool(saver.seconds) + ["power saving"] * saver.power_saving
        return warning(f"the X server has {' and '.join(off)} on", "Switch both off at its start: xset s off -dpms")
    return ok("the X server leaves the screen on")


def _system(facts: Facts) -> Finding:
    if facts.idle_action is None:
        return warning(
            "what the system does when nobody touches it is not known",
            "Look into its power settings: screen and machine must never sleep",
        )
    parts = []
    if facts.idle_action != NOTHING:
        parts.append(
            warning(
                f"logind is set to {facts.idle_action} when nobody touches it",
                "Set IdleAction=ignore in /etc/systemd/logind.conf",
            )
        )
    if facts.awake:
        names = " ".join(f"{name}.target" for name in facts.awake)
        parts.append(warning("the system may fall asleep", f"Forbid it: sudo systemctl mask {names}"))
    return together(parts or [ok("the system never falls asleep")])


def _masked(unit: Path) -> bool:
    try:
        return str(unit.resolve()) == "/dev/null" or (unit.is_file() and not unit.stat().st_size)
    except OSError:
        return False


def _logind() -> Iterator[str]:
    main = next((folder / "logind.conf" for folder in LOGIND if (folder / "logind.conf").is_file()), None)
    # Files of the same name stand for each other, the first folder's first; they are read in the order of their names.
    more = {file.name: file for folder in reversed(LOGIND) for file in sorted(folder.glob("logind.conf.d/*.conf"))}
    for file in ([main] if main else []) + [more[name] for name in sorted(more)]:
        try:
            yield file.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
