"""The sentence for young visitors: one, and short enough for an eight-year-old to read standing."""

import re
from collections.abc import Iterator

MOST_WORDS = 15
"""Words of the sentence in a Latin script."""
MOST_CHARACTERS = 30
"""Characters of the sentence in Han script."""

_BETWEEN = re.compile(r"[.!?…]+[\"'”’)]*\s+(?=\S)|[。！？]+[”’）]*(?=[^\s。！？”’）])")  # noqa: RUF001 - Chinese marks end sentences, too
"""Where one sentence ends and another begins."""


def faults(text: str, script: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a sentence in a script, and what to do about it."""
    if sentences := len(_BETWEEN.findall(text)):
        yield f"the text for young visitors has {sentences + 1} sentences", "Write one sentence"
    match script:
        case "latin" if (words := len(text.split())) > MOST_WORDS:
            yield f"the sentence for young visitors has {words} words", f"Write at most {MOST_WORDS} words"
        case "han" if (characters := len("".join(text.split()))) > MOST_CHARACTERS:
            what = f"the sentence for young visitors has {characters} characters"
            yield what, f"Write at most {MOST_CHARACTERS} characters"
