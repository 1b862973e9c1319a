"""The real exhibit under its supervisor: a blocked event loop, an exception, a missing or damaged bundle."""

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from qbj_kiosk.app.application import cache_folder
from qbj_kiosk.app.kiosk_mode_startup import KioskArguments
from qbj_kiosk.bundles.built_in_bundle import EARLIER
from qbj_kiosk.bundles.fallback_copies import keep_copy
from qbj_kiosk.bundles.open_bundle import open_bundle
from qbj_kiosk.supervisor import last_faults
from qbj_kiosk.supervisor.config import Config, Timing
from qbj_kiosk.supervisor.environment import make_child_environment
from qbj_kiosk.supervisor.event_recorder import Recorder
from qbj_kiosk.supervisor.log import Log
from qbj_kiosk.supervisor.recovery import BackOff, Stage
from qbj_kiosk.supervisor.supervisor import Supervisor
from qbj_kiosk.supervisor.systemd import Notifier
from qbj_kiosk.supervisor.watchdog import Deadlines
from tests.supervisor.log_reader import LogReader, end_after

EXHIBIT = [sys.executable, str(Path(__file__).with_name("faulty_exhibit.py"))]
TIMING = Timing(Deadlines(first_frame=60, stall=4), BackOff(waits=(0,)))

pytestmark = pytest.mark.slow


def environment(stage: Stage) -> Mapping[str, str]:
    return make_child_environment(os.environ, stage, "software")


def make_supervisor(folder: Path, config: Config) -> tuple[Supervisor, Recorder]:
    recorder = Recorder(Log(folder), folder / "faults", time.monotonic)
    return Supervisor(config, recorder, Notifier({})), recorder


@pytest.mark.parametrize("fault", ["busy", "early"])
def test_blocked_event_loop_is_killed_and_traced(real_bundle: Path, tmp_path: Path, fault: str) -> None:
    log = LogReader(tmp_path)
    faults = iter([fault])
    kiosk, recorder = make_supervisor(
        tmp_path, Config(lambda _: [*EXHIBIT, str(real_bundle), next(faults, "none")], environment, timing=TIMING)
    )
    with end_after(log, lambda: len(log.named("shown")) == 2):
        kiosk.run()
    recorder.close()
    assert log.named("lost")[0]["text"].startswith("no frame for 4 s")
    assert any(event["text"].endswith("in sleep") for event in log.named("output"))


def test_exception_is_logged_with_its_location_and_ends_nothing(real_bundle: Path, tmp_path: Path) -> None:
    log = LogReader(tmp_path)
    kiosk, recorder = make_supervisor(
        tmp_path, Config(lambda _: [*EXHIBIT, str(real_bundle), "raising"], environment, timing=TIMING)
    )
    with end_after(log, lambda: log.named("fault")):
        kiosk.run()
    recorder.close()
    (fault,) = log.named("fault")
    assert fault["text"] == "ValueError: a slot failed"
    assert "faulty_exhibit.py:" in fault["where"]
    assert log.named("lost") == []


def test_missing_bundle_is_replaced_by_the_built_in_one_and_is_a_fault(tmp_path: Path) -> None:
    log, arguments = LogReader(tmp_path), KioskArguments(bundle=tmp_path / "nothing")
    kiosk, recorder = make_supervisor(
        tmp_path,
        Config(
            lambda stage: [sys.executable, "-m", "qbj_kiosk", *arguments.child_arguments(stage)],
            environment,
            timing=TIMING,
        ),
    )
    with end_after(log, lambda: log.named("shown")):
        kiosk.run()
    recorder.close()
    assert [event["stage"] for event in log.named("started")] == ["as_it_was", "built_in"]
    faults = [fault.text for fault in last_faults.read(tmp_path / "faults")]
    assert f"{tmp_path / 'nothing'}: there is no such folder. Name the folder of a bundle" in faults


def test_missing_bundle_is_replaced_by_its_copy_at_the_first_start(
    real_bundle: Path, tmp_path: Path, qapp: QGuiApplication
) -> None:
    assert qapp.applicationName() == "qbj-kiosk"
    log, configured = LogReader(tmp_path), tmp_path / "autumn"
    keep_copy(open_bundle(real_bundle), configured, cache_folder())
    arguments = KioskArguments(bundle=configured)
    kiosk, recorder = make_supervisor(
        tmp_path,
        Config(
            lambda stage: [sys.executable, "-m", "qbj_kiosk", *arguments.child_arguments(stage)],
            environment,
            timing=TIMING,
        ),
    )
    with end_after(log, lambda: log.named("shown") and len(log.named("output")) > 1):
        kiosk.run()
    recorder.close()
    assert [event["stage"] for event in log.named("started")] == ["as_it_was"]
    assert log.named("lost") == []
    assert [event["text"] for event in log.named("output")] == [
        EARLIER,
        f"{configured}: there is no such folder. Name the folder of a bundle",
    ]


def test_damaged_bundle_is_replaced_by_the_built_in_one(real_bundle: Path, tmp_path: Path) -> None:
    log, damaged = LogReader(tmp_path), tmp_path / "damaged"
    damaged.mkdir()
    (damaged / "manifest.json").write_text("{}")
    bundles = {Stage.BUILT_IN: real_bundle}
    kiosk, recorder = make_supervisor(
        tmp_path,
        Config(lambda stage: [*EXHIBIT, str(bundles.get(stage, damaged)), "none"], environment, timing=TIMING),
    )
    with end_after(log, lambda: log.named("shown")):
        kiosk.run()
    recorder.close()
    assert [event["stage"] for event in log.named("started")] == ["as_it_was", "as_it_was", "software", "built_in"]
    assert len(log.named("lost")) == 3
