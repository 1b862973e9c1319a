"""Announcements for visitors who do not see the screen: the new place, a new language, changed settings."""

from collections.abc import Iterator

from qbj_kiosk.exhibit.model import Exhibit, Language
from qbj_kiosk.exhibit.placeholders import fill
from qbj_kiosk.session.accessibility import SWITCHES, Access
from qbj_kiosk.session.visit import Visit
from qbj_kiosk.speech.focus_text import place_title
from qbj_kiosk.speech.narration import describe_switch, describe_text_size


def describe_changes(exhibit: Exhibit, before: Visit, after: Visit) -> str:
    """Return one line, empty if nothing worth announcing has changed.

    A new place is announced alone: a reset changes much else.
    """
    if before.place != after.place:
        return place_title(exhibit, after.language, after.place)
    language = exhibit.find_language(after.language)
    parts = list(_changed_settings(language, before.access, after.access))
    if before.language != after.language:
        parts.append(fill(language.access.state, what=language.interface.language, state=language.name))
    return language.talk.joiner.join(parts)


def idle_question(exhibit: Exhibit, visit: Visit, seconds: int) -> str:
    language = exhibit.find_language(visit.language)
    strings = language.interface
    return language.in_one_line(strings.still_here, fill(strings.seconds_left, seconds=seconds))


def _changed_settings(language: Language, before: Access, after: Access) -> Iterator[str]:
    if before.text_size != after.text_size:
        yield describe_text_size(language.access, after)
    for switch in SWITCHES:
        if getattr(before, switch) != getattr(after, switch):
            yield describe_switch(language.access, after, switch)
