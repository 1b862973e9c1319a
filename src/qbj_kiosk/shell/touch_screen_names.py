"""Names of the touch screens."""

from PySide6.QtGui import QInputDevice


def list_touch_devices() -> tuple[str, ...]:
    """Return the names of the connected touch screens; one without a name gets a number."""
    devices = [device for device in QInputDevice.devices() if device.type() == QInputDevice.DeviceType.TouchScreen]
    return tuple(device.name() or f"#{number}" for number, device in enumerate(devices, 1))
