"""Parsing of the kernel's list of input devices."""

import pytest

from qbj_kiosk.doctor.kernel_touch_devices import TouchDevices, parse_devices, parse_nodes

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
    ("blocks", "expected"),
    [
        ([], TouchDevices(())),
        ([SCREEN], TouchDevices(("ILITEK ILITEK-TP",))),
        ([MOUSE, PAD, SCREEN, PEN], TouchDevices(("ILITEK ILITEK-TP",), ("Synaptics TM3276",))),
        ([MOUSE, PEN], TouchDevices(())),
        ([SCREEN, SCREEN], TouchDevices(("ILITEK ILITEK-TP",) * 2)),
        (["B: PROP=2\nB: ABS=20000000000000\n"], TouchDevices(("unnamed",))),
        (["B: ABS=\nB: ABS=odd\n"], TouchDevices(())),
    ],
)
def test_touch_devices_have_a_multi_touch_axis(blocks: list[str], expected: TouchDevices) -> None:
    assert parse_devices("\n".join(blocks), 64) == expected


def test_masks_of_32_bits() -> None:
    assert parse_devices(SCREEN_OF_32_BITS, 32) == TouchDevices(("goodix-ts",))
    assert parse_devices(SCREEN_OF_32_BITS, 64) == TouchDevices(())


def test_nodes_of_touch_screens_are_found() -> None:
    assert parse_nodes(f"{MOUSE}\n{PAD}\n{SCREEN}\n{PEN}", 64) == ("event5",)
    assert parse_nodes(SCREEN.replace("event5", "js0"), 64) == ()
