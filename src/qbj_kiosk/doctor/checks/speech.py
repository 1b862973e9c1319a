"""Check that the exhibit can be read aloud in each of its languages."""

from dataclasses import dataclass

from qbj_kiosk.bundles.open_bundle import Bundle
from qbj_kiosk.doctor.finding import Finding, ok, warning
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.doctor.probe_client import run_probe
from qbj_kiosk.exhibit.model import Exhibit
from qbj_kiosk.speech.worker.capabilities import NO_EXTRA, NO_OUTPUT
from qbj_kiosk.speech.worker.protocol import Capabilities

INSTALL_VOICE = "Install a speech engine and voices (Debian: speech-dispatcher, speech-dispatcher-espeak-ng, espeak-ng)"

INSTALL_PINYIN = "Install the voice Chinese (Mandarin, latin as Pinyin) (Debian: espeak-ng-data 1.50 or later)"


@dataclass(frozen=True, slots=True)
class SpeechState:
    languages: tuple[str, ...]
    """Empty without a bundle."""
    recorded: tuple[str, ...] = ()
    capabilities: Capabilities | None = None
    """None if the probe failed."""
    install_media: str = 'pip install "qbj-kiosk[media]"'
    """Command that installs the extra `media`."""


def inspect(machine: Machine) -> SpeechState:
    """Look for a voice of each language in a process of its own: a speech engine may hang."""
    if not isinstance(machine.bundle, Bundle):
        return SpeechState(())
    exhibit = machine.bundle.exhibit
    tags = tuple(language.tag for language in exhibit.languages)
    return SpeechState(
        tags,
        tuple(tag for tag in tags if has_recordings(exhibit, tag)),
        run_probe("voices", Capabilities, machine.environ, *tags),
        machine.installation.install_media,
    )


def has_recordings(exhibit: Exhibit, tag: str) -> bool:
    language = exhibit.find_language(tag)
    return any(language.article.recordings) or any(
        panel.wording[tag].recordings or any(stop.wording[tag].recordings for stop in panel.stops)
        for panel in exhibit.panels
    )


def judge(observed: SpeechState) -> Finding:
    """Judge the voices found for the exhibit's languages: without any it runs, but does not offer to read aloud."""
    capabilities = observed.capabilities
    if not observed.languages:
        return warning("Unknown, because there is no bundle", 'Fix the check "bundle" first')
    if capabilities is None:
        return warning("The speech engine did not answer", "Stop speech-dispatcher, then run the doctor again")
    return _find_cause(capabilities, observed.install_media) or _judge_voices(observed, capabilities)


def _find_cause(capabilities: Capabilities, install_media: str) -> Finding | None:
    """Return the reason why nothing is read aloud in a language although it has, or could have, a voice."""
    if capabilities.reason == NO_EXTRA:
        return warning('Nothing is read aloud, because the extra "media" is not installed', f"Run: {install_media}")
    if capabilities.reason == NO_OUTPUT:
        return warning(
            "Nothing is read aloud, because there is no sound output",
            "Connect loudspeakers or headphones, and start PulseAudio or PipeWire for this user",
        )
    if capabilities.wrong_voices:
        wrong = ", ".join(f'{tag} by "{name}"' for tag, name in capabilities.wrong_voices.items())
        return warning(f"Would be read as another language, and is not used: {wrong}", INSTALL_PINYIN)
    return None


def _judge_voices(observed: SpeechState, capabilities: Capabilities) -> Finding:
    voices = ", ".join(f"{tag} by {name}" for tag, name in capabilities.voices.items())
    summary = f"{capabilities.engine or 'no engine'}: {voices or 'no voice'}"
    if observed.recorded and capabilities.plays:
        summary += f"; recordings in {', '.join(observed.recorded)}"
    silent = [tag for tag in observed.languages if tag not in capabilities.voices]
    if silent or not capabilities.plays:
        reason = f" ({capabilities.reason})" if capabilities.reason else ""
        problem = f"; no voice in {', '.join(silent)}" if silent else "; recordings cannot be played"
        return warning(f"{summary}{problem}{reason}", INSTALL_VOICE)
    return ok(summary)
