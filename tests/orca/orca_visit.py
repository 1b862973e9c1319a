"""The exhibit in kiosk mode with a real Orca, on a display and buses of their own."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.atspi.exhibit_on_bus import KEPT, ROOT, line_from, session_bus, started, write_line
from tests.orca.speech_recorder import SpeechRecorder, recording
from tests.timeouts import patience
from tests.x11.x_server import X, server

COMMAND = shlex.split(os.environ.get("QBJ_KIOSK_ORCA", "orca"))
"""The variable names another Orca than the system's."""
PROGRAMS = ("Xvfb", "xdotool", "dbus-daemon", COMMAND[0])
PREFERENCES = {
    "general": {"startingProfile": ["Default", "default"]},
    "profiles": {"default": {"profile": ["Default", "default"], "enableKeyEcho": False}},
    "pronunciations": {},
    "keybindings": {},
}
FOLDERS = ("HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
MARK = "Mark {number} of the test"


def lacking() -> str:
    """Return which programs the tests with Orca lack, or an empty string."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    return f"not installed: {', '.join(missing)}" if missing else ""


@dataclass
class OrcaVisit:
    """A visit by keys, and what Orca speaks."""

    x: X
    shown: "subprocess.Popen[str]"
    recorder: SpeechRecorder
    log: list[tuple[str, Sequence[str]]]
    """Every key, and what was spoken after it."""
    marks: int = 0

    def key(self, key: str) -> list[str]:
        write_line(self.shown, "key")
        self.x.xdotool("key", key)
        assert line_from(self.shown) == "key"
        return self.spoken(key)

    def spoken(self, after: str, seconds: float = 0) -> list[str]:
        """Advance the exhibit's clock; return what Orca speaks until it has read a notification that is sent then."""
        write_line(self.shown, str(seconds))
        line_from(self.shown)
        self.marks += 1
        mark = MARK.format(number=self.marks)
        write_line(self.shown, f"notify {mark}")
        spoken = self.recorder.take_until(mark, patience())
        # Newer versions speak the role of the mark in a text of its own.
        spoken = spoken[:-1] if spoken and spoken[-1] == "notification" else spoken
        self.log.append((after, spoken))
        return spoken


@contextmanager
def visiting(bundle: Path, language: str, folder: Path) -> Iterator[OrcaVisit]:
    """Start Orca, then the exhibit in a language.

    Args:
        folder: empty, for the state of both.
    """
    with ExitStack() as stack:
        x = stack.enter_context(server(1920, 1080))
        environ = {name: os.environ[name] for name in KEPT if name in os.environ}
        environ |= dict.fromkeys(FOLDERS, str(folder)) | {"DISPLAY": x.display, "GSETTINGS_BACKEND": "memory"}
        environ["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(session_bus(environ))
        recorder = stack.enter_context(recording(folder / "speech"))
        environ["SPEECHD_ADDRESS"] = f"unix_socket:{folder / 'speech'}"
        (folder / "orca").mkdir()
        (folder / "orca" / "user-settings.conf").write_text(json.dumps(PREFERENCES), encoding="utf-8")
        orca = stack.enter_context(started([*COMMAND, "--disable", "braille"], environ))
        path = {"PYTHONPATH": f"{ROOT}:{ROOT / 'src'}", "QT_QPA_PLATFORM": "xcb"}
        program = str(ROOT / "tests" / "atspi" / "kiosk_mode_program.py")
        command = [sys.executable, program, str(bundle), language, str(folder), "open"]
        shown = stack.enter_context(started(command, environ | path))
        assert line_from(shown) == "ready"
        try:
            yield OrcaVisit(x, shown, recorder, [])
        finally:
            orca.terminate()
