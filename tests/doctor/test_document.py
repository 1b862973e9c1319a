"""The table of checks that people read."""

import re

from qbj_kiosk.doctor.finding import State
from qbj_kiosk.doctor.registry import CHECKS
from tests.conftest import ROOT

DOCUMENT = (ROOT / "docs" / "doctor.md").read_text(encoding="utf-8")


def test_it_has_exactly_the_checks_in_their_order() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.+) \| (.+) \|$", DOCUMENT, re.MULTILINE)
    assert [name for name, _, _ in rows] == [check.name for check in CHECKS]


def test_it_explains_every_state() -> None:
    assert re.findall(r"^- \*\*(\w+)\*\*", DOCUMENT, re.MULTILINE) == list(State)
