"""What somebody who sees nothing is told when a visit changes: where it is, what is spoken, what was chosen."""

from collections.abc import Iterator

from qbj_kiosk.exhibit.model import Exhibit, Language
from qbj_kiosk.exhibit.placeholders import fill
from qbj_kiosk.session.accessibility import SWITCHES, Access
from qbj_kiosk.session.visit import Visit
from qbj_kiosk.speech.focus_text import title
from qbj_kiosk.speech.narration import size_told, switch_told


def news(exhibit: Exhibit, before: Visit, after: Visit) -> str:
    """What has changed, in the language that is shown now.

    Args:
        exhibit: what is visited.
        before: the visit as it was told last.
        after: the visit as it is.

    Returns:
        One line; empty where nothing that is told has changed. Where the place has changed only that is told: when a
        visit is over, not all that was forgotten with it.
    """
    if before.place != after.place:
        return title(exhibit, after.language, after.place)
    spoken = _language(exhibit, after)
    parts = list(_chosen(spoken, before.access, after.access))
    if before.language != after.language:
        parts.append(fill(spoken.access.state, what=spoken.interface.language, state=spoken.name))
    return spoken.talk.joiner.join(parts)


def question(exhibit: Exhibit, visit: Visit, seconds: int) -> str:
    """The question whether somebody is still here, and how long the answer may take."""
    spoken = _language(exhibit, visit)
    words = spoken.interface
    return spoken.in_one_line(words.still_here, fill(words.seconds_left, seconds=seconds))


def _chosen(spoken: Language, before: Access, after: Access) -> Iterator[str]:
    if before.text_size != after.text_size:
        yield size_told(spoken.access, after)
    for switch in SWITCHES:
        if getattr(before, switch) != getattr(after, switch):
            yield switch_told(spoken.access, after, switch)


def _language(exhibit: Exhibit, visit: Visit) -> Language:
    return exhibit.find_language(visit.language)
