"""Look-up of an exhibit's languages and panels by the names that people write."""

from collections.abc import Sequence

from qbj_kiosk.errors import UsageError
from qbj_kiosk.exhibit import model


def find_language(tags: Sequence[str], requested: str) -> str:
    """Return the exhibit's language for a tag that a person wrote, with subtags removed as needed (zh-CN, zh).

    Raises:
        UsageError: if no tag matches.
    """
    subtags = requested.replace("_", "-").lower().split("-")
    for length in range(len(subtags), 0, -1):
        for tag in tags:
            if tag.lower() == "-".join(subtags[:length]):
                return tag
    message = f"The exhibit has no language {requested!r}. Choose one of: {', '.join(tags)}."
    raise UsageError(message)


def find_panel(exhibit: model.Exhibit, requested: str) -> int:
    """Return the index of the panel that `--start` names, or raise UsageError if the exhibit has no such panel."""
    ids = [panel.id for panel in exhibit.panels]
    if requested not in ids:
        message = f"The exhibit has no panel {requested!r}. Choose one of: {', '.join(ids)}."
        raise UsageError(message)
    return ids.index(requested)
