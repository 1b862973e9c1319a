"""Asynchronous queue of the system's programs: QProcess runs one after the other, without a shell."""

import shutil
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from os import pathsep
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Slot

FOLDERS: Final = ("/usr/bin", "/usr/local/bin", "/bin")
"""Folders in which programs are looked up; PATH is not used."""
TIMEOUT_MS: Final = 20_000
FAILED_TO_START: Final = 127

Done = Callable[[int, str], None]
"""Called with the exit code and the output; a program that crashed or was killed has a code other than 0."""


class _Call(NamedTuple):
    program: str
    arguments: Sequence[str]
    text: str
    done: Done


class ProgramQueue(QObject):
    """Queue of programs of the system, such as `xrandr`, which run one after the other.

    Each has `TIMEOUT_MS` to end.

    Args:
        environ: environment of the programs.
        folders: folders in which they are looked up.
    """

    def __init__(self, environ: Mapping[str, str], folders: Sequence[str] = FOLDERS) -> None:
        super().__init__()
        self._folders = pathsep.join(folders)
        self._environment = QProcessEnvironment()
        for name, value in environ.items():
            self._environment.insert(name, value)
        self._calls: deque[_Call] = deque()
        self._process: QProcess | None = None
        self._timer = QTimer(self, singleShot=True, interval=TIMEOUT_MS)
        self._timer.timeout.connect(self._on_timeout)

    def find(self, program: str) -> str | None:
        return shutil.which(program, path=self._folders)

    def run(self, program: str, *arguments: str, text: str = "", done: Done = lambda _code, _output: None) -> None:
        """Run a program of the system after those that are waiting.

        Args:
            program: its name.
            arguments: its arguments.
            text: its standard input.
            done: called when it has ended, or with 127 if it cannot be started.
        """
        self._calls.append(_Call(program, arguments, text, done))
        if self._process is None:
            self._start_next()

    def finish(self) -> None:
        """Wait until all queued programs have ended, but not longer than their time limit."""
        while self._process is not None:
            if not self._process.waitForFinished(TIMEOUT_MS):
                self.close()

    def close(self) -> None:
        self._calls.clear()
        self._timer.stop()
        if self._process is not None:
            process, self._process = self._process, None
            process.kill()
            process.waitForFinished()

    def _start_next(self) -> None:
        while self._calls and self._process is None:
            call = self._calls[0]
            path = self.find(call.program)
            if path is None:
                self._calls.popleft().done(FAILED_TO_START, "")
                continue
            self._process = process = QProcess(self)
            process.setProcessEnvironment(self._environment)
            process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
            process.finished.connect(self._on_finished)
            process.errorOccurred.connect(self._on_error)
            self._timer.start()
            process.start(path, list(call.arguments))
            process.write(call.text.encode())
            process.closeWriteChannel()

    @Slot(int, QProcess.ExitStatus)
    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._finish(code if status == QProcess.ExitStatus.NormalExit else code or 1)

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        # After every other error `finished` is emitted too.
        if error == QProcess.ProcessError.FailedToStart:
            self._finish(FAILED_TO_START)

    @Slot()
    def _on_timeout(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _finish(self, code: int) -> None:
        if self._process is None:
            return
        self._timer.stop()
        process, self._process = self._process, None
        output = bytes(process.readAll().data()).decode("utf-8", "replace")
        process.deleteLater()
        self._calls.popleft().done(code, output)
        self._start_next()
