"""Announcements for visitors who do not see the screen: the new place, a new language, changed settings."""

from collections.abc import Iterator

from msgspec.structs import replace

from qbj_kiosk.exhibit.model import Exhibit, Language
from qbj_kiosk.exhibit.placeholders import fill
from qbj_kiosk.session.accessibility import SWITCHES, Access
from qbj_kiosk.session.visit import Visit, begin_visit
from qbj_kiosk.speech.focus_text import describe_arrival
from qbj_kiosk.speech.narration import describe_switch, describe_text_size


def describe_changes(exhibit: Exhibit, before: Visit, after: Visit) -> str:
    """Return the announcement of what changed in a visit, in one line; empty if nothing is worth it.

    A new place is announced alone: a reset changes much else.
    """
    if before.place != after.place:
        # Going back to attract from the access page keeps what a visitor chose there.
        if after == begin_visit(after.bounds) != replace(before, place=after.place):
            return describe_end(exhibit, before, after)
        return describe_arrival(exhibit, after.language, after.place)
    language = exhibit.find_language(after.language)
    parts = list(_changed_settings(language, before.access, after.access))
    if before.language != after.language:
        parts.append(fill(language.access.state, what=language.interface.language, state=language.name))
    return language.talk.joiner.join(parts)


def describe_end(exhibit: Exhibit, before: Visit, after: Visit) -> str:
    """Return the announcement that a visit has ended, in the language of that visit."""
    strings = exhibit.find_language(before.language).talk
    if before.language == after.language:
        return strings.ended
    return fill(strings.ended_in, language=exhibit.find_language(after.language).name)


def idle_question(language: Language, seconds: int) -> str:
    strings = language.interface
    seconds_left = language.as_sentence(fill(strings.seconds_left, seconds=seconds))
    return language.in_one_line(strings.still_here, seconds_left)


def _changed_settings(language: Language, before: Access, after: Access) -> Iterator[str]:
    if before.text_size != after.text_size:
        yield describe_text_size(language.access, after)
    for switch in SWITCHES:
        if getattr(before, switch) != getattr(after, switch):
            yield describe_switch(language.access, after, switch)
