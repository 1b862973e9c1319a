"""Output of children: lines, rate limit, locations, log, faults."""

import json
import os
import stat
import sys
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


def read_log(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "kiosk.jsonl").read_text(encoding="ascii").splitlines()]


@given(st.binary(max_size=300), st.lists(st.integers(0, 300), max_size=6))
def test_lines_do_not_depend_on_the_pieces(data: bytes, cuts: list[int]) -> None:
    whole, pieces = LineBuffer(), LineBuffer()
    edges = [0, *sorted(cuts), len(data)]
    lines = [line for start, end in pairwise(edges) for line in pieces.feed(data[start:end])]
    assert lines + pieces.flush() == whole.feed(data) + whole.flush()


def test_endless_line_uses_limited_memory() -> None:
    buffer = LineBuffer()
    for _ in range(100):
        assert buffer.feed(b"x" * 60_000) == []
    assert len(buffer._rest) == line_buffer.MAX_LENGTH
    assert buffer.flush() == ["x" * line_buffer.MAX_LENGTH]


def test_repeated_line_is_logged_once_and_counted() -> None:
    limit = RateLimit()
    allowed = [limit.allow("Main.qml:3: TypeError", second / 60) for second in range(60 * 60)]
    assert sum(allowed) == 1
    assert limit.summarise(59.9) == []
    assert limit.summarise(60) == ["3599 times more: Main.qml:3: TypeError"]
    assert limit.allow("Main.qml:3: TypeError", 61)


def test_number_of_lines_is_limited() -> None:
    limit = RateLimit(max_lines=10)
    assert sum(limit.allow(f"line {number}", 0) for number in range(1000)) == 10
    assert limit.summarise(60) == ["990 lines more"]
    assert limit.summarise(61) == []


def test_number_of_characters_is_limited() -> None:
    limit = RateLimit()
    allowed = [limit.allow(f"{number} " + "x" * 3998, 0) for number in range(100)]
    assert sum(allowed) == 8
    assert limit.summarise(60) == ["92 lines more"]
    assert limit.allow("x" * 4000, 61)


def test_addresses_are_ignored_in_comparisons() -> None:
    limit = RateLimit()
    assert [limit.allow(f"<Touch at 0x7f{number:x}> failed", 0) for number in range(3)] == [True, False, False]
    assert limit.summarise(60) == ["2 times more: <Touch at 0x…> failed"]


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
def test_location_is_split_from_the_message(line: str, where: str | None, text: str) -> None:
    assert split_location(line) == (where, text)


def test_event_is_one_json_line_with_time_and_level(tmp_path: Path) -> None:
    log = Log(tmp_path / "deep" / "logs", home="/home/anna")
    log.error("lost", text="two\nlines of /home/anna/青", wait=1.5)
    log.close()
    (event,) = read_log(tmp_path / "deep" / "logs")
    assert datetime.fromisoformat(str(event.pop("time"))).tzinfo == UTC
    assert event == {"level": "error", "event": "lost", "text": "two\nlines of ~/青", "wait": 1.5}


def test_total_size_of_the_log_is_limited(tmp_path: Path) -> None:
    log = Log(tmp_path, megabytes=0.1)
    for number in range(2000):
        log.warning("output", text=f"{number} 青 " + "x" * (number % 7000))
    log.close()
    files = list(tmp_path.iterdir())
    assert len(files) == 5
    assert sum(file.stat().st_size for file in files) <= 100_000
    assert str(read_log(tmp_path)[-1]["text"]).startswith("1999 ")


def size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.iterdir())


@pytest.mark.parametrize("megabytes", [0.06, 0.01])
def test_lower_limit_deletes_the_oldest_lines_at_the_start(tmp_path: Path, megabytes: float) -> None:
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


def test_lower_limit_applies_to_an_open_log(tmp_path: Path) -> None:
    log = Log(tmp_path, megabytes=0.1)
    for _ in range(500):
        log.info("started", text="x" * 200)
    log.set_limit(0.01)
    assert size(tmp_path) <= 10_000
    log.info("last")
    log.close()
    assert read_log(tmp_path)[-1]["event"] == "last"


def test_log_goes_to_stderr_if_the_folder_is_not_writable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    log = Log(tmp_path / "file" / "logs")
    log.info("started")
    log.close()
    assert json.loads(capsys.readouterr().err)["event"] == "started"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no FIFOs")
