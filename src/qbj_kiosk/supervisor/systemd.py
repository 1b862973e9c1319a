"""systemd's notification protocol, spoken where it is listened to."""

import os
import socket
import sys
from collections.abc import Mapping

NAMES = ("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID")
"""What systemd tells in the environment; none of it is for children."""


class Notifier:
    """Tells systemd how things are; silent where there is none."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        address = environ.get("NOTIFY_SOCKET", "")
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        self.interval = _interval(environ) if address else None
        """Seconds after which the watchdog is to be told that all is well; None if nobody waits for it."""

    def tell(self, *lines: str) -> bool:
        """Sends one message, such as `READY=1`. Nobody listening is no fault.

        Returns:
            Whether that is done with; if not, systemd has too much to read, and it may be told again.
        """
        if sys.platform != "win32" and self._address:
            return _sent(self._address, "\n".join(lines).encode())
        return True


if sys.platform != "win32":

    def _sent(address: str, message: bytes) -> bool:
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as out:
                out.setblocking(False)  # noqa: FBT003 - socket's signature
                out.sendto(message, address)
        except OSError:
            return False
        return True


def _interval(environ: Mapping[str, str]) -> float | None:
    """Half of what the watchdog allows, as its manual advises."""
    if environ.get("WATCHDOG_PID", str(os.getpid())) != str(os.getpid()):
        return None
    allowed = environ.get("WATCHDOG_USEC", "")
    return int(allowed) / 2e6 if allowed.isdecimal() and int(allowed) else None
