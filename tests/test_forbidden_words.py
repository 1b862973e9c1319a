"""Words that this repository does not use. docs/style.md has the rules, each pattern its replacement."""

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("src", "tests", "docs", "tools", "benchmarks")
SUFFIXES = {".py", ".qml", ".md", ".toml", ".sh", ".cmd", ".svg"}
TOP_LEVEL = ("*.md", "pyproject.toml", "kiosk", "kiosk.cmd", "check")
SKIPPED = {"tests/test_forbidden_words.py", "tests/data/article.txt", "docs/style.md"}
"""This file, the exhibit's own text, and the examples of what not to write."""

WORDS = {
    r"told|tells?|telling": "report, print, notify; to tell apart: distinguish",
    r"anew": "again, or name what is created",
    r"whoever|whomever|whichever": "name the subject",
    r"nobody|somebody|whom": "name the person, or use the passive",
    r"mend(?:s|ed|ing)?|heed(?:s|ed)?|shall|lest|ere|naught|nought|amidst?|whilst": "fix, obey, must, so that not …",
    r"therein|thereof|thereby|thus far|wherein|whence|hence": "in it, of it, so far, so",
    r"sets? out|stands? for|lets? go|letting go|from now on|(?:is|are|be) had": "start, mean, release, then, exist",
    r"gives? up|giving up|gave up": "stop, time out",
    r"comes? to (?:rest|an end|stand)": "stop, end",
    r"hears|heard": "receive; a person may hear",
    r"says?|said": "print, contain, state; a voice or a person may say",
    r"wak(?:es?|ing) up|woke|woken|asleep": "start, create; `wake the selector` is the term",
    r"mouth|lifeline|curtains?|backstage|flood|pump": "channel, parent watch, standby, staff, rate limit, reader",
}
OPENINGS = {
    r'"""(?:What|Who|Whose|Whether|All that|Lets|Says|Tells|Makes|Does)\b': (
        'imperative or noun phrase; a predicate: "Return True if …"'
    ),
    r"(?:#|//) (?:What|Whoever|Who|Whatever|Nobody|Whether)\b": "name the subject",
}

ALLOWED = (
    # file (a pattern), word or phrase that may stand there, reason
    ("docs/accessibility.md", "hears nothing", "a visitor who is deaf"),
    ("docs/processes.svg", "say, stop", "messages to the speech worker"),
    ("src/qbj_kiosk/speech/worker/synthesizer.py", ".say(", "a method of Qt's engine"),
    ("tests/commands/test_doctor.py", "somebody", "the name of a home folder"),
    ("tests/deploy/test_switch_to_exhibit_user.py", "nobody", "the system's user of that name"),
)


def files() -> Iterator[tuple[str, Path]]:
    """Yield every file that is checked for words, with its path in the checkout."""
    found = [file for folder in FOLDERS for file in (ROOT / folder).rglob("*") if file.suffix in SUFFIXES]
    found += [file for pattern in TOP_LEVEL for file in ROOT.glob(pattern)]
    for file in sorted(found):
        name = file.relative_to(ROOT).as_posix()
        if "__pycache__" not in name and name not in SKIPPED:
            yield name, file


def allowed(name: str, line: str) -> str:
    for pattern, phrase, _ in ALLOWED:
        if fnmatch(name, pattern):
            line = line.replace(phrase, "")
    return line


@cache
def checked_lines() -> tuple[tuple[str, int, str], ...]:
    return tuple(
        (name, number, allowed(name, line))
        for name, file in files()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
    )


def findings(pattern: re.Pattern[str]) -> list[str]:
    """Return `file:line: text` for each line that a pattern of unwanted words matches.

    A name is read as words: `set_up` as "set up".
    """
    return [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, number, line in checked_lines()
        if pattern.search(line) or pattern.search(line.replace("_", " "))
    ]


@pytest.mark.parametrize(("words", "instead"), WORDS.items(), ids=[words.partition("|")[0] for words in WORDS])
def test_words_are_not_used(words: str, instead: str) -> None:
    pattern = re.compile(rf"(?<![A-Za-z])(?:{words})(?![A-Za-z])", re.IGNORECASE)
    assert findings(pattern) == [], f"write instead: {instead}"


@pytest.mark.parametrize(("opening", "instead"), OPENINGS.items(), ids=["docstrings", "comments"])
def test_openings_are_plain(opening: str, instead: str) -> None:
    if opening.startswith("(?:#"):
        opening = f"(?<!#){opening}(?!.*\\?)"
    assert findings(re.compile(opening)) == [], f"write instead: {instead}"


@pytest.mark.parametrize("row", ALLOWED, ids=lambda row: f"{row[0]} {row[1]}")
def test_exceptions_are_needed(row: tuple[str, str, str]) -> None:
    path, phrase, _ = row
    assert any(fnmatch(name, path) and phrase in file.read_text(encoding="utf-8") for name, file in files())
