"""Detection of what can speak and play on this machine. Missing libraries and engines are no error."""

from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING

from msgspec import structs

from qbj_kiosk.speech.worker.protocol import Capabilities

if TYPE_CHECKING:
    from qbj_kiosk.speech.worker.recording_player import RecordingPlayer
    from qbj_kiosk.speech.worker.sound_output_monitor import SoundOutputMonitor
    from qbj_kiosk.speech.worker.synthesizer import Synthesizer

NO_EXTRA = "the extra media is not installed"
NO_OUTPUT = "there is no sound output"


def is_installed() -> bool:
    """Return True if the extra `media` is installed, without importing it."""
    return find_spec("PySide6.QtTextToSpeech") is not None


def create_synthesizer(
    finished: Callable[[int, bool], None], hung: Callable[[], None]
) -> "tuple[Synthesizer | None, str]":
    """Create the speech synthesizer if the system has a usable engine; else return None and the reason."""
    try:
        from qbj_kiosk.speech.worker.synthesizer import Synthesizer, engine_name
    except ImportError as error:
        return None, _reason(error)
    name = engine_name()
    if not name:
        return None, "Qt found no engine"
    synthesizer = Synthesizer(name, finished, hung)
    if synthesizer.is_usable():
        return synthesizer, ""
    return None, f"{name}: {synthesizer.engine.errorString()}"


def create_recording_player(finished: Callable[[int, bool], None]) -> "tuple[RecordingPlayer | None, str]":
    """Create the player of recordings if Qt Multimedia is installed; else return None and the reason."""
    try:
        from qbj_kiosk.speech.worker.recording_player import RecordingPlayer
    except ImportError as error:
        return None, _reason(error)
    return RecordingPlayer(finished), ""


def create_sound_output(changed: Callable[[bool], None]) -> "SoundOutputMonitor | None":
    """Create the monitor of the machine's sound output; return None without the extra `media`."""
    if not is_installed():
        return None
    from qbj_kiosk.speech.worker.sound_output_monitor import SoundOutputMonitor

    return SoundOutputMonitor(changed)


def describe_capabilities(
    synthesizer: "Synthesizer | None", player: "RecordingPlayer | None", tags: list[str], reasons: list[str]
) -> Capabilities:
    voices = synthesizer.voices(tags) if synthesizer else {}
    wrong = synthesizer.wrong_voices(tags) if synthesizer else {}
    engine = synthesizer.engine.engine() if synthesizer else ""
    return Capabilities(engine, voices, player is not None, "; ".join(dict.fromkeys(filter(None, reasons))), wrong)


def without_sound(capabilities: Capabilities) -> Capabilities:
    return structs.replace(capabilities, voices={}, plays=False, reason=NO_OUTPUT)


def detect_speech(tags: list[str]) -> Capabilities:
    """Return the voices for these languages and whether recordings can be played. Needs a QCoreApplication."""

    def ignore(_number: int, _completed: bool) -> None:  # noqa: FBT001 - signature of the callback
        pass

    from PySide6.QtCore import QCoreApplication

    synthesizer, no_speech = create_synthesizer(ignore, QCoreApplication.quit)
    player, no_playback = create_recording_player(ignore)
    found = describe_capabilities(synthesizer, player, tags, [no_speech, no_playback])
    sound = create_sound_output(lambda _: None)
    return without_sound(found) if sound is not None and not sound.is_there else found


def _reason(error: ImportError) -> str:
    return str(error) if is_installed() else NO_EXTRA
