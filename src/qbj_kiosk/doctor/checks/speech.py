"""Can what is on the screen be read aloud, in every language that the exhibit speaks?"""

from dataclasses import dataclass

from qbj_kiosk.bundles.read import Bundle
from qbj_kiosk.doctor.finding import Finding, ok, warning
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.doctor.probe_client import ask
from qbj_kiosk.exhibit.model import Exhibit
from qbj_kiosk.speech.worker.capabilities import NO_EXTRA
from qbj_kiosk.speech.worker.protocol import Able

INSTALL_EXTRA = "Install the extra media: .venv/bin/python -m pip install -r requirements/media.txt"
INSTALL_VOICE = (
    "Install voices and what speaks with them (Debian: speech-dispatcher, speech-dispatcher-espeak-ng, espeak-ng)"
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What can be heard."""

    languages: tuple[str, ...]
    """Tags that the exhibit speaks; none where there is no bundle."""
    recorded: tuple[str, ...] = ()
    """Those of them with recordings."""
    able: Able | None = None
    """None where the voice did not answer."""


def gather(machine: Machine) -> Facts:
    """Asks in a child, without a display: an engine may hang."""
    if not isinstance(machine.bundle, Bundle):
        return Facts(())
    exhibit = machine.bundle.exhibit
    tags = tuple(language.tag for language in exhibit.languages)
    return Facts(
        tags, tuple(tag for tag in tags if recorded(exhibit, tag)), ask("voices", Able, machine.environ, *tags)
    )


def recorded(exhibit: Exhibit, tag: str) -> bool:
    """Whether anything is recorded in a language."""
    language = exhibit.find_language(tag)
    return any(language.article.recordings) or any(
        panel.wording[tag].recordings or any(stop.wording[tag].recordings for stop in panel.stops)
        for panel in exhibit.panels
    )


def check(facts: Facts) -> Finding:
    """Judges speech. Without it the exhibit runs, and nothing on it offers to read."""
    able = facts.able
    if not facts.languages:
        return warning("There is no bundle to read aloud from", "Mend the line bundle")
    if able is None:
        return warning(
            "The voice did not answer; nothing is read aloud", "Stop speech-dispatcher, then run the doctor again"
        )
    if able.why == NO_EXTRA:
        return warning("Nothing is read aloud: the extra media is not installed", INSTALL_EXTRA)
    spoken = ", ".join(f"{tag} by {name}" for tag, name in able.voices.items())
    told = f"{able.engine or 'no engine'}: {spoken or 'no voice'}"
    if facts.recorded and able.plays:
        told += f"; recordings in {', '.join(facts.recorded)}"
    silent = [tag for tag in facts.languages if tag not in able.voices]
    if silent or not able.plays:
        why = f" ({able.why})" if able.why else ""
        without = f"; no voice in {', '.join(silent)}" if silent else "; recordings cannot be played"
        return warning(f"{told}{without}{why}", INSTALL_VOICE)
    return ok(told)
