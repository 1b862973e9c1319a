"""The exhibit's end of its voice: a process of its own, which may be slow, hang or die without anybody waiting for it.

A system's engine may take seconds to wake, and may never come back: seen with speech-dispatcher. Nothing here waits.
"""

import sys
from collections.abc import Callable, Sequence

from msgspec import DecodeError
from PySide6.QtCore import QObject, QProcess, QTimer

from qbj_kiosk.speech.worker import protocol

AGAIN = 60_000
"""Milliseconds until a voice that died is started again."""
COMMAND = (sys.executable, "-I", "-m", "qbj_kiosk.speech.worker")


class Voice(QObject):
    """Says one thing at a time, in a process of its own.

    Args:
        tags: the languages of the exhibit.
        command: what to start; it is given the tags.
    """

    def __init__(self, tags: Sequence[str], command: Sequence[str] = COMMAND) -> None:
        super().__init__()
        self.ended: Callable[[bool], None] = _nobody
        """Told when what was said last has ended, and whether it was said."""
        self.changed: Callable[[], None] = _nothing
        """Told when what it is able to has changed."""
        self._command = [*command, *tags]
        self._able = protocol.Able("", {}, plays=False)
        self._number = 0
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.readyReadStandardOutput.connect(self._hear)
        self._process.finished.connect(self._gone)
        self._process.errorOccurred.connect(self._failed)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN)
        self._again.timeout.connect(self._start)
        self._start()

    def can_say(self, tag: str) -> bool:
        """Whether a voice speaks a language."""
        return tag in self._able.voices

    def can_play(self) -> bool:
        """Whether recordings can be played."""
        return self._able.plays

    def say(self, text: str, tag: str, volume: int) -> None:
        """Says a text. What is being said ends without news; a recording that is held stays held."""
        self._number += 1
        self._order(protocol.Say(self._number, text, tag, volume))

    def play(self, file: str, volume: int) -> None:
        """Plays a sound file. What is being said ends without news."""
        self._number += 1
        self._order(protocol.Play(self._number, file, volume))

    def halt(self) -> None:
        """Is silent; a recording is held where it is."""
        self._order(protocol.Halt())

    def resume(self, volume: int) -> None:
        """Carries on with the recording that is held."""
        self._order(protocol.Resume(volume))

    def loudness(self, volume: int) -> None:
        """How loud, in percent."""
        self._order(protocol.Loudness(volume))

    def restart(self) -> None:
        """Gives up what hangs; a new voice follows after a while."""
        self._process.kill()

    def release(self) -> None:
        """Lets go of the process: it ends with its input."""
        self._process.blockSignals(True)  # noqa: FBT003 - Qt's call
        self._again.stop()
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(1000):
            self._process.kill()
            self._process.waitForFinished(1000)

    def _start(self) -> None:
        self._process.start(self._command[0], self._command[1:])

    def _order(self, order: protocol.Order) -> None:
        if self._process.state() == QProcess.ProcessState.Running:
            self._process.write(protocol.line(order))

    def _hear(self) -> None:
        while self._process.canReadLine():
            try:
                self._heed(protocol.news(bytes(self._process.readLine().data())))
            except DecodeError as error:
                print(f"voice: not understood: {error}", file=sys.stderr)  # noqa: T201 - the supervisor reads it

    def _heed(self, news: protocol.News) -> None:
        match news:
            case protocol.Able():
                self._able = news
                self.changed()
            case protocol.Ended(number, well) if number == self._number:
                self.ended(well)
            case _:
                pass

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._gone()

    def _gone(self) -> None:
        self._able = protocol.Able("", {}, plays=False)
        self._again.start()
        self.changed()


def _nobody(_well: bool) -> None:  # noqa: FBT001 - as a voice calls it
    """Nobody listens yet."""


def _nothing() -> None:
    """Nobody listens yet."""
