"""Every check in each of its states, from facts alone."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from qbj_kiosk.doctor.checks import (
    bundle,
    clock,
    disk,
    display,
    fonts,
    libraries,
    mounting,
    pin,
    python,
    renderer,
    settings,
    sleep,
    speech,
    touch,
)
from qbj_kiosk.doctor.finding import State, failed, ok, together, warning
from qbj_kiosk.doctor.probe_client import Decks, Faces, Saver
from qbj_kiosk.doctor.probe_client import Screen as Display
from qbj_kiosk.doctor.registry import CHECKS
from qbj_kiosk.settings.model import Screen
from qbj_kiosk.shell.display import find_display_problem
from qbj_kiosk.speech.worker.protocol import Able

OK, WARNING, FAILED = State.OK, State.WARNING, State.FAILED
XCB = Display("xcb", 1920, 1080, 1)
NO_DISPLAY = find_display_problem({}, "linux")
CHINESE = Faces("", dict.fromkeys("骨直亿", "Noto Sans CJK SC"))
JAPANESE = Faces("", {"骨": "Noto Sans CJK JP", "直": "", "亿": "Noto Sans CJK SC"})
FULL_HD, PORTRAIT = (1920, 1080), (1080, 1920)
UNMEASURED = Screen()
TODAY = date(2026, 11, 1)
BOTH = ("zh", "en")


def lowered(designed: int, large: int) -> Decks:
    """Decks that take so many pixels of the height with the strip over them, the second with larger text."""
    return Decks(192, {100: designed} | dict.fromkeys((125, 150, 175, 200), large))


@dataclass(frozen=True)
class Case:
    """Facts, the state they make, and words of what is found and of what to do."""

    check: str
    facts: Any
    state: State
    found: str
    remedy: str = ""


CASES = (
    Case(
        "speech",
        speech.Facts(BOTH, ("zh",), Able("speechd", {"zh": "Mei", "en": "Ann"}, plays=True)),
        OK,
        "speechd: zh by Mei, en by Ann; recordings in zh",
    ),
    Case(
        "speech",
        speech.Facts(BOTH, (), Able("speechd", {"en": "Ann"}, plays=True)),
        WARNING,
        "no voice in zh",
        "voices",
    ),
    Case(
        "speech",
        speech.Facts(BOTH, ("zh",), Able("", {}, plays=False, why="libpulse.so.0 is missing")),
        WARNING,
        "no voice in zh, en (libpulse.so.0 is missing)",
        "Install voices",
    ),
    Case(
        "speech",
        speech.Facts(BOTH, (), Able("", {}, plays=False, why="the extra media is not installed")),
        WARNING,
        "the extra media is not installed",
        "requirements/media.txt",
    ),
    Case("speech", speech.Facts(BOTH), WARNING, "did not answer", "speech-dispatcher"),
    Case("speech", speech.Facts(()), WARNING, "no bundle", "line bundle"),
    Case("python", python.Facts((3, 11), "6.11.3", "6.11.3"), OK, "Python 3.11 with PySide6 6.11.3"),
    Case("python", python.Facts((3, 10), "6.11.3", "6.11.3"), WARNING, "never tried", "Install"),
    Case("python", python.Facts((3, 14), "6.11.3", "6.11.3"), WARNING, "never tried", "Install"),
    Case("python", python.Facts((3, 11), "6.11.2", "6.11.2"), WARNING, "never tried", "6.11.3"),
    Case("python", python.Facts((3, 12), "6.12.0", "6.12.0"), WARNING, "never tried", "6.11.3"),
    Case("python", python.Facts((3, 11), "6.12.0", "6.12.0"), FAILED, "ends the exhibit", "6.11.3"),
    Case("python", python.Facts((3, 10), "6.12.0", "6.12.0"), FAILED, "ends the exhibit", "6.11.3"),
    Case("python", python.Facts((3, 11), "6.11.3", "6.12.0"), FAILED, "does not fit shiboken6 6.12.0", "Install"),
    Case("python", python.Facts((3, 11), "6.11.3", None), FAILED, "does not fit shiboken6 (missing)", "Install"),
    Case("python", python.Facts((3, 11), None, None), FAILED, "not installed", "Install"),
    Case("libraries", libraries.Facts({}), OK, "Nothing"),
    Case("libraries", libraries.Facts(None), WARNING, "Cannot be known", "libc-bin"),
    Case(
        "libraries",
        libraries.Facts({"xcb": ("libxcb-cursor.so.0",)}, ("wayland",)),
        WARNING,
        "Missing for xcb, not needed here: libxcb-cursor.so.0",
        "sudo apt install libxcb-cursor0",
    ),
    Case("libraries", libraries.Facts({"xcb": ("libX.so.1",)}, ("wayland", "xcb")), WARNING, "libX.so.1", "libx1"),
    Case("libraries", libraries.Facts({"xcb": ("libX.so.1",)}, ("xcb",)), FAILED, "Missing: libX.so.1", "libx1"),
    Case("libraries", libraries.Facts({"": ("libEGL.so.1",)}, ("xcb",)), FAILED, "libEGL.so.1", "libegl1"),
    Case("settings", settings.Facts("kiosk.toml", there=True, problems=()), OK, "kiosk.toml"),
    Case("settings", settings.Facts("kiosk.toml", there=False, problems=()), OK, "The defaults"),
    Case(
        "settings",
        settings.Facts("k", there=True, problems=("k:2: volume is 101. Write less", "b", "c")),
        FAILED,
        "k:2: volume is 101, and 2 more",
        "Write less. qbj-kiosk settings show",
    ),
    Case("settings", settings.Facts("k", there=True, problems=("odd",)), FAILED, "odd", "Correct it"),
    Case("bundle", bundle.Facts("", "harbour", 10), OK, "harbour: 10 files"),
    Case("bundle", bundle.Facts("v1. 2/b: x was changed. Build anew"), FAILED, "v1. 2/b: x was changed", "Build anew"),
    Case("bundle", bundle.Facts("odd"), FAILED, "odd", "Build or install"),
    Case("fonts", fonts.Facts(6, CHINESE), OK, "6 files"),
    Case("fonts", fonts.Facts(6, JAPANESE), FAILED, "骨 in Noto Sans CJK JP, 直 in no face", "bundle anew"),
    Case("fonts", fonts.Facts(6, Faces("x.ttf: Qt cannot load this font", {})), FAILED, "x.ttf", "bundle anew"),
    Case("fonts", fonts.Facts(6), FAILED, "did not answer", "libraries"),
    Case("fonts", fonts.Facts(None), FAILED, "no bundle", "line bundle"),
    Case("display", display.Facts(None, XCB), OK, "1920 x 1080 pixels through xcb"),
    Case("display", display.Facts(None, Display("wayland", 1, 2, 3)), OK, "the first of 3 screens"),
    Case("display", display.Facts(None, Display("offscreen", 1, 1, 1)), WARNING, "nobody sees it", "QT_QPA_PLATFORM"),
    Case("display", display.Facts(NO_DISPLAY, None), FAILED, "neither DISPLAY nor WAYLAND_DISPLAY", "own session"),
    Case("display", display.Facts(None, None), FAILED, "cannot open", "line libraries"),
    Case("renderer", renderer.Facts("auto", "Mesa Intel", "gpu"), OK, "A graphics processor: Mesa Intel"),
    Case("renderer", renderer.Facts("auto", "llvmpipe"), OK, "only llvmpipe, so Qt's software renderer"),
    Case("renderer", renderer.Facts("auto", ""), OK, "No OpenGL, so"),
    Case("renderer", renderer.Facts("software"), OK, "as set"),
    Case("renderer", renderer.Facts("gpu", "Mesa Intel", "gpu"), OK, "Mesa Intel"),
    Case("renderer", renderer.Facts("gpu", "llvmpipe"), WARNING, "llvmpipe, but renderer is set to gpu", "driver"),
    Case("renderer", renderer.Facts("auto"), WARNING, "not known", "line display"),
    Case("touch", touch.Facts(("ILITEK",)), OK, "ILITEK"),
    Case("touch", touch.Facts((), ("Synaptics",)), WARNING, "only Synaptics", "USB"),
    Case("touch", touch.Facts(()), WARNING, "No touch screen", "USB"),
    Case("touch", touch.Facts(None), WARNING, "does not list", "Touch the screen"),
    Case("reach", mounting.Facts(FULL_HD, Screen(55, 760)), OK, "y = 355 px, 33% of the height from above"),
    Case("reach", mounting.Facts(FULL_HD, Screen(24, 800)), OK, "All of the screen is under 1220 mm"),
    Case("reach", mounting.Facts(FULL_HD, Screen(55, 1000)), WARNING, "the deck is, not all", "123 mm lower"),
    Case("reach", mounting.Facts(FULL_HD, Screen(55, 1150)), WARNING, "the deck and all of the lower half", "273 mm"),
    Case("reach", mounting.Facts(FULL_HD, Screen(55, 1300)), WARNING, "All of the screen is above", "423 mm lower"),
    Case("reach", mounting.Facts(PORTRAIT, Screen(55, 700)), OK, "the lower 40 % are under it"),
    Case("reach", mounting.Facts(PORTRAIT, Screen(55, 740)), WARNING, "the lower 40 %", "8 mm lower"),
    Case("reach", mounting.Facts(FULL_HD, Screen(55, 760), lowered(432, 512)), OK, "the lower half are under it"),
    Case(
        "reach",
        mounting.Facts(PORTRAIT, Screen(55, 700), lowered(570, 912)),
        WARNING,
        "the lower 40 % are under it; lowered by a visitor, the deck and a strip to read still stand over it: "
        "59 mm with text of 125 to 200 %",
        "59 mm lower",
    ),
    Case(
        "reach",
        mounting.Facts(FULL_HD, Screen(55, 1150), lowered(432, 512)),
        WARNING,
        "over it: 204 mm with text of 100 %, 255 mm with text of 125 to 200 %",
        "273 mm lower",
    ),
    Case("reach", mounting.Facts(FULL_HD, Screen(55, 1000), lowered(432, 700)), WARNING, "224 mm with", "224 mm lower"),
    Case("reach", mounting.Facts(FULL_HD, UNMEASURED), WARNING, "not known", "diagonal_inches and lower_edge_mm"),
    Case("reach", mounting.Facts(FULL_HD, Screen(55)), WARNING, "not known", "set lower_edge_mm under"),
    Case("reach", mounting.Facts(None, Screen(55, 700)), WARNING, "without a display", "line display"),
    Case("sizes", mounting.Facts(FULL_HD, Screen(55)), OK, "targets 60.9 mm, smallest capitals 12.4 mm"),
    Case("sizes", mounting.Facts(FULL_HD, Screen(20)), OK, "4.8 mm; for that, text is 1.1 times as large"),
    Case("sizes", mounting.Facts(PORTRAIT, Screen(15.6)), OK, "targets 20.0 mm, smallest capitals 4.8 mm"),
    Case(
        "sizes",
        mounting.Facts(FULL_HD, Screen(24, None, 2000)),
        WARNING,
        "shall have 24.4 mm",
        "34 inches in this shape, or let people read from at most 1416 mm",
    ),
    Case("sizes", mounting.Facts(FULL_HD, Screen(9), Decks(900, {})), WARNING, "next to nothing", "at least 10 inches"),
    Case("sizes", mounting.Facts(FULL_HD, UNMEASURED), WARNING, "not known", "set diagonal_inches under"),
    Case("sizes", mounting.Facts(None, Screen(20)), WARNING, "without a display", "line display"),
    Case(
        "sleep",
        sleep.Facts(x11=True, saver=Saver(0, power_saving=False), idle_action="ignore", ways=()),
        OK,
        "The system never falls asleep; the X server leaves the screen on",
    ),
    Case("sleep", sleep.Facts(x11=False, saver=None, idle_action="ignore", ways=()), OK, "never falls asleep"),
    Case(
        "sleep",
        sleep.Facts(x11=True, saver=Saver(600, power_saving=True), idle_action="ignore", ways=()),
        WARNING,
        "The X server has its saver after 600 s and power saving on",
        "xset s off -dpms",
    ),
    Case("sleep", sleep.Facts(x11=True, saver=None, idle_action="ignore", ways=()), WARNING, "not tell", "xset q"),
    Case("sleep", sleep.Facts(x11=False, saver=None, idle_action="suspend", ways=()), WARNING, "suspend", "logind"),
    Case(
        "sleep",
        sleep.Facts(x11=False, saver=None, idle_action="ignore", ways=("hibernate", "suspend")),
        WARNING,
        "may fall asleep",
        "sudo systemctl mask hibernate.target suspend.target",
    ),
    Case("sleep", sleep.Facts(x11=False, saver=None, idle_action=None), WARNING, "not known", "power settings"),
    Case("clock", clock.Facts(TODAY, zone_set=True, synchronised=True), OK, "It is 2026-11-01; a time zone is set"),
    Case("clock", clock.Facts(TODAY, zone_set=True, synchronised=False), WARNING, "no time server", "set-ntp"),
    Case("clock", clock.Facts(TODAY, zone_set=True, synchronised=None), WARNING, "not known", "once a month"),
    Case("clock", clock.Facts(TODAY, zone_set=False, synchronised=True), WARNING, "No time zone", "set-timezone"),
    Case(
        "clock",
        clock.Facts(date(1970, 1, 1), zone_set=False, synchronised=False),
        FAILED,
        "The clock says 1970-01-01; no time zone is set; it follows no",
        "battery",
    ),
    Case("clock", clock.Facts(date(2101, 1, 1), zone_set=True, synchronised=True), FAILED, "2101", "Set the clock"),
    Case("disk", disk.Facts(1_000_000_000, writable=True), OK, "1,000 MB free"),
    Case("disk", disk.Facts(999_999_999, writable=True), WARNING, "Only 999 MB", "1,000 MB"),
    Case("disk", disk.Facts(200_000_000, writable=True), WARNING, "Only 200 MB", "1,000 MB"),
    Case("disk", disk.Facts(199_999_999, writable=True), FAILED, "Only 199 MB", "Make room"),
    Case("disk", disk.Facts(10**12, writable=False), FAILED, "cannot be written", "kiosk's user"),
    Case("pin", pin.Facts(there=True, readable=True), OK, "A PIN is set"),
    Case("pin", pin.Facts(there=False, readable=False), WARNING, "No PIN", "qbj-kiosk staff pin"),
    Case("pin", pin.Facts(there=True, readable=False), FAILED, "damaged", "staff pin"),
)

JUDGES = {check.name: check.judge for check in CHECKS}
STATES = {name: {case.state for case in CASES if case.check == name} for name in JUDGES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.check}-{case.state}-{case.found[:20]}")
def test_facts_make_a_finding(case: Case) -> None:
    finding = JUDGES[case.check](case.facts)
    assert finding.state is case.state
    assert case.found in finding.found
    assert case.remedy in finding.remedy
    assert bool(finding.remedy) is (case.state is not OK)


def test_every_check_is_seen_well_and_not_well() -> None:
    assert {name for name, states in STATES.items() if OK in states and len(states) > 1} == {
        check.name for check in CHECKS
    }


def test_several_findings_are_as_bad_as_the_worst() -> None:
    assert together([ok("a"), ok("b")]) == ok("A; b")
    assert together([ok("a"), warning("b", "c")]) == warning("B", "c")
    assert together([warning("b", "c"), failed("d", "e")]) == failed("B; d", "c. e")
