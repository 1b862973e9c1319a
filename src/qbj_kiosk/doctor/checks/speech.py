"""Check that the exhibit can be read aloud in each of its languages."""

from dataclasses import dataclass

from qbj_kiosk.bundles.open_bundle import Bundle
from qbj_kiosk.doctor.finding import Finding, ok, warning
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.doctor.probe_client import run_probe
from qbj_kiosk.exhibit.model import Exhibit
from qbj_kiosk.speech.worker.capabilities import NO_EXTRA
from qbj_kiosk.speech.worker.protocol import Capabilities

INSTALL_VOICE = "Install a speech engine and voices (Debian: speech-dispatcher, speech-dispatcher-espeak-ng, espeak-ng)"


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
    """Look for voices in a process of its own: an engine may hang."""
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
    """Judge the voices: without any the exhibit runs, but does not offer to read aloud."""
    capabilities = observed.capabilities
    if not observed.languages:
        return warning("Unknown, because there is no bundle", 'Fix the check "bundle" first')
    if capabilities is None:
        return warning("The speech engine did not answer", "Stop speech-dispatcher, then run the doctor again")
    if capabilities.reason == NO_EXTRA:
        return warning(
            'Nothing is read aloud, because the extra "media" is not installed', f"Run: {observed.install_media}"
        )
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
