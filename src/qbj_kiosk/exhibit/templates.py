"""Placeholders in texts: `{name}`, from a list that depends on the place."""

import re
from collections.abc import Iterable, Mapping

from qbj_kiosk.exhibit.problems import nearest, quoted

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def faults(text: str, allowed: Iterable[str], needed: Iterable[str] = ()) -> list[tuple[str, str]]:
    """What is wrong with a text's placeholders, each with its remedy."""
    allowed = list(allowed)
    found = _PLACEHOLDER.findall(text)
    known = f"Known here: {quoted(f'{{{name}}}' for name in allowed)}" if allowed else "No placeholder is known here"
    wrong = [
        (f'unknown placeholder "{{{name}}}"', nearest(name, allowed, known)) for name in found if name not in allowed
    ]
    missing = [(f'the placeholder "{{{name}}}" is missing', "Put it in") for name in needed if name not in found]
    if re.search(r"[{}]", _PLACEHOLDER.sub("", text)):
        wrong.append(("a brace { or } stands alone", f"Write a placeholder as {{name}}. {known}"))
    return wrong + missing


def fill(text: str, values: Mapping[str, str]) -> str:
    """Puts values in; a placeholder without a value stays."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)
