"""Findings of every check of the doctor in each state of the machine."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from qbj_kiosk.doctor.all_checks import CHECKS, INTERACTIVE
from qbj_kiosk.doctor.checks.bundle import BundleState
from qbj_kiosk.doctor.checks.clock import ClockState
from qbj_kiosk.doctor.checks.disk import DiskState
from qbj_kiosk.doctor.checks.display import DisplayState
from qbj_kiosk.doctor.checks.fonts import FontState
from qbj_kiosk.doctor.checks.libraries import LibraryState
from qbj_kiosk.doctor.checks.pin import PinState
from qbj_kiosk.doctor.checks.python_and_pyside import Versions
from qbj_kiosk.doctor.checks.renderer import RendererState
from qbj_kiosk.doctor.checks.settings import SettingsState
from qbj_kiosk.doctor.checks.sleep import SleepState
from qbj_kiosk.doctor.checks.speech import SpeechState
from qbj_kiosk.doctor.checks.touch import TouchState
from qbj_kiosk.doctor.checks.touch_test import TouchTestState
from qbj_kiosk.doctor.finding import State, combine, failed, ok, warning
from qbj_kiosk.doctor.kernel_touch_devices import TouchDevices
from qbj_kiosk.doctor.mounted_screen_inspection import MountedScreen
from qbj_kiosk.doctor.probe_client import DeckHeights, Display, Fonts, ScreenSaver, TouchTest
from qbj_kiosk.settings.model import Screen
from qbj_kiosk.shell.display_detection import find_display_problem
from qbj_kiosk.speech.worker.protocol import Capabilities

OK, WARNING, FAILED = State.OK, State.WARNING, State.FAILED
XCB = Display("xcb", 1920, 1080, 1)
NO_DISPLAY = find_display_problem({}, "linux")
CHINESE = Fonts("", dict.fromkeys("骨直亿", "Noto Sans CJK SC"))
JAPANESE = Fonts("", {"骨": "Noto Sans CJK JP", "直": "", "亿": "Noto Sans CJK SC"})
FULL_HD, PORTRAIT = (1920, 1080), (1080, 1920)
UNMEASURED = Screen()
PANEL = TouchDevices(("ILITEK",))
TODAY = date(2026, 11, 1)
BOTH = ("zh", "en")


def lowered(designed: int, large: int) -> DeckHeights:
    """Return heights of a lowered deck: with the default text size and with larger text."""
    return DeckHeights(192, {100: designed} | dict.fromkeys((125, 150, 175, 200), large))


@dataclass(frozen=True)
class Case:
    check: str
    observed: Any
    state: State
    found: str
    remedy: str = ""


CASES = (
    Case(
        "speech",
        SpeechState(BOTH, ("zh",), Capabilities("speechd", {"zh": "Mei", "en": "Ann"}, plays=True)),
        OK,
        "speechd: zh by Mei, en by Ann; recordings in zh",
    ),
    Case(
        "speech",
        SpeechState(BOTH, (), Capabilities("speechd", {"en": "Ann"}, plays=True)),
        WARNING,
        "no voice in zh",
        "voices",
    ),
    Case(
        "speech",
        SpeechState(BOTH, ("zh",), Capabilities("", {}, plays=False, reason="libpulse.so.0 is missing")),
        WARNING,
        "no voice in zh, en (libpulse.so.0 is missing)",
        "Install a speech engine and voices",
    ),
    Case(
        "speech",
        SpeechState(BOTH, (), Capabilities("", {}, plays=False, reason="the extra media is not installed")),
        WARNING,
        'the extra "media" is not installed',
        'pip install "qbj-kiosk[media]"',
    ),
    Case(
        "speech",
        SpeechState(BOTH, (), Capabilities("", {}, plays=False, reason="there is no sound output")),
        WARNING,
        "there is no sound output",
        "Connect loudspeakers",
    ),
    Case(
        "speech",
        SpeechState(
            BOTH,
            (),
            Capabilities(
                "speechd", {"en": "Ann"}, plays=True, wrong_voices={"zh": "Chinese (Mandarin, latin as English)"}
            ),
        ),
        WARNING,
        'zh by "Chinese (Mandarin, latin as English)"',
        "latin as Pinyin",
    ),
    Case("speech", SpeechState(BOTH), WARNING, "did not answer", "speech-dispatcher"),
    Case("speech", SpeechState(()), WARNING, "no bundle", 'check "bundle"'),
    Case("python", Versions((3, 11), "6.11.3", "6.11.3"), OK, "Python 3.11 with PySide6 6.11.3"),
    Case("python", Versions((3, 10), "6.11.3", "6.11.3"), WARNING, "is not tested", "Install"),
    Case("python", Versions((3, 14), "6.11.3", "6.11.3"), WARNING, "is not tested", "Install"),
    Case("python", Versions((3, 11), "6.11.2", "6.11.2"), WARNING, "is not tested", "6.11.3"),
    Case("python", Versions((3, 12), "6.12.0", "6.12.0"), WARNING, "is not tested", "6.11.3"),
    Case("python", Versions((3, 11), "6.12.0", "6.12.0"), FAILED, "crashes the exhibit", "6.11.3"),
    Case("python", Versions((3, 10), "6.12.0", "6.12.0"), FAILED, "crashes the exhibit", "6.11.3"),
    Case("python", Versions((3, 11), "6.11.3", "6.12.0"), FAILED, "does not match shiboken6 6.12.0", "Install"),
    Case("python", Versions((3, 11), "6.11.3", None), FAILED, "does not match shiboken6 (missing)", "Install"),
    Case("python", Versions((3, 11), None, None), FAILED, "not installed", "Install"),
    Case("libraries", LibraryState({}), OK, "All libraries"),
    Case("libraries", LibraryState(None), WARNING, "Unknown", "libc-bin"),
    Case(
        "libraries",
        LibraryState({"xcb": ("libxcb-cursor.so.0",)}, ("wayland",)),
        WARNING,
        "Missing for xcb, not needed here: libxcb-cursor.so.0",
        "sudo apt install libxcb-cursor0",
    ),
    Case("libraries", LibraryState({"xcb": ("libX.so.1",)}, ("wayland", "xcb")), WARNING, "libX.so.1", "libx1"),
    Case("libraries", LibraryState({"xcb": ("libX.so.1",)}, ("xcb",)), FAILED, "Missing: libX.so.1", "libx1"),
    Case("libraries", LibraryState({"": ("libEGL.so.1",)}, ("xcb",)), FAILED, "libEGL.so.1", "libegl1"),
    Case("settings", SettingsState("kiosk.toml", exists=True, problems=()), OK, "kiosk.toml"),
    Case("settings", SettingsState("kiosk.toml", exists=False, problems=()), OK, "Defaults"),
    Case(
        "settings",
        SettingsState("k", exists=True, problems=("k:2: volume is 101. Write less", "b", "c")),
        FAILED,
        "k:2: volume is 101, and 2 more",
        "Write less. To see all problems, run qbj-kiosk settings show",
    ),
    Case("settings", SettingsState("k", exists=True, problems=("odd",)), FAILED, "odd", "Correct it"),
    Case("bundle", BundleState("", "harbour", 10), OK, "harbour: 10 files"),
    Case(
        "bundle",
        BundleState("v1. 2/b: x was changed. Build it again"),
        FAILED,
        "v1. 2/b: x was changed",
        "Build it again",
    ),
    Case(
        "bundle",
        BundleState("", "harbour", 10, ("An earlier one is shown", 'a.toml:7: unknown key "figur". Delete it')),
        FAILED,
        'An earlier one is shown; a.toml:7: unknown key "figur"',
        "Delete it",
    ),
    Case("bundle", BundleState("odd"), FAILED, "odd", "Build or install"),
    Case("fonts", FontState(6, CHINESE), OK, "6 files"),
    Case("fonts", FontState(6, JAPANESE), FAILED, "骨 in Noto Sans CJK JP, 直 in no font", "bundle again"),
    Case("fonts", FontState(6, Fonts("x.ttf: Qt cannot load this font", {})), FAILED, "x.ttf", "bundle again"),
    Case("fonts", FontState(6), FAILED, "failed to load", "libraries"),
    Case("fonts", FontState(None), FAILED, "no bundle", 'check "bundle"'),
    Case("display", DisplayState(None, XCB), OK, "1920 x 1080 pixels with xcb"),
    Case("display", DisplayState(None, Display("wayland", 1, 2, 3)), OK, "the first of 3 screens"),
    Case(
        "display",
        DisplayState(None, Display("offscreen", 1, 1, 1)),
        WARNING,
        "only in memory",
        "QT_QPA_PLATFORM",
    ),
    Case(
        "display",
        DisplayState(NO_DISPLAY, None),
        FAILED,
        "neither DISPLAY nor WAYLAND_DISPLAY",
        "kiosk's session",
    ),
    Case("display", DisplayState(None, None), FAILED, "cannot open", 'check "libraries"'),
    Case("renderer", RendererState("auto", "Mesa Intel", "gpu"), OK, "Graphics processor: Mesa Intel"),
    Case(
        "renderer",
        RendererState("auto", "llvmpipe"),
        OK,
        "Qt's software renderer: OpenGL without a graphics processor (llvmpipe)",
    ),
    Case("renderer", RendererState("auto", ""), OK, "software renderer: No OpenGL"),
    Case("renderer", RendererState("software"), OK, "as configured"),
    Case("renderer", RendererState("gpu", "Mesa Intel", "gpu"), OK, "Mesa Intel"),
    Case("renderer", RendererState("gpu", "llvmpipe"), WARNING, '(llvmpipe), but renderer is "gpu"', "driver"),
    Case("renderer", RendererState("auto"), WARNING, "unknown", 'check "display"'),
    Case("display", DisplayState(NO_DISPLAY, None, has_device=False), FAILED, "neither /dev/dri nor", "graphics card"),
    Case("display", DisplayState(None, None, unplugged=("DP-1",)), FAILED, "connected to DP-1", "Connect a screen"),
    Case("display", DisplayState(None, XCB, unplugged=("DP-1",)), WARNING, "connected to DP-1", "Connect a screen"),
    Case("touch", TouchState(PANEL), OK, "ILITEK"),
    Case("touch", TouchState(PANEL, is_used_by_server=True), OK, "ILITEK"),
    Case("touch", TouchState(PANEL, is_used_by_server=False), FAILED, "X server does not use it", "libinput"),
    Case("touch", TouchState(PANEL, ("/dev/input/event5",)), FAILED, "/dev/input/event5 is missing", "Restart"),
    Case("touch", TouchState(PANEL, (), ("/dev/input/event5",)), FAILED, "may not read", "group input"),
    Case("touch", TouchState(PANEL, old_cage="0.1.4"), FAILED, "cage 0.1.4 forwards no touch", "cage 0.2"),
    Case("touch", TouchState(TouchDevices((), ("Synaptics",))), WARNING, "only Synaptics", "USB"),
    Case("touch", TouchState(TouchDevices(())), WARNING, "No touch screen", "USB"),
    Case("touch", TouchState(TouchDevices(None)), WARNING, "does not list", "--interactive"),
    Case("touch test", TouchTestState(True, TouchTest("touch", "ILITEK")), OK, "A touch of ILITEK arrived"),  # noqa: FBT003 - has_display
    Case("touch test", TouchTestState(True, TouchTest("mouse")), FAILED, "and no touch", "driver"),  # noqa: FBT003 - has_display
    Case("touch test", TouchTestState(True, TouchTest("")), FAILED, "within 20 s", "stop the exhibit"),  # noqa: FBT003 - has_display
    Case("touch test", TouchTestState(has_display=False), FAILED, "could not be shown", 'check "display"'),
    Case("reach", MountedScreen(FULL_HD, Screen(55, 760)), OK, "y = 355 px, 33% of the height from the top"),
    Case("reach", MountedScreen(FULL_HD, Screen(24, 800)), OK, "All of the screen is below 1220 mm"),
    Case(
        "reach",
        MountedScreen(FULL_HD, Screen(55, 1000)),
        WARNING,
        "a part of the lower half is above it",
        "123 mm lower",
    ),
    Case(
        "reach",
        MountedScreen(FULL_HD, Screen(55, 1150)),
        WARNING,
        "the deck is above it, but all of the lower half must",
        "273 mm",
    ),
    Case(
        "reach",
        MountedScreen(FULL_HD, Screen(55, 1300)),
        WARNING,
        "All of the screen is above",
        "423 mm lower",
    ),
    Case("reach", MountedScreen(PORTRAIT, Screen(55, 700)), OK, "the lower 40 % are below it"),
    Case("reach", MountedScreen(PORTRAIT, Screen(55, 740)), WARNING, "the lower 40 %", "8 mm lower"),
    Case("reach", MountedScreen(FULL_HD, Screen(55, 760), lowered(432, 512)), OK, "the lower half are below it"),
    Case(
        "reach",
        MountedScreen(PORTRAIT, Screen(55, 700), lowered(570, 912)),
        WARNING,
        'the lower 40 % are below it; with "Controls lower", the deck and its reading strip are still above it: '
        "59 mm with text of 125 to 200 %",
        "59 mm lower",
    ),
    Case(
        "reach",
        MountedScreen(FULL_HD, Screen(55, 1150), lowered(432, 512)),
        WARNING,
        "above it: 204 mm with text of 100 %, 255 mm with text of 125 to 200 %",
        "273 mm lower",
    ),
    Case(
        "reach",
        MountedScreen(FULL_HD, Screen(55, 1000), lowered(432, 700)),
        WARNING,
        "224 mm with",
        "224 mm lower",
    ),
    Case("reach", MountedScreen(FULL_HD, UNMEASURED), WARNING, "unknown", "diagonal_inches and lower_edge_mm"),
    Case("reach", MountedScreen(FULL_HD, Screen(55)), WARNING, "unknown", "set lower_edge_mm under"),
    Case("reach", MountedScreen(None, Screen(55, 700)), WARNING, "without a display", 'check "display"'),
    Case("sizes", MountedScreen(FULL_HD, Screen(55)), OK, "targets 60.9 mm, smallest capitals 12.4 mm"),
    Case("sizes", MountedScreen(FULL_HD, Screen(20)), OK, "4.8 mm (text enlarged 1.1 times)"),
    Case("sizes", MountedScreen(PORTRAIT, Screen(15.6)), OK, "targets 20.0 mm, smallest capitals 4.8 mm"),
    Case(
        "sizes",
        MountedScreen(FULL_HD, Screen(24, None, 2000)),
        WARNING,
        "must have 24.4 mm",
        "34 inches of this shape, or let people stand at most 1416 mm away",
    ),
    Case(
        "sizes",
        MountedScreen(FULL_HD, Screen(9), DeckHeights(900, {})),
        WARNING,
        "too little room",
        "at least 10 inches",
    ),
    Case("sizes", MountedScreen(FULL_HD, UNMEASURED), WARNING, "unknown", "set diagonal_inches under"),
    Case("sizes", MountedScreen(None, Screen(20)), WARNING, "without a display", 'check "display"'),
    Case(
        "sleep",
        SleepState(x11=True, saver=ScreenSaver(0, power_saving=False), idle_action="ignore", modes=()),
        OK,
        "The system never goes to sleep; the X server keeps the screen on",
    ),
    Case("sleep", SleepState(x11=False, saver=None, idle_action="ignore", modes=()), OK, "never goes to sleep"),
    Case(
        "sleep",
        SleepState(x11=True, saver=ScreenSaver(600, power_saving=True), idle_action="ignore", modes=()),
        WARNING,
        "The X server uses the screen saver after 600 s and DPMS",
        "xset s off -dpms",
    ),
    Case("sleep", SleepState(x11=True, saver=None, idle_action="ignore", modes=()), WARNING, "unknown", "xset q"),
    Case("sleep", SleepState(x11=False, saver=None, idle_action="suspend", modes=()), WARNING, "suspend", "logind"),
    Case(
        "sleep",
        SleepState(x11=False, saver=None, idle_action="ignore", modes=("hibernate", "suspend")),
        WARNING,
        "The system allows hibernate, suspend",
        "sudo systemctl mask hibernate.target suspend.target",
    ),
    Case("sleep", SleepState(x11=False, saver=None, idle_action=None), WARNING, "unknown", "power settings"),
    Case(
        "clock",
        ClockState(TODAY, zone_set=True, synchronised=True),
        OK,
        "The date is 2026-11-01; a time zone is set",
    ),
    Case("clock", ClockState(TODAY, zone_set=True, synchronised=False), WARNING, "Not synchronised", "set-ntp"),
    Case("clock", ClockState(TODAY, zone_set=True, synchronised=None), WARNING, "is unknown", "once a month"),
    Case("clock", ClockState(TODAY, zone_set=False, synchronised=True), WARNING, "No time zone", "set-timezone"),
    Case(
        "clock",
        ClockState(date(1970, 1, 1), zone_set=False, synchronised=False),
        FAILED,
        "The clock is wrong: 1970-01-01; no time zone is set; not synchronised",
        "battery",
    ),
    Case("clock", ClockState(date(2101, 1, 1), zone_set=True, synchronised=True), FAILED, "2101", "Set the clock"),
    Case("disk", DiskState(1_000_000_000, writable=True), OK, "1,000 MB free"),
    Case("disk", DiskState(999_999_999, writable=True), WARNING, "Only 999 MB", "1,000 MB"),
    Case("disk", DiskState(200_000_000, writable=True), WARNING, "Only 200 MB", "1,000 MB"),
    Case("disk", DiskState(199_999_999, writable=True), FAILED, "Only 199 MB", "Free at least"),
    Case("disk", DiskState(10**12, writable=False), FAILED, "cannot be written", "kiosk's user"),
    Case("pin", PinState(exists=True, readable=True), OK, "A PIN is set"),
    Case("pin", PinState(exists=False, readable=False), WARNING, "No PIN", "qbj-kiosk staff pin"),
    Case("pin", PinState(exists=True, readable=False), FAILED, "damaged", "staff pin"),
)

JUDGES = {check.name: check.judge for check in (*CHECKS, INTERACTIVE)}
STATES = {name: {case.state for case in CASES if case.check == name} for name in JUDGES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.check}-{case.state}-{case.found[:20]}")
def test_finding_of_a_check(case: Case) -> None:
    finding = JUDGES[case.check](case.observed)
    assert finding.state is case.state
    assert case.found in finding.found
    assert case.remedy in finding.remedy
    assert bool(finding.remedy) is (case.state is not OK)


def test_every_check_has_cases_with_and_without_problem() -> None:
    assert {name for name, states in STATES.items() if OK in states and len(states) > 1} == {
        check.name for check in (*CHECKS, INTERACTIVE)
    }


def test_combined_finding_has_the_worst_state() -> None:
    assert combine([ok("a"), ok("b")]) == ok("A; b")
    assert combine([ok("a"), warning("b", "c")]) == warning("B", "c")
    assert combine([warning("b", "c"), failed("d", "e")]) == failed("B; d", "c. e")
