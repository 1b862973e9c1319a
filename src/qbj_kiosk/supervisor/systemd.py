"""systemd's notification protocol (sd_notify)."""

import os
import socket
import sys
from collections.abc import Mapping


class Notifier:
    """Sends notifications of the supervisor to systemd; does nothing outside a unit."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        address = environ.get("NOTIFY_SOCKET", "")
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        self.interval = _interval(environ) if address else None
        """Seconds between two `WATCHDOG=1` messages; None without a watchdog."""

    def notify(self, *lines: str) -> bool:
        """Send one message to systemd, such as `READY=1`. Return False if its queue is full: send it again."""
        if sys.platform != "win32" and self._address:
            return _send(self._address, "\n".join(lines).encode())
        return True


if sys.platform != "win32":

    def _send(address: str, message: bytes) -> bool:
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as out:
                out.setblocking(False)  # noqa: FBT003 - socket's signature
                out.sendto(message, address)
        except OSError:
            return False
        return True


def _interval(environ: Mapping[str, str]) -> float | None:
    """Return half of the timeout of systemd's watchdog, as sd_watchdog_enabled(3) recommends."""
    if environ.get("WATCHDOG_PID", str(os.getpid())) != str(os.getpid()):
        return None
    timeout = environ.get("WATCHDOG_USEC", "")
    return int(timeout) / 2e6 if timeout.isdecimal() and int(timeout) else None
