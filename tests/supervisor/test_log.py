"""The log: one JSON object per line, of limited size, on a full disk or in a folder that is not writable."""

import json
import os
import stat
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from qbj_kiosk.supervisor import last_faults
from qbj_kiosk.supervisor.log import Log, split_location


def read_log(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "kiosk.jsonl").read_text(encoding="ascii").splitlines()]


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
    last_faults.add(folder / "faults", "lost")
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_bytes_that_are_not_utf8_are_replaced(tmp_path: Path) -> None:
    log = Log(tmp_path)
    log.info("lost", text="/home/\udcff")
    log.close()
    assert read_log(tmp_path)[0]["text"] == "/home/?"
