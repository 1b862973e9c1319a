"""The touch devices there are, by name."""

from PySide6.QtGui import QInputDevice


def touch_devices() -> tuple[str, ...]:
    """Names of the touch screens that Qt knows of now; a nameless one by its number."""
    devices = [device for device in QInputDevice.devices() if device.type() == QInputDevice.DeviceType.TouchScreen]
    return tuple(device.name() or f"#{number}" for number, device in enumerate(devices, 1))
