"""Names of the touch screens."""

from qbj_kiosk.shell.touch_screen_names import list_touch_devices


def test_touch_devices_have_names() -> None:
    assert all(list_touch_devices())
