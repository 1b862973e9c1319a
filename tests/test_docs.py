"""Every file, link and module that a document names exists."""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from qbj_kiosk.commands.main import main

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
STATEMENT = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))


@cache
def tracked() -> tuple[str, ...]:
    """Return the paths of all files of the checkout, each with a leading slash."""
    folders = ("benchmarks", "docs", "resources", "src", "tests", "tools")
    files = [file for folder in folders for file in (ROOT / folder).rglob("*")]
    return tuple(f"/{file.relative_to(ROOT).as_posix()}" for file in files)


def in_code(document: Path) -> list[str]:
    return re.findall(r"`([^`\n]+)`", document.read_text(encoding="utf-8"))


def test_readme_lists_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in main.commands if not re.search(rf"`\./kiosk {name}\b", readme)] == []


def test_tests_in_the_accessibility_statement_exist() -> None:
    named = set(re.findall(r"`([a-z]+(?:/[a-z]+)*/(?:test|tst)_[a-z_]+\.(?:py|qml))`", STATEMENT))
    assert named
    assert {path for path in named if not (ROOT / "tests" / path).is_file()} == set()


@each_document
def test_links_exist(document: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


@each_document
def test_source_files_exist(document: Path) -> None:
    named = [name for code in in_code(document) for name in re.findall(r"[\w./-]+\.(?:py|qml|sh)\b", code)]
    missing = [name for name in named if not any(path.endswith(f"/{name}") for path in tracked())]
    assert missing == []


@each_document
def test_modules_exist(document: Path) -> None:
    named = [name for code in in_code(document) for name in re.findall(r"\bqbj_kiosk(?:\.[a-z_]+)+", code)]
    assert [name for name in named if find_spec(name) is None] == []


@each_document
def test_lines_have_at_most_100_columns(document: Path) -> None:
    text = re.sub(r"^```.*?^```", "", document.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    assert [line for line in text.splitlines() if len(line) > 100 and not line.startswith(("|", "!["))] == []
