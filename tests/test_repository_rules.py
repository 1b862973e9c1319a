"""Rules of this repository that no linter checks."""

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
QML = ROOT / "src" / "qbj_kiosk" / "qml"
TEXT = {".cfg", ".cmd", ".desktop", ".json", ".md", ".py", ".qml", ".sh", ".svg", ".toml", ".txt", ".yml", ""}
SKIPPED_FOLDERS = {".git", ".venv", "__pycache__", "build", "dist", "node_modules"}
SKIPPED_FILES = {Path(__file__), ROOT / "resources" / "article"}
MARKS = re.compile(r"\b(?:" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")) + r")\b")
ADDRESSES = re.compile(
    r"\b(?:pypi\.org|pythonhosted\.org|registry\.npmjs|deb\.debian\.org|--(?:extra-)?index-url|--find-links)"
)
MACHINE = re.compile(r"(?<![\w./$])/(?:work|root|tmp/w|opt/wheels|opt/pypi|home/[a-z])\b")


@cache
def files() -> tuple[Path, ...]:
    """Return every text file of the checkout that no tool generated."""
    found = [
        file for file in ROOT.rglob("*") if not SKIPPED_FOLDERS & set(file.relative_to(ROOT).parts) and file.is_file()
    ]
    cached = {
        file for file in found if any(part.endswith("_cache") for part in file.parts) or ".hypothesis" in file.parts
    }
    return tuple(sorted(file for file in found if file.suffix in TEXT and file not in SKIPPED_FILES | cached))


def matches(pattern: re.Pattern[str], among: Iterator[Path] | tuple[Path, ...]) -> list[str]:
    """Return `file:line: text` for each line of the repository's files that a pattern matches."""
    return [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for file in among
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


def qml() -> tuple[Path, ...]:
    return tuple(file for file in files() if file.suffix == ".qml" and QML in file.parents)


def without_comments(source: str) -> str:
    return re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", lambda found: re.sub(r"[^\n]", " ", found[0]), source, flags=re.DOTALL)


def objects(source: str, kind: str) -> Iterator[tuple[int, str]]:
    source = without_comments(source)
    for found in re.finditer(rf"(?<![\w.]){kind}\s*\{{", source):
        depth, end = 1, found.end()
        while depth and end < len(source):
            depth += {"{": 1, "}": -1}.get(source[end], 0)
            end += 1
        yield source.count("\n", 0, found.start()) + 1, source[found.end() : end - 1]


def test_files_of_the_checkout_are_found() -> None:
    assert len(files()) > 50
    assert len(qml()) > 10


@pytest.mark.parametrize("pattern", [MARKS, ADDRESSES, MACHINE], ids=["unfinished", "registries", "machine paths"])
def test_no_file_contains(pattern: re.Pattern[str]) -> None:
    assert matches(pattern, files()) == []


def test_colours_are_defined_only_in_the_theme() -> None:
    outside = tuple(file for file in qml() if QML / "Kiosk" / "Theme" not in file.parents)
    assert matches(re.compile(r"""["']#[0-9A-Fa-f]{3,8}["']|\bQt\.(?:rgba|hsla|color)\("""), outside) == []


@pytest.mark.parametrize("kind", ["Text", "TextEdit", "TextInput"])
def test_every_text_sets_its_text_format(kind: str) -> None:
    missing = [
        f"{file.relative_to(ROOT)}:{line}"
        for file in qml()
        for line, body in objects(file.read_text(encoding="utf-8"), kind)
        if kind != "TextInput" and "textFormat:" not in re.sub(r"\{[^{}]*\}", "", body)
    ]
    assert missing == []


def test_no_text_format_allows_html() -> None:
    assert matches(re.compile(r"Text\.(?:RichText|StyledText|AutoText|MarkdownText)"), qml()) == []


@pytest.mark.parametrize("package", ["exhibit", "session", "bundles"])
def test_package_is_imported_without_qt(package: str) -> None:
    script = (
        "import importlib, pkgutil, sys\n"
        f"top = importlib.import_module('qbj_kiosk.{package}')\n"
        "names = [found.name for found in pkgutil.walk_packages(top.__path__, top.__name__ + '.')]\n"
        "[importlib.import_module(name) for name in names]\n"
        "print(len(names), [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    count, _, qt = done.stdout.strip().partition(" ")
    assert qt == "[]"
    assert int(count) > 0


def test_only_windows_scripts_have_crlf() -> None:
    ours = [file for file in files() if "fonts" not in file.parts]
    suffixes = {file.suffix for file in ours if b"\r\n" in file.read_bytes()}
    assert suffixes <= {".cmd"}
    assert b"\n" not in (ROOT / "kiosk.cmd").read_bytes().replace(b"\r\n", b"")
