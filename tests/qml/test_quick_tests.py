"""Each function of the Quick Tests in this folder, as a test."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.xdist_shared_files import make_once

HERE = Path(__file__).parent
NAME = re.compile(r'^\s*name: "(\w+)"', re.MULTILINE)
FUNCTION = re.compile(r"^\s*function (test_\w+?)\(", re.MULTILINE)


def functions() -> list[str]:
    found = []
    for file in sorted(HERE.glob("tst_*.qml")):
        text = file.read_text(encoding="utf-8")
        (case,) = NAME.findall(text)
        found += [f"{case}::{name}" for name in FUNCTION.findall(text) if not name.endswith("_data")]
    return found


def run(report: Path) -> None:
    """Run the Quick Tests (QML) in a process; write their report, and their output beside it."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.qml.run_quick_tests", report],
        cwd=HERE.parents[1],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    report.with_suffix(".txt").write_text(done.stdout, encoding="utf-8")
    assert report.is_file(), done.stdout + done.stderr


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return the failures of each function of the Quick Tests. The workers of a run share one report."""
    report = make_once(tmp_path_factory, "quick.xml", run)
    output = report.with_suffix(".txt").read_text(encoding="utf-8")
    failures: dict[str, list[str]] = {}
    for case in ET.parse(report).getroot().iter("testcase"):  # noqa: S314 - our own report
        name = case.get("name", "").partition("(")[0]
        failures.setdefault(name, []).extend(
            f"{case.get('name')}: {failure.get('message')}\n{output}" for failure in case.iter("failure")
        )
    return failures


def test_every_file_fails_on_any_warning() -> None:
    for file in HERE.glob("tst_*.qml"):
        assert "failOnWarning(/./)" in file.read_text(encoding="utf-8"), file.name


@pytest.mark.parametrize("function", functions())
def test_component(results: dict[str, list[str]], function: str) -> None:
    assert results.get(function, ["not run"]) == []


def test_setup_and_cleanup_do_not_fail(results: dict[str, list[str]]) -> None:
    around = {name: failed for name, failed in results.items() if "::test_" not in name}
    assert not any(around.values()), around
