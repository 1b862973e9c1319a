"""Check that neither the machine nor its screen goes to sleep."""

from dataclasses import dataclass

from qbj_kiosk.doctor.finding import Finding, combine, ok, warning
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.doctor.probe_client import ScreenSaver, run_probe
from qbj_kiosk.shell import systemd_sleep_settings


@dataclass(frozen=True, slots=True)
class SleepState:
    x11: bool
    """True if the display is an X server."""
    saver: ScreenSaver | None
    """None if there is no X server or it did not answer."""
    idle_action: str | None
    """`IdleAction` of logind; None without systemd."""
    modes: tuple[str, ...] = tuple(systemd_sleep_settings.MODES)
    """Sleep modes that are neither forbidden nor masked."""


def inspect(machine: Machine) -> SleepState:
    display_name = machine.environ.get("DISPLAY", "")
    x11 = machine.display is not None and machine.display.platform == "xcb" and bool(display_name)
    saver = run_probe("screen_saver", ScreenSaver, machine.environ, display_name) if x11 else None
    if machine.platform != "linux" or not systemd_sleep_settings.runs_systemd():
        return SleepState(x11, saver, None)
    return SleepState(x11, saver, systemd_sleep_settings.current_idle_action(), systemd_sleep_settings.enabled_modes())


def judge(observed: SleepState) -> Finding:
    """Judge the sleep settings. The running exhibit inhibits most of them, so nothing here is a failure."""
    parts = [_judge_system(observed)]
    if observed.x11:
        parts.append(_judge_screen(observed.saver))
    return combine(parts)


def _judge_screen(saver: ScreenSaver | None) -> Finding:
    if saver is None:
        return warning(
            "the screen saver of the X server is unknown", "Run xset q: it must print timeout 0 and DPMS is Disabled"
        )
    if saver.seconds or saver.power_saving:
        active = [f"the screen saver after {saver.seconds} s"] * bool(saver.seconds) + ["DPMS"] * saver.power_saving
        return warning(f"the X server uses {' and '.join(active)}", "Run when it starts: xset s off -dpms")
    return ok("the X server keeps the screen on")


def _judge_system(observed: SleepState) -> Finding:
    if observed.idle_action is None:
        return warning(
            "the power settings of the system are unknown",
            "Open its power settings: screen and machine must never sleep",
        )
    parts = []
    if observed.idle_action != systemd_sleep_settings.IGNORE:
        parts.append(
            warning(
                f"logind has IdleAction={observed.idle_action}",
                "Set IdleAction=ignore in /etc/systemd/logind.conf",
            )
        )
    if observed.modes:
        names = " ".join(f"{name}.target" for name in observed.modes)
        parts.append(warning(f"the system allows {', '.join(observed.modes)}", f"Run: sudo systemctl mask {names}"))
    return combine(parts or [ok("the system never goes to sleep")])
