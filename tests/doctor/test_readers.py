"""What the doctor reads of other programs' texts."""

import pytest

from qbj_kiosk.doctor.checks.touch import Facts, devices

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
