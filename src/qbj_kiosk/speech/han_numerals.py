"""Numbers in Chinese words: engines read 12,500 as "twelve thousand", skip decimal points and count years."""

import re
from typing import Final

DIGITS: Final = "零一二三四五六七八九"
_UNITS: Final = ("", "十", "百", "千")
_SCALES: Final = ("", "万", "亿", "万亿")
_LARGEST_LENGTH: Final = 4 * len(_SCALES)
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", re.ASCII)


def spell_numbers(text: str) -> str:
    """Replace every number in a Chinese text by words."""
    return _NUMBER.sub(lambda found: spell(found[0]), text)


def spell(number: str) -> str:
    """Return a number such as "12,500" or "3.5" in Chinese words; beyond 16 digits, digit by digit."""
    whole, _, decimals = number.replace(",", "").partition(".")
    words = _spell_whole(whole.lstrip("0") or "0")
    return f"{words}点{spell_digits(decimals)}" if decimals else words


def spell_digits(number: str) -> str:
    """Return a number in Chinese words digit by digit, as years are read."""
    return "".join(DIGITS[int(digit)] for digit in number)


def _spell_whole(digits: str) -> str:
    if len(digits) > _LARGEST_LENGTH:
        return spell_digits(digits)
    groups = [digits[max(0, end - 4) : end] for end in range(len(digits), 0, -4)]
    words = ""
    for scale, group in reversed(tuple(enumerate(groups))):
        spelled = _spell_group(group)
        # One zero for all omitted places.
        is_short = bool(words) and (group.startswith("0") or words.endswith("零"))
        words = words.rstrip("零") + ("零" if is_short else "") + (spelled + _SCALES[scale] if spelled else "")
    words = words.rstrip("零")
    return (words.removeprefix("一") if words.startswith("一十") else words) or DIGITS[0]


def _spell_group(group: str) -> str:
    words = ""
    for place, digit in enumerate(group):
        if digit != "0":
            words += DIGITS[int(digit)] + _UNITS[len(group) - 1 - place]
        elif words and not words.endswith("零"):
            words += "零"
    return words.rstrip("零")
