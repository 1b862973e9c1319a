"""Curly quotes, full-width signs and other punctuation that word processors write instead of that of TOML."""

from typing import Final, NamedTuple

from qbj_kiosk.toml.key_line_numbers import tokens


class Lookalike(NamedTuple):
    name: str
    plain: str
    """Character to type instead."""


LOOKALIKES: Final = {
    "\u00a0": Lookalike("a no-break space", " "),
    "\u202f": Lookalike("a narrow no-break space", " "),
    "\u2007": Lookalike("a figure space", " "),
    "\u2009": Lookalike("a thin space", " "),
    "\u3000": Lookalike("a full-width space", " "),
    **{mark: Lookalike("a curly quotation mark", '"') for mark in "\u201c\u201d\u201e\u201f"},
    **{mark: Lookalike("a curly quotation mark", "'") for mark in "\u2018\u2019\u201a\u201b"},
    **{mark: Lookalike("an angle quotation mark", '"') for mark in "\u00ab\u00bb"},
    **{mark: Lookalike("a Chinese quotation mark", '"') for mark in "\u300c\u300d\u300e\u300f"},
    "\uff02": Lookalike("a full-width quotation mark", '"'),
    "\u2010": Lookalike("a typographic hyphen", "-"),
    "\u2011": Lookalike("a no-break hyphen", "-"),
    "\u2012": Lookalike("a figure dash", "-"),
    "\u2013": Lookalike("an en dash", "-"),
    "\u2014": Lookalike("an em dash", "-"),
    "\u2212": Lookalike("a minus sign", "-"),
    "\u3001": Lookalike("a Chinese comma", ","),
}
"""By character. Full-width ASCII is not in the table: it is computed."""
_FULL_WIDTH: Final = range(0xFF01, 0xFF5F)
_TO_ASCII: Final = 0xFF01 - ord("!")


def find_lookalike(character: str) -> Lookalike | None:
    if known := LOOKALIKES.get(character):
        return known
    if ord(character) in _FULL_WIDTH:
        return Lookalike("a full-width character", chr(ord(character) - _TO_ASCII))
    return None


def to_plain(text: str) -> str:
    return "".join(found.plain if (found := find_lookalike(character)) else character for character in text)


def first_lookalike(text: str) -> str | None:
    return next((character for character in text if find_lookalike(character)), None)


def describe(character: str) -> str:
    found = find_lookalike(character)
    name = found.name if found else "the character"
    shown = f" {character}" if not character.isspace() else ""
    return f"{name}{shown} (U+{ord(character):04X})"


class Misplaced(NamedTuple):
    line: int
    what: str
    remedy: str


def find_misplaced(text: str) -> Misplaced | None:
    """Return the first character beyond ASCII outside texts and comments, where TOML allows none, with a remedy."""
    line = 1
    for kind, part in tokens(text):
        if kind in ("bare", "other"):
            for character in part:
                if not character.isascii():
                    return Misplaced(line, f"contains {describe(character)}", _remedy(character))
        line += part.count("\n")
    return None


def _remedy(character: str) -> str:
    found = find_lookalike(character)
    if found is None:
        return 'Write texts in straight quotation marks: "…"'
    names = {" ": "an ordinary space", "'": 'straight quotation marks: "…"', '"': 'straight quotation marks: "…"'}
    return f"Type {names.get(found.plain, f'{found.plain} instead')}"
