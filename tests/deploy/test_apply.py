"""Carrying a plan out and undoing it: exactly what was done, and nothing that was there before."""

import errno
import os
import stat
from pathlib import Path

import pytest

from qbj_kiosk.deploy import apply, record
from qbj_kiosk.deploy.linux import DeployError, Machine, plan
from qbj_kiosk.deploy.steps import Link, Run, WriteFile

MACHINE = Machine("/opt/qbj-kiosk/bin/qbj-kiosk")
PLAN = plan(MACHINE)


class Commands:
    """Stands in for the system's commands; some fail."""

    def __init__(self, *failing: str) -> None:
        self.ran: list[str] = []
        self.failing = failing

    def __call__(self, argv: tuple[str, ...]) -> str:
        line = " ".join(argv)
        self.ran.append(line)
        return "it is broken" if line in self.failing else ""


def nobody(_: str) -> None:
    """Told, and says nothing."""


def tree(root: Path) -> dict[str, str]:
    """Everything under a root."""
    return {str(path.relative_to(root)): _kind(path) for path in sorted(root.rglob("*"))}


def _kind(path: Path) -> str:
    if path.is_symlink():
        return f"-> {path.readlink()}"
    return "folder" if path.is_dir() else path.read_text(encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A machine with a file of its own."""
    (tmp_path / "etc" / "systemd" / "system").mkdir(parents=True)
    (tmp_path / "etc" / "hostname").write_text("hall\n", encoding="utf-8")
    return tmp_path


def test_what_was_carried_out_is_there_and_undone_leaves_nothing(root: Path) -> None:
    before, commands = tree(root), Commands()
    apply.carry_out(PLAN, root, commands, nobody)
    for step in PLAN:
        match step:
            case WriteFile(path, text, mode):
                place = record.within(root, path)
                assert (place.read_text(encoding="utf-8"), place.stat().st_mode & 0o777) == (text, mode)
            case Link(path, target):
                assert str(record.within(root, path).readlink()) == target
            case Run(argv):
                assert " ".join(argv) in commands.ran
    commands.ran.clear()
    assert apply.undo(root, commands, nobody) == []
    assert tree(root) == before
    undone = [" ".join(step.undo) for step in reversed(PLAN) if isinstance(step, Run) and step.undo]
    assert commands.ran == [*undone, "systemctl daemon-reload"]


def test_twice_is_as_once(root: Path) -> None:
    apply.carry_out(PLAN, root, Commands(), nobody)
    once = tree(root)
    apply.carry_out(PLAN, root, Commands(), nobody)
    assert tree(root) == once


def test_a_newer_plan_replaces_what_an_older_one_wrote_and_is_undone_whole(root: Path) -> None:
    before = tree(root)
    apply.carry_out(PLAN, root, Commands(), nobody)
    apply.carry_out(plan(Machine(MACHINE.program, user="exhibit")), root, Commands(), nobody)
    assert "User=exhibit" in tree(root)["etc/systemd/system/qbj-kiosk.service"]
    assert apply.undo(root, Commands(), nobody) == []
    assert tree(root) == before


@pytest.mark.parametrize("step", [step for step in PLAN if not isinstance(step, Run)], ids=lambda step: step.path)
def test_a_file_that_was_there_before_stops_everything_before_it_begins(root: Path, step: WriteFile | Link) -> None:
    place = record.within(root, step.path)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("mine\n", encoding="utf-8")
    before, commands = tree(root), Commands()
    with pytest.raises(DeployError, match=step.path):
        apply.carry_out(PLAN, root, commands, nobody)
    assert tree(root) == before
    assert commands.ran == []


def test_a_file_that_was_changed_since_is_kept_and_told_until_it_is_gone(root: Path) -> None:
    apply.carry_out(PLAN, root, Commands(), nobody)
    unit = root / "etc/systemd/system/qbj-kiosk.service"
    unit.write_text("changed by hand\n", encoding="utf-8")
    assert [problem.split()[0] for problem in apply.undo(root, Commands(), nobody)] == [
        "/etc/systemd/system/qbj-kiosk.service"
    ]
    assert unit.read_text(encoding="utf-8") == "changed by hand\n"
    unit.unlink()
    assert apply.undo(root, Commands(), nobody) == []
    assert not record.within(root, record.PLACE).exists()


@pytest.mark.parametrize("failing", [" ".join(step.argv) for step in PLAN if isinstance(step, Run)])
def test_after_a_command_that_fails_all_can_be_undone(root: Path, failing: str) -> None:
    before = tree(root)
    with pytest.raises(DeployError, match="deploy remove"):
        apply.carry_out(PLAN, root, Commands(failing), nobody)
    assert apply.undo(root, Commands(), nobody) == []
    assert tree(root) == before


def test_what_cannot_be_undone_is_told_and_tried_again(root: Path) -> None:
    apply.carry_out(PLAN, root, Commands(), nobody)
    assert apply.undo(root, Commands("userdel kiosk"), nobody) == ["`userdel kiosk` failed: it is broken"]
    commands = Commands()
    assert apply.undo(root, commands, nobody) == []
    assert "userdel kiosk" in commands.ran


def test_a_folder_that_somebody_uses_by_then_stays(root: Path) -> None:
    apply.carry_out(PLAN, root, Commands(), nobody)
    (root / "etc/sysctl.d/other.conf").write_text("theirs\n", encoding="utf-8")
    assert apply.undo(root, Commands(), nobody) == []
    assert (root / "etc/sysctl.d/other.conf").exists()


def test_a_record_that_cannot_be_read_undoes_nothing(root: Path) -> None:
    apply.carry_out(PLAN, root, Commands(), nobody)
    record.within(root, record.PLACE).write_text("[{]", encoding="utf-8")
    before = tree(root)
    with pytest.raises(DeployError, match="nothing was done or undone"):
        apply.undo(root, Commands(), nobody)
    assert tree(root) == before


@pytest.mark.parametrize("step", [step for step in PLAN if not isinstance(step, Run)], ids=lambda step: step.path)
def test_a_file_in_the_place_of_a_folder_stops_everything_before_it_begins(root: Path, step: WriteFile | Link) -> None:
    folder = record.within(root, step.path).parent
    if folder.is_dir():
        folder.rmdir()
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("mine\n", encoding="utf-8")
    before, commands = tree(root), Commands()
    with pytest.raises(DeployError, match=f"{Path(step.path).parent} is there and is no folder"):
        apply.carry_out(PLAN, root, commands, nobody)
    assert tree(root) == before
    assert commands.ran == []


@pytest.mark.parametrize("nth", range(1, 14))
def test_a_file_that_cannot_be_written_is_told_and_all_can_be_undone(
    root: Path, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    before, calls = tree(root), iter(range(1, 100))
    fsync = os.fsync

    def full(handle: int) -> None:
        if stat.S_ISREG(os.fstat(handle).st_mode) and next(calls) == nth:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DeployError, match=r"cannot be written: No space left on device\n`qbj-kiosk deploy remove`"):
        apply.carry_out(PLAN, root, Commands(), nobody)
    assert not list(root.rglob(".*.*"))
    assert apply.undo(root, Commands(), nobody) == []
    assert tree(root) == before


def test_what_cannot_be_removed_is_told_and_tried_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(root)
    apply.carry_out(PLAN, root, Commands(), nobody)
    unlink = Path.unlink

    def shut(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == "90-qbj-kiosk.conf":
            raise OSError(errno.EROFS, "Read-only file system")
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", shut)
        problems = apply.undo(root, Commands(), nobody)
    assert problems == ["/etc/sysctl.d/90-qbj-kiosk.conf cannot be removed: Read-only file system"]
    assert apply.undo(root, Commands(), nobody) == []
    assert tree(root) == before


def test_the_record_is_known_beforehand(root: Path) -> None:
    foretold = apply.recorded(PLAN, root)
    apply.carry_out(PLAN, root, Commands(), nobody)
    assert record.read(root) == foretold


def test_a_command_that_is_left_for_later_is_not_said_to_have_run(root: Path) -> None:
    said: list[str] = []
    later: list[tuple[str, ...]] = []
    apply.carry_out(PLAN, root, later.append, said.append)
    assert later == [step.argv for step in PLAN if isinstance(step, Run)]
    assert {line.split()[0] for line in said} == {"wrote", "linked"}
    said.clear()
    assert apply.undo(root, later.append, said.append) == []
    assert not [line for line in said if "systemctl" in line or "userdel" in line]


def test_nothing_on_record_is_nothing_to_undo(root: Path) -> None:
    commands = Commands()
    assert apply.undo(root, commands, nobody) == []
    assert commands.ran == []


def test_a_command_says_what_went_wrong() -> None:
    assert apply.run(("true",)) == ""
    assert apply.run(("false",)) == "exit code 1"
    assert "there-is-no-such-program" in apply.run(("there-is-no-such-program",))


def test_files_come_before_what_reads_them() -> None:
    last_file = max(at for at, step in enumerate(PLAN) if not isinstance(step, Run))
    reads = next(at for at, step in enumerate(PLAN) if isinstance(step, Run) and "daemon-reload" in step.argv)
    assert last_file < reads
