"""What children write: cut into lines, held back when it floods, located, bounded on disk."""

import json
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.supervisor import fault_log
from qbj_kiosk.supervisor.journal import Journal
from qbj_kiosk.supervisor.log import Log, split_location
from qbj_kiosk.supervisor.process import line_buffer
from qbj_kiosk.supervisor.process.line_buffer import LineBuffer
from qbj_kiosk.supervisor.rate_limit import RateLimit


def written(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "kiosk.jsonl").read_text(encoding="ascii").splitlines()]


@given(st.binary(max_size=300), st.lists(st.integers(0, 300), max_size=6))
def test_lines_are_the_same_in_whatever_pieces_they_come(data: bytes, cuts: list[int]) -> None:
    whole, pieces = LineBuffer(), LineBuffer()
    edges = [0, *sorted(cuts), len(data)]
    told = [line for start, end in pairwise(edges) for line in pieces.feed(data[start:end])]
    assert told + pieces.flush() == whole.feed(data) + whole.flush()


def test_a_line_without_end_is_not_gathered() -> None:
    read = LineBuffer()
    for _ in range(100):
        assert read.feed(b"x" * 60_000) == []
    assert len(read._rest) == line_buffer.MAX_LENGTH
    assert read.flush() == ["x" * line_buffer.MAX_LENGTH]


def test_a_binding_error_at_60_frames_a_second_is_one_line_and_its_count() -> None:
    flood = RateLimit()
    passed = [flood.allow("Main.qml:3: TypeError", second / 60) for second in range(60 * 60)]
    assert sum(passed) == 1
    assert flood.summarise(59.9) == []
    assert flood.summarise(60) == ["3599 times more: Main.qml:3: TypeError"]
    assert flood.allow("Main.qml:3: TypeError", 61)


def test_a_minute_has_room_for_so_many_different_lines() -> None:
    flood = RateLimit(max_lines=10)
    assert sum(flood.allow(f"line {number}", 0) for number in range(1000)) == 10
    assert flood.summarise(60) == ["990 lines more"]
    assert flood.summarise(61) == []


def test_a_minute_has_room_for_so_many_characters() -> None:
    flood = RateLimit()
    passed = [flood.allow(f"{number} " + "x" * 3998, 0) for number in range(100)]
    assert sum(passed) == 8
    assert flood.summarise(60) == ["92 lines more"]
    assert flood.allow("x" * 4000, 61)


def test_objects_at_different_addresses_fail_alike() -> None:
    flood = RateLimit()
    assert [flood.allow(f"<Touch at 0x7f{number:x}> failed", 0) for number in range(3)] == [True, False, False]
    assert flood.summarise(60) == ["2 times more: <Touch at 0x…> failed"]


@pytest.mark.parametrize(
    ("line", "where", "text"),
    [
        ("file:///a/Main.qml:12:3: TypeError: no", "/a/Main.qml:12:3", "TypeError: no"),
        ("app.py:7: ValueError: x", "app.py:7", "ValueError: x"),
        ("file:///a/Main.qml:12: file:///a/Main.qml:12: TypeError: no", "/a/Main.qml:12", "TypeError: no"),
        ("file:///a/Main.qml:12: b.qml:7: no", "/a/Main.qml:12", "b.qml:7: no"),
        ("unknown:0: QPainter::begin: no engine", None, "QPainter::begin: no engine"),
        ("libEGL warning: no device", None, "libEGL warning: no device"),
    ],
)
def test_a_line_tells_its_place(line: str, where: str | None, text: str) -> None:
    assert split_location(line) == (where, text)


def test_an_event_is_one_line_of_json_with_time_and_level(tmp_path: Path) -> None:
    log = Log(tmp_path / "deep" / "logs", home="/home/anna")
    log.error("lost", text="two\nlines of /home/anna/青", wait=1.5)
    log.close()
    (event,) = written(tmp_path / "deep" / "logs")
    assert datetime.fromisoformat(str(event.pop("time"))).tzinfo == UTC
    assert event == {"level": "error", "event": "lost", "text": "two\nlines of ~/青", "wait": 1.5}


