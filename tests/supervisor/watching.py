"""Waiting for what a supervisor does, as its log tells it."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from json import loads
from pathlib import Path


class Story:
    """What a supervisor's log tells."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def events(self) -> list[dict[str, str]]:
        file = self.folder / "kiosk.jsonl"
        return [loads(line) for line in file.read_text(encoding="ascii").splitlines()] if file.exists() else []

    def named(self, *names: str) -> list[dict[str, str]]:
        return [event for event in self.events() if event["event"] in names]


def until(condition: Callable[[], object], seconds: float = 30) -> None:
    """Polls a condition; the seconds only end a test that failed."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


@contextmanager
def acting(story: Story, *acts: Callable[[], object]) -> Iterator[None]:
    """Waits for each condition in a thread, then ends the supervisor as the system does."""
    failed: list[BaseException] = []

    def act() -> None:
        try:
            for condition in acts:
                until(condition)
        except BaseException as error:  # noqa: BLE001 - told to the test below
            failed.append(error)
        finally:
            os.kill(os.getpid(), signal.SIGTERM)

    thread = threading.Thread(target=act)
    # Until the supervisor catches signals, one that comes early must not end the tests.
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    thread.start()
    try:
        yield
    finally:
        thread.join()
        signal.signal(signal.SIGTERM, before)
    assert failed == [], story.events()
