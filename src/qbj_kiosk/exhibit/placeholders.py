"""Placeholders in texts: `{name}`. Each place in the sources allows its own names."""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from qbj_kiosk.toml.problem_report import nearest, quoted

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def fill(text: str, /, **values: object) -> str:
    """Fill the placeholders of a text with values; one without a value stays."""
    return _PLACEHOLDER.sub(lambda found: str(values.get(found[1], found[0])), text)


def find_faults(text: str, allowed: Iterable[str], needed: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Return what is wrong with the placeholders of a text: unknown or missing ones, each with its remedy."""
    allowed = list(allowed)
    found = _PLACEHOLDER.findall(text)
    known = f"Known here: {quoted(f'{{{name}}}' for name in allowed)}" if allowed else "This text has no placeholders"
    wrong = [
        (f'unknown placeholder "{{{name}}}"', nearest(name, allowed, known)) for name in found if name not in allowed
    ]
    missing = [(f'the placeholder "{{{name}}}" is missing', "Add it") for name in needed if name not in found]
    if re.search(r"[{}]", _PLACEHOLDER.sub("", text)):
        wrong.append(("a brace { or } stands outside a placeholder", f"Write a placeholder as {{name}}. {known}"))
    return wrong + missing


def split_at_placeholders(text: str) -> list[str]:
    """Return the parts of a text before, between and after its placeholders."""
    return _PLACEHOLDER.sub("\n", text).split("\n")


class Filled(Struct, frozen=True):
    text: str
    positions: Mapping[int, str]
    """Names of placeholders by the position of their value in `text`."""


def fill_with_positions(text: str, values: Mapping[str, str]) -> Filled:
    """Fill a text like `fill` and record where each value begins."""
    result, positions, end = "", dict[int, str](), 0
    for found in _PLACEHOLDER.finditer(text):
        result += text[end : found.start()]
        positions[len(result)] = found[1]
        result += values.get(found[1], found[0])
        end = found.end()
    return Filled(result + text[end:], positions)


def fill_with_samples(text: str) -> Filled:
    """Fill every placeholder of a text with "1", so that the text can be checked before values are known."""
    return fill_with_positions(text, dict.fromkeys(_PLACEHOLDER.findall(text), "1"))