def test_all_files_together_stay_under_the_bound(tmp_path: Path) -> None:
    log = Log(tmp_path, megabytes=0.1)
    for number in range(2000):
        log.warning("output", text=f"{number} 青 " + "x" * (number % 7000))
    log.close()
    files = list(tmp_path.iterdir())
    assert len(files) == 5
    assert sum(file.stat().st_size for file in files) <= 100_000
    assert str(written(tmp_path)[-1]["text"]).startswith("1999 ")


def size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.iterdir())


@pytest.mark.parametrize("megabytes", [0.06, 0.01])
def test_a_bound_that_was_lowered_holds_at_once_and_the_oldest_lines_go(tmp_path: Path, megabytes: float) -> None:
    log = Log(tmp_path, megabytes=0.1)
    for number in range(2000):
        log.info("started", text=f"{number:04} " + "x" * 200)
    log.close()
    assert size(tmp_path) > 80_000
    log = Log(tmp_path, megabytes)
    assert size(tmp_path) <= megabytes * 1e6
    for number in range(2000, 2300):
        log.info("started", text=f"{number:04} " + "x" * 200)
        assert size(tmp_path) <= megabytes * 1e6
    log.close()
    files = sorted(tmp_path.iterdir(), key=lambda file: file.name, reverse=True)
    kept = [json.loads(line)["text"][:4] for file in files for line in file.read_text().splitlines()]
    assert kept == [f"{number:04}" for number in range(2300 - len(kept), 2300)]


def test_a_bound_is_lowered_while_it_runs(tmp_path: Path) -> None:
    log = Log(tmp_path, megabytes=0.1)
    for _ in range(500):
        log.info("started", text="x" * 200)
    log.set_limit(0.01)
    assert size(tmp_path) <= 10_000
    log.info("last")
    log.close()
    assert written(tmp_path)[-1]["event"] == "last"


def test_a_log_that_cannot_be_written_ends_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    log = Log(tmp_path / "file" / "logs")
    log.info("started")
    log.close()
    assert json.loads(capsys.readouterr().err)["event"] == "started"


def test_a_log_whose_folder_goes_away_ends_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = Log(tmp_path / "logs", megabytes=0.001)
    (tmp_path / "logs" / "kiosk.jsonl").unlink()
    (tmp_path / "logs").rmdir()
    for _ in range(50):
        log.info("started")
    log.close()
    assert capsys.readouterr().err == ""


def test_staff_finds_the_last_faults(tmp_path: Path) -> None:
    file = tmp_path / "state" / "faults"
    when = datetime(2026, 5, 1, 8, tzinfo=UTC)
    for number in range(25):
        fault_log.add(file, f"fault {number} 青", when)
    told = fault_log.read(file)
    assert [fault.text for fault in told] == [f"fault {number} 青" for number in range(5, 25)]
    assert told[0].time == "2026-05-01T08:00:00+00:00"
    assert [found.name for found in file.parent.iterdir()] == ["faults"]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]\n", b"{}\n", b"nonsense", b'"text"\n'])
def test_a_broken_record_of_faults_has_none_and_is_replaced(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "faults"
    file.write_bytes(content)
    assert fault_log.read(file) == ()
    fault_log.add(file, "new")
    assert [fault.text for fault in fault_log.read(file)] == ["new"]


def test_a_full_disk_costs_only_the_record(tmp_path: Path) -> None:
    (tmp_path / "state").touch()
    fault_log.add(tmp_path / "state" / "faults", "lost")
    assert fault_log.read(tmp_path / "state" / "faults") == ()


def test_a_flood_of_faults_is_one_fault_for_staff(tmp_path: Path) -> None:
    now = [0.0]
    journal = Journal(Log(tmp_path), tmp_path / "faults", lambda: now[0])
    for _ in range(500):
        journal.log_fault("exhibit", "file:///a/Main.qml:12: TypeError")
    now[0] = 60.0
    journal.log_repeats()
    journal.close()
    assert len(fault_log.read(tmp_path / "faults")) == 1
    first, last = written(tmp_path)
    assert (first["event"], first["where"], first["from"]) == ("fault", "/a/Main.qml:12", "exhibit")
    assert last["text"] == "499 times more: file:///a/Main.qml:12: TypeError"
