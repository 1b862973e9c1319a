"""What there is to visit in an exhibit."""

from collections.abc import Sequence

from qbj_kiosk.errors import UsageError
from qbj_kiosk.exhibit import model
from qbj_kiosk.session.visit import Plan


def create_plan(exhibit: model.Exhibit, language: str | None) -> Plan:
    """What there is to visit in an exhibit, beginning in a language.

    Raises:
        UsageError: if the exhibit does not speak the language.
    """
    tags = [each.tag for each in exhibit.languages]
    whole = Plan(
        stops=tuple(len(panel.stops) for panel in exhibit.panels),
        units=tuple(panel.figure.units for panel in exhibit.panels),
        paragraphs=len(exhibit.languages[0].article.paragraphs),
        languages=tuple(tags),
    )
    return whole if language is None else whole.beginning_in(find_language(tags, language))


def find_language(tags: Sequence[str], asked: str) -> str:
    """Finds a language by its tag or, cut from the end (zh-CN, zh), by a less exact one.

    Raises:
        UsageError: if the exhibit does not speak it.
    """
    subtags = asked.replace("_", "-").lower().split("-")
    for length in range(len(subtags), 0, -1):
        for tag in tags:
            if tag.lower() == "-".join(subtags[:length]):
                return tag
    message = f"The exhibit does not speak {asked!r}. It speaks: {', '.join(tags)}."
    raise UsageError(message)


def find_panel(exhibit: model.Exhibit, asked: str) -> int:
    """The panel with an ID, counted from 0.

    Raises:
        UsageError: if the exhibit has no such panel.
    """
    ids = [panel.id for panel in exhibit.panels]
    if asked not in ids:
        message = f"The exhibit has no panel {asked!r}. It has: {', '.join(ids)}."
        raise UsageError(message)
    return ids.index(asked)
