"""Does the machine, or its screen, fall asleep by itself?"""

from dataclasses import dataclass

from qbj_kiosk.doctor.finding import Finding, ok, together, warning
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.doctor.probe_client import Saver, ask
from qbj_kiosk.shell import sleeping


@dataclass(frozen=True, slots=True)
class Facts:
    """What could fall asleep."""

    x11: bool
    """Whether an X server shows the exhibit."""
    saver: Saver | None
    """None where the X server did not answer, or there is none."""
    idle_action: str | None
    """What logind does when nobody does anything; None where systemd does not run the machine."""
    ways: tuple[str, ...] = tuple(sleeping.MODES)
    """Of falling asleep, neither forbidden nor masked."""


def gather(machine: Machine) -> Facts:
    """Looks at the X server, at the settings of logind and of sleep, and at systemd's targets."""
    display = machine.environ.get("DISPLAY", "")
    x11 = machine.screen is not None and machine.screen.platform == "xcb" and bool(display)
    saver = ask("saver", Saver, machine.environ, display) if x11 else None
    if machine.platform != "linux" or not sleeping.runs_systemd():
        return Facts(x11, saver, None)
    return Facts(x11, saver, sleeping.current_idle_action(), sleeping.enabled_modes())


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
    if facts.idle_action != sleeping.IGNORE:
        parts.append(
            warning(
                f"logind is set to {facts.idle_action} when nobody touches it",
                "Set IdleAction=ignore in /etc/systemd/logind.conf",
            )
        )
    if facts.ways:
        names = " ".join(f"{name}.target" for name in facts.ways)
        parts.append(warning("the system may fall asleep", f"Forbid it: sudo systemctl mask {names}"))
    return together(parts or [ok("the system never falls asleep")])
