"""Programs of the system that run beside the event loop."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from qbj_kiosk.shell.program_queue import FAILED_TO_START, ProgramQueue


@pytest.fixture
def programs(qapp: QGuiApplication, tmp_path: Path) -> Iterator[ProgramQueue]:
    del qapp
    programs = ProgramQueue({"WORD": "kiosk"}, [str(tmp_path)])
    yield programs
    programs.close()


def write(folder: Path, name: str, script: str) -> None:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="ascii")
    program.chmod(0o755)


def test_programs_run_in_order_with_their_input(programs: ProgramQueue, tmp_path: Path, qtbot: QtBot) -> None:
    write(tmp_path, "show", 'echo "$1 $WORD"; /bin/cat; exit 3')
    done: list[tuple[int, str]] = []
    for argument in ("a b", "$(id)"):
        programs.run("show", argument, text="on 0\n", done=lambda code, output: done.append((code, output)))
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done == [(3, "a b kiosk\non 0\n"), (3, "$(id) kiosk\non 0\n")]


def test_missing_program_is_reported_and_the_next_runs(programs: ProgramQueue, tmp_path: Path, qtbot: QtBot) -> None:
    write(tmp_path, "show", "exit 0")
    write(tmp_path, "broken", "")
    (tmp_path / "broken").write_bytes(b"\x7fELF")
    codes: list[int] = []
    for name in ("sh", "broken", "show"):
        programs.run(name, done=lambda code, _: codes.append(code))
    qtbot.waitUntil(lambda: len(codes) == 3)
    assert codes == [FAILED_TO_START, FAILED_TO_START, 0]


def test_program_that_does_not_end_is_killed(programs: ProgramQueue, tmp_path: Path, qtbot: QtBot) -> None:
    write(tmp_path, "hang", "exec /bin/sleep 1000")
    codes: list[int] = []
    programs.run("hang", done=lambda code, _: codes.append(code))
    programs._on_timeout()
    qtbot.waitUntil(lambda: bool(codes))
    assert codes[0] != 0


def test_closing_discards_waiting_programs(programs: ProgramQueue, tmp_path: Path) -> None:
    write(tmp_path, "hang", "exec /bin/sleep 1000")
    codes: list[int] = []
    for _ in range(2):
        programs.run("hang", done=lambda code, _: codes.append(code))
    programs.close()
    assert codes == []
