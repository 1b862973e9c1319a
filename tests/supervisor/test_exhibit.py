"""The real exhibit under its supervisor: a busy slot, an exception, a poisoned bundle."""

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from qbj_kiosk.app.kiosk_mode import KioskArguments
from qbj_kiosk.supervisor import fault_log
from qbj_kiosk.supervisor.config import Plan, Rules
from qbj_kiosk.supervisor.environment import for_child
from qbj_kiosk.supervisor.journal import Record
from qbj_kiosk.supervisor.log import Log
from qbj_kiosk.supervisor.recovery import Patience, Stage
from qbj_kiosk.supervisor.supervisor import Supervisor
from qbj_kiosk.supervisor.systemd import Notifier
from qbj_kiosk.supervisor.watchdog import Deadlines
from tests.supervisor.watching import Story, acting

EXHIBIT = [sys.executable, str(Path(__file__).with_name("exhibit.py"))]
RULES = Rules(Deadlines(first_frame=60, stall=4), Patience(back_off=(0,)))

pytestmark = pytest.mark.slow


def environment(stage: Stage) -> Mapping[str, str]:
    return for_child(os.environ, stage, "software")


def supervisor(folder: Path, plan: Plan) -> tuple[Supervisor, Record]:
    record = Record(Log(folder), folder / "faults", time.monotonic)
    return Supervisor(plan, record, Notifier({})), record


@pytest.mark.parametrize("way", ["busy", "early"])
def test_a_slot_that_never_returns_is_found_and_told(real_bundle: Path, tmp_path: Path, way: str) -> None:
    story = Story(tmp_path)
    ways = iter([way])
    made, record = supervisor(
        tmp_path, Plan(lambda _: [*EXHIBIT, str(real_bundle), next(ways, "well")], environment, rules=RULES)
    )
    with acting(story, lambda: len(story.named("shown")) == 2):
        made.run()
    record.close()
    assert story.named("lost")[0]["text"].startswith("no frame for 4 s")
    assert any(event["text"].endswith("in sleep") for event in story.named("output"))


def test_an_exception_ends_nothing_and_is_told_with_its_place(real_bundle: Path, tmp_path: Path) -> None:
    story = Story(tmp_path)
    made, record = supervisor(
        tmp_path, Plan(lambda _: [*EXHIBIT, str(real_bundle), "raising"], environment, rules=RULES)
    )
    with acting(story, lambda: story.named("fault")):
        made.run()
    record.close()
    (fault,) = story.named("fault")
    assert fault["text"] == "ValueError: a slot failed"
    assert "exhibit.py:" in fault["where"]
    assert story.named("lost") == []


def test_a_bundle_that_is_not_there_gives_way_to_the_built_in_one_at_once_and_staff_is_told(tmp_path: Path) -> None:
    story, given = Story(tmp_path), KioskArguments(bundle=tmp_path / "nothing")
    made, record = supervisor(
        tmp_path,
        Plan(lambda stage: [sys.executable, "-m", "qbj_kiosk", *given.arguments(stage)], environment, rules=RULES),
    )
    with acting(story, lambda: story.named("shown")):
        made.run()
    record.close()
    assert [event["stage"] for event in story.named("started")] == ["as_it_was", "built_in"]
    told = [fault.text for fault in fault_log.read(tmp_path / "faults")]
    assert f"{tmp_path / 'nothing'}: there is no such folder. Name the folder of a bundle" in told


def test_a_poisoned_bundle_ends_in_the_built_in_one(real_bundle: Path, tmp_path: Path) -> None:
    story, poisoned = Story(tmp_path), tmp_path / "poisoned"
    poisoned.mkdir()
    (poisoned / "manifest.json").write_text("{}")
    bundles = {Stage.BUILT_IN: real_bundle}
    made, record = supervisor(
        tmp_path,
        Plan(lambda stage: [*EXHIBIT, str(bundles.get(stage, poisoned)), "well"], environment, rules=RULES),
    )
    with acting(story, lambda: story.named("shown")):
        made.run()
    record.close()
    assert [event["stage"] for event in story.named("started")] == ["as_it_was", "as_it_was", "software", "built_in"]
    assert len(story.named("lost")) == 3
