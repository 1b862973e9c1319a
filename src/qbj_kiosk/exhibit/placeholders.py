"""Placeholders in texts: `{name}`, from a list that depends on the place."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qbj_kiosk.toml.diagnostics import nearest, quoted

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


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with values in place of its placeholders."""

    text: str
    places: Mapping[int, str]
    """Where the value of a placeholder begins, and which one it is."""


def fill(text: str, values: Mapping[str, str]) -> str:
    """Puts values in; a placeholder without a value stays."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)


def filled(text: str, values: Mapping[str, str]) -> Filled:
    """The same, with the places of what was put in."""
    whole, places, at = "", dict[int, str](), 0
    for found in _PLACEHOLDER.finditer(text):
        whole += text[at : found.start()]
        places[len(whole)] = found[1]
        whole += values.get(found[1], found[0])
        at = found.end()
    return Filled(whole + text[at:], places)


def sampled(text: str) -> Filled:
    """A text with a number in place of every placeholder, whatever it stands for."""
    return filled(text, dict.fromkeys(_PLACEHOLDER.findall(text), "1"))
