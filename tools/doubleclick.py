"""Run a command without a terminal: show the steps of set-up in a window and a failure in a dialog.

    python tools/doubleclick.py COMMAND [ARGUMENT…]

Standard library only. The exit code is the command's. Every start by double click runs this file first: modules that
only a failure needs are imported when there is one.
"""

import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))  # `-I` omits it

from launcher.messages import PREFIX, READY

TITLE = "qbj-kiosk"
DIALOG_LINES = 25
"""Last lines of the command's output that the dialog shows."""
STOPPED = {-signal.SIGTERM, -signal.SIGINT, 128 + signal.SIGTERM, 128 + signal.SIGINT}
"""Exit codes of a command that a signal ended on request: not a failure."""


class Progress:
    """Small window with the current step of set-up, for a start by double click. Needs zenity."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[str] | None = None

    def show(self, line: str) -> None:
        """Show a step of set-up in the small window. The last step closes it."""
        if line == READY:
            self.close()
        elif self._open() and self.process and self.process.stdin:
            try:
                print(f"# {line}", file=self.process.stdin, flush=True)
            except OSError:  # the window was closed; set-up continues
                self.close()

    def _open(self) -> bool:
        from shutil import which

        if self.process is None and which("zenity"):
            command = ["zenity", "--progress", "--pulsate", "--no-cancel", "--auto-close", f"--title={TITLE}"]
            self.process = subprocess.Popen(command, stdin=subprocess.PIPE, text=True)
        return self.process is not None

    def close(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.communicate()
            self.process = None


def follow(lines: Iterable[str], progress: Progress) -> list[str]:
    """Copy a command's output to stderr, show the steps of set-up, and return the last other lines."""
    last: deque[str] = deque(maxlen=DIALOG_LINES)
    for line in lines:
        sys.stderr.write(line)
        sys.stderr.flush()
        if line.startswith(PREFIX):
            progress.show(line.removeprefix(PREFIX).rstrip("\n"))
        else:
            last.append(line.rstrip("\n"))
    return list(last)


def run(command: list[str]) -> tuple[int, list[str]]:
    """Run a command and forward signals to it. Return its exit code and last lines."""
    progress = Progress()
    environment = {**os.environ, "QBJ_KIOSK_DIALOG": "never"}
    with (
        subprocess.Popen(
            command, env=environment, stderr=subprocess.PIPE, text=True, encoding="utf-8", errors="replace"
        ) as child,
        forwarding_signals(child),
    ):
        lines = follow(child.stderr or (), progress)
        progress.close()
    return child.returncode, lines


@contextmanager
def forwarding_signals(child: subprocess.Popen[str]) -> Iterator[None]:
    """Forward the signals that request an end to a child process."""
    signals = (signal.SIGTERM, signal.SIGINT, *((signal.SIGHUP,) if hasattr(signal, "SIGHUP") else ()))
    before = {number: signal.signal(number, lambda received, _frame: child.send_signal(received)) for number in signals}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def show(message: str) -> None:
    """Show a message in a dialog, by the first program that can show one here."""
    from shutil import which

    for command in dialog_commands(message):
        if which(command[0]) and subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0:
            return


def dialog_commands(message: str) -> list[list[str]]:
    """Return the commands that show a message in a dialog, preferred first: our own Qt needs no other program."""
    from launcher.venv_location import candidates

    pythons = (
        [str(installation.python) for installation in candidates()] if sys.platform != "win32" else [sys.executable]
    )
    message_box = str(Path(__file__).with_name("qt_message_box.py"))
    reader = ["sh", "-c", 'printf "%s\\n\\n[Enter]" "$1"; read -r _', "sh", message]
    powershell = "Add-Type -A System.Windows.Forms; [Windows.Forms.MessageBox]::Show($args[0], $args[1])"
    return [
        *([python, "-I", message_box, TITLE, message] for python in pythons),
        ["zenity", "--error", "--no-markup", f"--title={TITLE}", f"--text={message}"],
        ["kdialog", "--title", TITLE, "--error", message],
        ["gxmessage", "-center", "-title", TITLE, message],
        ["xmessage", "-center", "-title", TITLE, message],
        ["x-terminal-emulator", "-e", *reader],
        ["powershell", "-NoProfile", "-Command", f"& {{ {powershell} }}", message, TITLE],
    ]


def describe_failure(code: int, lines: list[str]) -> str:
    """Return the text of the dialog after a failed start: the last lines, and the command that shows all."""
    from launcher.venv_location import ROOT

    output = "\n".join(lines).strip() or f"The program ended with code {code} and without a message."
    command = ROOT / ("kiosk.cmd" if sys.platform == "win32" else "kiosk")
    return f"The exhibit could not be shown.\n\n{output}\n\nTo see the whole output, run this in a terminal:\n{command}"


def main(command: list[str]) -> int:
    """Run a command without a terminal and show a failure in a dialog. Return its exit code."""
    code, lines = run(command)
    if code and code not in STOPPED:
        show(describe_failure(code, lines))
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
