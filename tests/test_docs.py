"""What the documents name is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STATEMENT = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")


def test_every_test_that_the_statement_names_exists() -> None:
    named = set(re.findall(r"`([a-z]+/(?:test|tst)_[a-z_]+\.(?:py|qml))`", STATEMENT))
    assert named
    assert {path for path in named if not (ROOT / "tests" / path).is_file()} == set()


@pytest.mark.parametrize("document", sorted(ROOT.glob("docs/*.md")), ids=lambda path: path.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []
