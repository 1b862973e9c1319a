"""Filling in the interface's texts."""

from collections.abc import Sequence

from qbj_kiosk.exhibit.ui_strings import Interface


def fill(template: str, **values: object) -> str:
    """Puts values in for `{name}`; the build has checked that the template asks for no others."""
    return template.format(**values)


def enumerate_numbers(numbers: Sequence[int], joiner: str) -> str:
    """7 and 6 and 3: `7, 6 and 3`, in the order given; the joiner stands before the last."""
    *first, last = (str(number) for number in numbers)
    return f"{', '.join(first)}{joiner}{last}" if first else last


def source_label(words: Interface, paragraphs: Sequence[int]) -> str:
    """Names the paragraphs that something rests on, as a way to the article."""
    if len(paragraphs) == 1:
        return fill(words.from_paragraph, numbers=paragraphs[0])
    return fill(words.from_paragraphs, numbers=enumerate_numbers(sorted(paragraphs), words.joiner))
