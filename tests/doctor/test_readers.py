"""What the doctor reads of other programs' texts."""

import tomllib

import pytest

from qbj_kiosk.doctor.checks.libraries import not_found, package
from qbj_kiosk.doctor.checks.sleep import idle_action
from qbj_kiosk.doctor.checks.touch import Facts, devices
from tests.conftest import ROOT

SCREEN = """I: Bus=0003 Vendor=222a Product=0001 Version=0110
N: Name="ILITEK ILITEK-TP"
P: Phys=usb-0000:00:14.0-3/input0
H: Handlers=mouse1 event5
B: PROP=2
B: EV=1b
B: KEY=400 0 0 0 0 0
B: ABS=3273800000000003
"""
PAD = """N: Name="Synaptics TM3276"
B: PROP=5
B: ABS=2e0800000000003
"""
MOUSE = """N: Name="Logitech Mouse"
B: PROP=0
B: EV=17
B: REL=1943
"""
PEN = """N: Name="Pen"
B: PROP=2
B: ABS=d000003
"""
SCREEN_OF_32_BITS = """N: Name="goodix-ts"
B: PROP=2
B: ABS=32738000 3
"""


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        ([], Facts(())),
        ([SCREEN], Facts(("ILITEK ILITEK-TP",))),
        ([MOUSE, PAD, SCREEN, PEN], Facts(("ILITEK ILITEK-TP",), ("Synaptics TM3276",))),
        ([MOUSE, PEN], Facts(())),
        ([SCREEN, SCREEN], Facts(("ILITEK ILITEK-TP",) * 2)),
        (["B: PROP=2\nB: ABS=20000000000000\n"], Facts(("without a name",))),
        (["B: ABS=\nB: ABS=odd\n"], Facts(())),
    ],
)
def test_touch_devices_are_told_by_the_axis_of_several_fingers(blocks: list[str], found: Facts) -> None:
    assert devices("\n".join(blocks), 64) == found


def test_masks_of_a_system_of_32_bits() -> None:
    assert devices(SCREEN_OF_32_BITS, 32) == Facts(("goodix-ts",))
    assert devices(SCREEN_OF_32_BITS, 64) == Facts(())


@pytest.mark.parametrize(
    ("texts", "action"),
    [
        ([], "ignore"),
        (["[Login]\n#IdleAction=suspend\n"], "ignore"),
        (["[Login]\nIdleAction=suspend\n"], "suspend"),
        (["[Login]\nIdleAction=suspend\n", "[Login]\nIdleAction=ignore\n"], "ignore"),
        (["[Login]\nIdleAction=suspend\nIdleAction=lock\n"], "lock"),
        (["[Login]\nIdleAction=suspend\n", "[Login]\nKillUserProcesses=no\n"], "suspend"),
        (["[Sleep]\nIdleAction=suspend\n"], "ignore"),
        (["no settings at all", "[Login]\nIdleAction=suspend\n"], "suspend"),
        (["[Login]\nIdleAction\n"], "ignore"),
        (["[Login]\nIdleAction=50%\n"], "50%"),
    ],
)
def test_what_logind_does_when_idle(texts: list[str], action: str) -> None:
    assert idle_action(texts) == action


def test_libraries_that_are_not_found_are_told_once_and_without_pyside6s_own() -> None:
    listed = """/x/libqxcb.so:
\tlibxcb-cursor.so.0 => not found
\tlibQt6XcbQpa.so.6 => not found
\tlibpyside6.abi3.so.6.11 => not found
\tlibxcb.so.1 => /lib/libxcb.so.1 (0x00007f)
/x/libqxcb-egl.so:
\tlibEGL.so.1 => not found
\tlibxcb-cursor.so.0 => not found
"""
    assert not_found(listed) == ("libEGL.so.1", "libxcb-cursor.so.0")


def test_packages_are_named_as_the_set_up_names_them() -> None:
    table = tomllib.loads((ROOT / "tools" / "launcher" / "libraries.toml").read_text(encoding="utf-8"))["apt"]
    assert len(table) > 30
    assert {library: package(library) for library in table} == table
