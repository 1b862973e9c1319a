"""Rules for the text for young visitors: one sentence that an eight-year-old can read standing."""

from collections.abc import Iterator

from qbj_kiosk.exhibit.han_and_latin_text import split_sentences

MOST_WORDS = 15
"""Words of the sentence in a Latin script."""
MOST_CHARACTERS = 30
"""Characters of the sentence in Han script."""


def find_faults(text: str, script: str) -> Iterator[tuple[str, str]]:
    if (sentences := len(split_sentences(text))) > 1:
        yield f"the text for young visitors has {sentences} sentences", "Write one sentence"
    match script:
        case "latin" if (words := len(text.split())) > MOST_WORDS:
            yield f"the sentence for young visitors has {words} words", f"Write at most {MOST_WORDS} words"
        case "han" if (characters := len("".join(text.split()))) > MOST_CHARACTERS:
            what = f"the sentence for young visitors has {characters} characters"
            yield what, f"Write at most {MOST_CHARACTERS} characters"
