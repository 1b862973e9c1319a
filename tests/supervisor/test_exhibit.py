"""The real exhibit under its supervisor: a busy slot, an exception, a poisoned bundle."""

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from qbj_kiosk.app.kiosk_mode import KioskArguments
from qbj_kiosk.supervisor import fault_log
from qbj_kiosk.supervisor.config import Config, Timing
from qbj_kiosk.supervisor.environment import make_child_environment
from qbj_kiosk.supervisor.journal import Journal
from qbj_kiosk.supervisor.log import Log
from qbj_kiosk.supervisor.recovery import BackOff, Stage
from qbj_kiosk.supervisor.supervisor import Supervisor
from qbj_kiosk.supervisor.systemd import Notifier
from qbj_kiosk.supervisor.watchdog import Deadlines
from tests.supervisor.watching import Story, acting

EXHIBIT = [sys.executable, str(Path(__file__).with_name("exhibit.py"))]
TIMING = Timing(Deadlines(first_frame=60, stall=4), BackOff(waits=(0,)))

pytestmark = pytest.mark.slow


def environment(stage: Stage) -> Mapping[str, str]:
    return make_child_environment(os.environ, stage, "software")


def supervisor(folder: Path, config: Config) -> tuple[Supervisor, Journal]:
    journal = Journal(Log(folder), folder / "faults", time.monotonic)
    return Supervisor(config, journal, Notifier({})), journal


@pytest.mark.parametrize("way", ["busy", "early"])
def test_a_slot_that_never_returns_is_found_and_told(real_bundle: Path, tmp_path: Path, way: str) -> None:
    story = Story(tmp_path)
    ways = iter([way])
    made, journal = supervisor(
        tmp_path, Config(lambda _: [*EXHIBIT, str(real_bundle), next(ways, "well")], environment, timing=TIMING)
    )
    with acting(story, lambda: len(story.named("shown")) == 2):
        made.run()
    journal.close()
    assert story.named("lost")[0]["text"].startswith("no frame for 4 s")
    assert any(event["text"].endswith("in sleep") for event in story.named("output"))


def test_an_exception_ends_nothing_and_is_told_with_its_place(real_bundle: Path, tmp_path: Path) -> None:
    story = Story(tmp_path)
    made, journal = supervisor(
        tmp_path, Config(lambda _: [*EXHIBIT, str(real_bundle), "raising"], environment, timing=TIMING)
    )
    with acting(story, lambda: story.named("fault")):
        made.run()
    journal.close()
    (fault,) = story.named("fault")
    assert fault["text"] == "ValueError: a slot failed"
    assert "exhibit.py:" in fault["where"]
    assert story.named("lost") == []


def test_a_bundle_that_is_not_there_gives_way_to_the_built_in_one_at_once_and_staff_is_told(tmp_path: Path) -> None:
    story, given = Story(tmp_path), KioskArguments(bundle=tmp_path / "nothing")
    made, journal = supervisor(
        tmp_path,
        Config(
            lambda stage: [sys.executable, "-m", "qbj_kiosk", *given.child_arguments(stage)], environment, timing=TIMING
        ),
    )
    with acting(story, lambda: story.named("shown")):
        made.run()
    journal.close()
    assert [event["stage"] for event in story.named("started")] == ["as_it_was", "built_in"]
    told = [fault.text for fault in fault_log.read(tmp_path / "faults")]
    assert f"{tmp_path / 'nothing'}: there is no such folder. Name the folder of a bundle" in told


def test_a_poisoned_bundle_ends_in_the_built_in_one(real_bundle: Path, tmp_path: Path) -> None:
    story, poisoned = Story(tmp_path), tmp_path / "poisoned"
    poisoned.mkdir()
    (poisoned / "manifest.json").write_text("{}")
    bundles = {Stage.BUILT_IN: real_bundle}
    made, journal = supervisor(
        tmp_path,
        Config(lambda stage: [*EXHIBIT, str(bundles.get(stage, poisoned)), "well"], environment, timing=TIMING),
    )
    with acting(story, lambda: story.named("shown")):
        made.run()
    journal.close()
    assert [event["stage"] for event in story.named("started")] == ["as_it_was", "as_it_was", "software", "built_in"]
    assert len(story.named("lost")) == 3
