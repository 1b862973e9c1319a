"""The recorder: a repeated fault is recorded once and counted."""

import json
from pathlib import Path

from qbj_kiosk.supervisor import last_faults
from qbj_kiosk.supervisor.event_recorder import Recorder
from qbj_kiosk.supervisor.log import Log


def read_log(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "kiosk.jsonl").read_text(encoding="ascii").splitlines()]


def test_repeated_fault_is_recorded_once(tmp_path: Path) -> None:
    now = [0.0]
    recorder = Recorder(Log(tmp_path), tmp_path / "faults", lambda: now[0])
    for _ in range(500):
        recorder.log_fault("exhibit", "file:///a/Main.qml:12: TypeError")
    now[0] = 60.0
    recorder.log_repeats()
    recorder.close()
    assert len(last_faults.read(tmp_path / "faults")) == 1
    first, last = read_log(tmp_path)
    assert (first["event"], first["where"], first["from"]) == ("fault", "/a/Main.qml:12", "exhibit")
    assert last["text"] == "499 times more: file:///a/Main.qml:12: TypeError"
