"""Read a supervisor's log while it runs, and wait for events in it."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from json import loads
from pathlib import Path


class LogReader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def events(self) -> list[dict[str, str]]:
        file = self.folder / "kiosk.jsonl"
        return [loads(line) for line in file.read_text(encoding="ascii").splitlines()] if file.exists() else []

    def named(self, *names: str) -> list[dict[str, str]]:
        return [event for event in self.events() if event["event"] in names]


def until(condition: Callable[[], object], seconds: float = 30) -> None:
    """Poll a condition. The timeout only ends a failing test."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


@contextmanager
def end_after(log: LogReader, *conditions: Callable[[], object]) -> Iterator[None]:
    """Wait in a thread for each condition in turn, then send SIGTERM to this process, to end the supervisor."""
    failed: list[BaseException] = []

    def wait() -> None:
        try:
            for condition in conditions:
                until(condition)
        except BaseException as error:  # noqa: BLE001 - raised in the test below
            failed.append(error)
        finally:
            os.kill(os.getpid(), signal.SIGTERM)

    thread = threading.Thread(target=wait)
    # An early signal, before the supervisor handles it, must not end pytest.
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    thread.start()
    try:
        yield
    finally:
        thread.join()
        signal.signal(signal.SIGTERM, before)
    assert failed == [], log.events()