@pytest.mark.parametrize("kind", ["fifo", "folder", "link loop"])
def test_log_goes_to_stderr_if_its_file_is_not_regular(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    file = tmp_path / "kiosk.jsonl"
    match kind:
        case "fifo":
            os.mkfifo(file)
        case "folder":
            file.mkdir()
        case _:
            file.symlink_to(file)
    log = Log(tmp_path)
    log.info("started")
    log.close()
    assert json.loads(capsys.readouterr().err)["event"] == "started"


def test_deleted_log_folder_is_ignored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = Log(tmp_path / "logs", megabytes=0.001)
    (tmp_path / "logs" / "kiosk.jsonl").unlink()
    (tmp_path / "logs").rmdir()
    for _ in range(50):
        log.info("started")
    log.close()
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's /dev/full")
def test_full_disk_is_ignored_and_the_log_continues_when_it_has_room(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.jsonl"
    file.symlink_to("/dev/full")
    log = Log(tmp_path)
    log.info("lost")
    file.unlink()
    log.info("kept")
    file.rename(tmp_path / "regular")
    file.symlink_to("/dev/full")
    log.set_limit(50)
    log.close()
    assert [event["event"] for event in map(json.loads, (tmp_path / "regular").read_text().splitlines())] == ["kept"]
    log = Log(tmp_path)
    log.info("lost")
    log.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_log_and_faults_are_readable_by_the_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "state" / "logs"
    folder.mkdir(parents=True, mode=0o755)
    old = folder / "kiosk.jsonl.1"
    old.touch(0o644)
    log = Log(folder, megabytes=0.01)
    for _ in range(50):
        log.info("started", text="x" * 200)
    log.close()
    fault_log.add(folder / "faults", "lost")
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_bytes_that_are_not_utf8_are_replaced(tmp_path: Path) -> None:
    log = Log(tmp_path)
    log.info("lost", text="/home/\udcff")
    log.close()
    assert read_log(tmp_path)[0]["text"] == "/home/?"


def test_last_faults_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "state" / "faults"
    when = datetime(2026, 5, 1, 8, tzinfo=UTC)
    for number in range(25):
        fault_log.add(file, f"fault {number} 青", when)
    faults = fault_log.read(file)
    assert [fault.text for fault in faults] == [f"fault {number} 青" for number in range(5, 25)]
    assert faults[0].time == "2026-05-01T08:00:00+00:00"
    assert [found.name for found in file.parent.iterdir()] == ["faults"]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]\n", b"{}\n", b"nonsense", b'"text"\n'])
def test_damaged_fault_file_is_empty_and_replaced(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "faults"
    file.write_bytes(content)
    assert fault_log.read(file) == ()
    fault_log.add(file, "new")
    assert [fault.text for fault in fault_log.read(file)] == ["new"]


@pytest.mark.parametrize("damage", ["nested", "surrogate", "fifo", "folder"])
def test_hostile_fault_file_is_replaced(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "faults"
    if damage == "fifo":
        if sys.platform == "win32":
            pytest.skip("Windows has no FIFOs")
        os.mkfifo(file)
    elif damage == "folder":
        file.mkdir()
    else:
        fault_log.add(file, "old")
        with file.open("ab") as stream:
            stream.write(b"[" * 50_000 if damage == "nested" else b'{"time": "2026", "text": "\\udc80"}\n')
    fault_log.add(file, "new \udcff")
    assert [fault.text for fault in fault_log.read(file)][-1] == "new ?"
    assert len(fault_log.read(file)) == (2 if damage in {"nested", "surrogate"} else 1)


def test_unwritable_fault_file_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "state").touch()
    fault_log.add(tmp_path / "state" / "faults", "lost")
    assert fault_log.read(tmp_path / "state" / "faults") == ()


def test_repeated_fault_is_recorded_once(tmp_path: Path) -> None:
    now = [0.0]
    journal = Journal(Log(tmp_path), tmp_path / "faults", lambda: now[0])
    for _ in range(500):
        journal.log_fault("exhibit", "file:///a/Main.qml:12: TypeError")
    now[0] = 60.0
    journal.log_repeats()
    journal.close()
    assert len(fault_log.read(tmp_path / "faults")) == 1
    first, last = read_log(tmp_path)
    assert (first["event"], first["where"], first["from"]) == ("fault", "/a/Main.qml:12", "exhibit")
    assert last["text"] == "499 times more: file:///a/Main.qml:12: TypeError"
