"""The file of the last faults: limited, private to its owner, replaced when damaged."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from qbj_kiosk.supervisor import last_faults


def test_last_faults_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "state" / "faults"
    when = datetime(2026, 5, 1, 8, tzinfo=UTC)
    for number in range(25):
        last_faults.add(file, f"fault {number} 青", when)
    faults = last_faults.read(file)
    assert [fault.text for fault in faults] == [f"fault {number} 青" for number in range(5, 25)]
    assert faults[0].time == "2026-05-01T08:00:00+00:00"
    assert [found.name for found in file.parent.iterdir()] == ["faults"]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]\n", b"{}\n", b"nonsense", b'"text"\n'])
def test_damaged_fault_file_is_empty_and_replaced(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "faults"
    file.write_bytes(content)
    assert last_faults.read(file) == ()
    last_faults.add(file, "new")
    assert [fault.text for fault in last_faults.read(file)] == ["new"]


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
        last_faults.add(file, "old")
        with file.open("ab") as stream:
            stream.write(b"[" * 50_000 if damage == "nested" else b'{"time": "2026", "text": "\\udc80"}\n')
    last_faults.add(file, "new \udcff")
    assert [fault.text for fault in last_faults.read(file)][-1] == "new ?"
    assert len(last_faults.read(file)) == (2 if damage in {"nested", "surrogate"} else 1)


def test_unwritable_fault_file_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "state").touch()
    last_faults.add(tmp_path / "state" / "faults", "lost")
    assert last_faults.read(tmp_path / "state" / "faults") == ()
