"""Fixtures of the tests with a real speech engine, which `./check` runs in an environment of their own."""

import math
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from qbj_kiosk.exhibit import model
from qbj_kiosk.speech.client import SpeechClient
from qbj_kiosk.speech.pronunciation import create_pronunciations
from qbj_kiosk.speech.worker import capabilities
from tests.speech.engine.sound_system import SoundSystem, lacking, sound_system
from tests.timeouts import patience


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    reason = lacking() if capabilities.is_installed() else capabilities.NO_EXTRA
    for item in items:
        if reason:
            item.add_marker(pytest.mark.skip(reason=reason))
        item.add_marker(pytest.mark.qt_log_ignore("pipewire-0.3"))  # Qt looks for it first, and does without


@pytest.fixture(scope="module")
def sound() -> Iterator[SoundSystem]:
    """Yield a private sound system without a server.

    Its folder has a short name: paths of sockets have at most 107 characters.
    """
    with tempfile.TemporaryDirectory(prefix="qbj-") as folder, sound_system(Path(folder)) as system:
        yield system


@pytest.fixture(scope="module")
def client(sound: SoundSystem, qapp: QCoreApplication, exhibit: model.Exhibit) -> Iterator[SpeechClient]:
    """Yield a client whose speech process speaks to a null sink of a private sound server."""
    sound.start_server("module-always-sink")
    sound.add_sink()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in sound.environ.items():
            patch.setenv(name, value)
        client = SpeechClient(create_pronunciations(exhibit))
        wait_until(lambda: client.can_speak("zh"))
        yield client
        client.release()
    assert qapp is not None


def wait_until(condition: Callable[[], object], seconds: float = 0) -> None:
    """Process Qt events until a condition is true, for these seconds beyond the usual time limit."""
    end = monotonic() + seconds + patience()
    while not condition():
        assert monotonic() < end, "timeout"
        process_events(0.02)


def process_events(seconds: float) -> None:
    """Process Qt events for this time; sleep while there are none, as `processEvents` with a time does not."""
    loop = QEventLoop()
    QTimer.singleShot(math.ceil(seconds * 1000), loop.quit)
    loop.exec()
