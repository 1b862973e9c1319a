"""Monitor of the machine's sound output: whether there is one. Needs the extra `media`."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from pulsectl import Pulse

INTERVAL: Final = 1000
"""Milliseconds between two looks."""
NO_SINK: Final = frozenset({"", "auto_null", "@DEFAULT_SINK@"})
"""Names of the default output of PulseAudio and PipeWire while there is none."""
ALSA_CARDS: Final = Path("/proc/asound/cards")


class SoundOutputMonitor(QObject):
    """Monitors whether the machine has an output for sound.

    Not with QMediaDevices: it does not notice that the server ended, or, without `module-always-sink`, that the last
    output disappeared. Where there is no server, a sound card of ALSA is enough.

    Args:
        changed: called with True if there is an output, at each change after the first look.
    """

    def __init__(self, changed: Callable[[bool], None]) -> None:
        super().__init__()
        self._changed = changed
        self._pulse: Pulse | None = None
        self._had_server = False
        self.has_lost_server = False
        """True once the sound server has ended. Engines that were connected to it may hang."""
        self.is_there = self._look()
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(self._update)
        self._timer.start()

    def _update(self) -> None:
        is_there = self._look()
        if is_there != self.is_there:
            self.is_there = is_there
            self._changed(is_there)

    def _look(self) -> bool:
        try:
            from pulsectl import Pulse, PulseError
        except (ImportError, OSError):  # OSError: libpulse is missing
            return True
        try:
            if self._pulse is None:
                self._pulse = Pulse("qbj-kiosk")
                self._had_server = True
            return str(self._pulse.server_info().default_sink_name or "") not in NO_SINK
        except PulseError:
            self._close()
            self.has_lost_server = self._had_server
            return not self._had_server and has_alsa_card()

    def _close(self) -> None:
        if self._pulse is not None:
            pulse, self._pulse = self._pulse, None
            pulse.close()


def has_alsa_card(cards: Path = ALSA_CARDS) -> bool:
    try:
        return cards.read_text(encoding="utf-8", errors="replace").lstrip()[:1].isdigit()
    except OSError:
        return False
