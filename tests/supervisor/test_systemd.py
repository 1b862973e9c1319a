"""Notifications to systemd, and the interval of its watchdog."""

import os
import socket
from pathlib import Path

import pytest

from qbj_kiosk.supervisor.systemd import Notifier


@pytest.mark.parametrize("abstract", [False, True])
def test_notification_reaches_the_socket(tmp_path: Path, *, abstract: bool) -> None:
    name = f"@qbj-kiosk-test-{os.getpid()}" if abstract else str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as inbox:
        inbox.bind(name.replace("@", "\0"))
        inbox.settimeout(30)
        notifier = Notifier({"NOTIFY_SOCKET": name, "WATCHDOG_USEC": "10000000", "WATCHDOG_PID": str(os.getpid())})
        assert notifier.notify("READY=1", "STATUS=shown")
        assert inbox.recv(100) == b"READY=1\nSTATUS=shown"
    assert notifier.interval == 5.0


def test_notification_to_a_full_socket_fails(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as inbox:
        inbox.bind(str(tmp_path / "notify"))
        notifier = Notifier({"NOTIFY_SOCKET": str(tmp_path / "notify")})
        while notifier.notify("WATCHDOG=1"):
            pass
        inbox.recv(100)
        assert notifier.notify("READY=1")


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"WATCHDOG_USEC": "1000000"},
        {"NOTIFY_SOCKET": "/gone"},
        {"NOTIFY_SOCKET": "/gone", "WATCHDOG_USEC": "1000000", "WATCHDOG_PID": "1"},
        {"NOTIFY_SOCKET": "/gone", "WATCHDOG_USEC": "soon"},
    ],
)
def test_without_a_watchdog_there_is_no_interval(environ: dict[str, str]) -> None:
    notifier = Notifier(environ)
    notifier.notify("READY=1")
    assert notifier.interval is None
