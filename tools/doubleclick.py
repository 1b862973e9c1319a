"""Run a command for someone who sees no terminal: what it says of set-up is shown, and so is a failure.

    python tools/doubleclick.py COMMAND [ARGUMENT…]

Standard library only. Its exit code is the command's. Every start by double-click waits for this file: what only a
failure needs is imported when there is one.
"""

import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))  # `-I` leaves it out

from launcher.say import PREFIX, READY

TITLE = "qbj-kiosk"
KEPT = 25
"""Lines of what the command said that are kept for the dialog."""
ENDED = {-signal.SIGTERM, -signal.SIGINT, 128 + signal.SIGTERM, 128 + signal.SIGINT}
"""Exit codes of a command that someone ended: no failure."""


class Progress:
    """A small window that says what set-up is doing, where zenity is there to draw it."""

    def __init__(self) -> None:
        """Show nothing yet."""
        self.process: subprocess.Popen[str] | None = None

    def show(self, line: str) -> None:
        """Show a step; the last one closes the window."""
        if line == READY:
            self.close()
        elif self._open() and self.process and self.process.stdin:
            try:
                print(f"# {line}", file=self.process.stdin, flush=True)
            except OSError:  # someone closed the window; set-up goes on
                self.close()

    def _open(self) -> bool:
        from shutil import which

        if self.process is None and which("zenity"):
            command = ["zenity", "--progress", "--pulsate", "--no-cancel", "--auto-close", f"--title={TITLE}"]
            self.process = subprocess.Popen(command, stdin=subprocess.PIPE, text=True)
        return self.process is not None

    def close(self) -> None:
        """Take the window away."""
        if self.process:
            self.process.terminate()
            self.process.communicate()
            self.process = None


def follow(lines: Iterable[str], progress: Progress) -> list[str]:
    """Pass on what the command says, show set-up's steps, and return the last lines."""
    kept: deque[str] = deque(maxlen=KEPT)
    for line in lines:
        sys.stderr.write(line)
        sys.stderr.flush()
        if line.startswith(PREFIX):
            progress.show(line.removeprefix(PREFIX).rstrip("\n"))
        else:
            kept.append(line.rstrip("\n"))
    return list(kept)


def run(command: list[str]) -> tuple[int, list[str]]:
    """Run the command with our signals passed on; return its exit code and the last it said."""
    progress = Progress()
    environment = {**os.environ, "QBJ_KIOSK_DIALOG": "never"}
    with (
        subprocess.Popen(
            command, env=environment, stderr=subprocess.PIPE, text=True, encoding="utf-8", errors="replace"
        ) as child,
        passing_on(child),
    ):
        said = follow(child.stderr or (), progress)
        progress.close()
    return child.returncode, said


@contextmanager
def passing_on(child: subprocess.Popen[str]) -> Iterator[None]:
    """Pass to a child the signals that ask us to end."""
    signals = (signal.SIGTERM, signal.SIGINT, *((signal.SIGHUP,) if hasattr(signal, "SIGHUP") else ()))
    before = {number: signal.signal(number, lambda got, _frame: child.send_signal(got)) for number in signals}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def show(message: str) -> None:
    """Show a message in the first way that works here."""
    from shutil import which

    for command in ways(message):
        if which(command[0]) and subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0:
            return


def ways(message: str) -> list[list[str]]:
    """The commands that show a message, the best first: our own Qt, if it can start, needs no other."""
    from launcher.place import places

    pythons = [str(place.python) for place in places()] if sys.platform != "win32" else [sys.executable]
    dialog = str(Path(__file__).with_name("dialog.py"))
    reader = ["sh", "-c", 'printf "%s\\n\\n[Enter]" "$1"; read -r _', "sh", message]
    powershell = "Add-Type -A System.Windows.Forms; [Windows.Forms.MessageBox]::Show($args[0], $args[1])"
    return [
        *([python, "-I", dialog, TITLE, message] for python in pythons),
        ["zenity", "--error", "--no-markup", f"--title={TITLE}", f"--text={message}"],
        ["kdialog", "--title", TITLE, "--error", message],
        ["gxmessage", "-center", "-title", TITLE, message],
        ["xmessage", "-center", "-title", TITLE, message],
        ["x-terminal-emulator", "-e", *reader],
        ["powershell", "-NoProfile", "-Command", f"& {{ {powershell} }}", message, TITLE],
    ]


def explained(code: int, said: list[str]) -> str:
    """What the dialog says: what happened, in the program's own words, and where to go on."""
    from launcher.place import ROOT

    words = "\n".join(said).strip() or f"It ended with code {code} and said nothing."
    command = ROOT / ("kiosk.cmd" if sys.platform == "win32" else "kiosk")
    return f"The exhibit could not be shown.\n\n{words}\n\nTo see all it says, run this in a terminal:\n{command}"


def main(command: list[str]) -> int:
    """Run the command and show its failure; return its exit code."""
    code, said = run(command)
    if code and code not in ENDED:
        show(explained(code, said))
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
