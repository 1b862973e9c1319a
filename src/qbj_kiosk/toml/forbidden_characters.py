"""Characters that no text may contain: invisible ones, control characters, and ones that change its direction."""

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BYTE_ORDER_MARK = "\ufeff"
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | frozenset(
    chr(code) for codes in (range(0x180B, 0x1810), range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0)) for code in codes
)
"""Fillers, joiners and variation selectors that Python calls printable."""
_REFUSED_CATEGORIES = {
    "Cc": "a control character",
    "Cf": "an invisible character",
    "Cn": "a character without a meaning",
    "Co": "a character without a meaning",
    "Cs": "a control character",
    "Zl": "a control character",
    "Zp": "a control character",
}


def forbidden_character(text: str) -> tuple[int, str] | None:
    """Return position and description of the first character that no text may contain; None if there is none."""
    found = {text.index(character): character for character in set(text) if _describe(character)}
    if not found:
        return None
    position = min(found)
    return position, f"{_describe(found[position])} (U+{ord(found[position]):04X})"


def _describe(character: str) -> str | None:
    if character in _INVISIBLE:
        return "an invisible character"
    if character.isprintable() or character in "\n\t":
        return None
    if character in _BIDI:
        return "a bidirectional control character"
    if character == _BYTE_ORDER_MARK:
        return "a byte order mark"
    import unicodedata  # seldom needed, and every start imports this module

    return _REFUSED_CATEGORIES.get(unicodedata.category(character))
