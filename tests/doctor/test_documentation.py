"""docs/doctor.md lists every check and state."""

import re

from qbj_kiosk.doctor.all_checks import CHECKS
from qbj_kiosk.doctor.finding import State
from tests.conftest import ROOT

DOCUMENT = (ROOT / "docs" / "doctor.md").read_text(encoding="utf-8")


def test_table_has_the_checks_in_order() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.+) \| (.+) \|$", DOCUMENT, re.MULTILINE)
    assert [name for name, _, _ in rows] == [check.name for check in CHECKS]


def test_every_state_is_explained() -> None:
    assert re.findall(r"^- \*\*(\w+)\*\*", DOCUMENT, re.MULTILINE) == list(State)
