"""Applying and reverting a plan."""

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
    """Runner that records commands; some fail."""

    def __init__(self, *failing: str) -> None:
        self.ran: list[str] = []
        self.failing = failing

    def __call__(self, argv: tuple[str, ...]) -> str:
        line = " ".join(argv)
        self.ran.append(line)
        return "it is broken" if line in self.failing else ""


def ignore(_: str) -> None:
    """Report nothing."""


def tree(root: Path) -> dict[str, str]:
    """Return everything under a root."""
    return {str(path.relative_to(root)): _kind(path) for path in sorted(root.rglob("*"))}


def _kind(path: Path) -> str:
    if path.is_symlink():
        return f"-> {path.readlink()}"
    return "folder" if path.is_dir() else path.read_text(encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Machine with a file that is not ours."""
    (tmp_path / "etc" / "systemd" / "system").mkdir(parents=True)
    (tmp_path / "etc" / "hostname").write_text("hall\n", encoding="utf-8")
    return tmp_path


def test_plan_is_applied_and_reverted_completely(root: Path) -> None:
    before, commands = tree(root), Commands()
    apply.apply_plan(PLAN, root, commands, ignore)
    for step in PLAN:
        match step:
            case WriteFile(path, text, mode):
                file = record.within(root, path)
                assert (file.read_text(encoding="utf-8"), file.stat().st_mode & 0o777) == (text, mode)
            case Link(path, target):
                assert str(record.within(root, path).readlink()) == target
            case Run(argv):
                assert " ".join(argv) in commands.ran
    commands.ran.clear()
    assert apply.revert(root, commands, ignore) == []
    assert tree(root) == before
    undone = [" ".join(step.undo) for step in reversed(PLAN) if isinstance(step, Run) and step.undo]
    assert commands.ran == [*undone, "systemctl daemon-reload"]


def test_applying_twice_changes_nothing(root: Path) -> None:
    apply.apply_plan(PLAN, root, Commands(), ignore)
    once = tree(root)
    apply.apply_plan(PLAN, root, Commands(), ignore)
    assert tree(root) == once


def test_newer_plan_replaces_an_older_one(root: Path) -> None:
    before = tree(root)
    apply.apply_plan(PLAN, root, Commands(), ignore)
    apply.apply_plan(plan(Machine(MACHINE.program, user="exhibit")), root, Commands(), ignore)
    assert "User=exhibit" in tree(root)["etc/systemd/system/qbj-kiosk.service"]
    assert apply.revert(root, Commands(), ignore) == []
    assert tree(root) == before


@pytest.mark.parametrize("step", [step for step in PLAN if not isinstance(step, Run)], ids=lambda step: step.path)
def test_existing_file_prevents_every_change(root: Path, step: WriteFile | Link) -> None:
    file = record.within(root, step.path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("mine\n", encoding="utf-8")
    before, commands = tree(root), Commands()
    with pytest.raises(DeployError, match=step.path):
        apply.apply_plan(PLAN, root, commands, ignore)
    assert tree(root) == before
    assert commands.ran == []


def test_changed_file_is_kept_and_reported(root: Path) -> None:
    apply.apply_plan(PLAN, root, Commands(), ignore)
    unit = root / "etc/systemd/system/qbj-kiosk.service"
    unit.write_text("changed by hand\n", encoding="utf-8")
    assert [problem.split()[0] for problem in apply.revert(root, Commands(), ignore)] == [
        "/etc/systemd/system/qbj-kiosk.service"
    ]
    assert unit.read_text(encoding="utf-8") == "changed by hand\n"
    unit.unlink()
    assert apply.revert(root, Commands(), ignore) == []
    assert not record.within(root, record.PATH).exists()


@pytest.mark.parametrize("failing", [" ".join(step.argv) for step in PLAN if isinstance(step, Run)])
def test_plan_with_a_failed_command_can_be_reverted(root: Path, failing: str) -> None:
    before = tree(root)
    with pytest.raises(DeployError, match="deploy remove"):
        apply.apply_plan(PLAN, root, Commands(failing), ignore)
    assert apply.revert(root, Commands(), ignore) == []
    assert tree(root) == before


def test_failed_revert_is_reported_and_retried(root: Path) -> None:
    apply.apply_plan(PLAN, root, Commands(), ignore)
    assert apply.revert(root, Commands("userdel kiosk"), ignore) == ["`userdel kiosk` failed: it is broken"]
    commands = Commands()
    assert apply.revert(root, commands, ignore) == []
    assert "userdel kiosk" in commands.ran


def test_folder_with_other_files_is_kept(root: Path) -> None:
    apply.apply_plan(PLAN, root, Commands(), ignore)
    (root / "etc/sysctl.d/other.conf").write_text("theirs\n", encoding="utf-8")
    assert apply.revert(root, Commands(), ignore) == []
    assert (root / "etc/sysctl.d/other.conf").exists()


def test_invalid_record_reverts_nothing(root: Path) -> None:
    apply.apply_plan(PLAN, root, Commands(), ignore)
    record.within(root, record.PATH).write_text("[{]", encoding="utf-8")
    before = tree(root)
    with pytest.raises(DeployError, match="nothing was changed"):
        apply.revert(root, Commands(), ignore)
    assert tree(root) == before


@pytest.mark.parametrize("step", [step for step in PLAN if not isinstance(step, Run)], ids=lambda step: step.path)
def test_file_instead_of_a_folder_prevents_every_change(root: Path, step: WriteFile | Link) -> None:
    folder = record.within(root, step.path).parent
    if folder.is_dir():
        folder.rmdir()
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("mine\n", encoding="utf-8")
    before, commands = tree(root), Commands()
    with pytest.raises(DeployError, match=f"{Path(step.path).parent} exists and is not a folder"):
        apply.apply_plan(PLAN, root, commands, ignore)
    assert tree(root) == before
    assert commands.ran == []


@pytest.mark.parametrize("nth", range(1, 14))
def test_plan_with_a_failed_write_can_be_reverted(root: Path, monkeypatch: pytest.MonkeyPatch, nth: int) -> None:
    before, calls = tree(root), iter(range(1, 100))
    fsync = os.fsync

    def full(handle: int) -> None:
        if stat.S_ISREG(os.fstat(handle).st_mode) and next(calls) == nth:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(
        DeployError, match=r"cannot be written: No space left on device\nTo undo .*`qbj-kiosk deploy remove`"
    ):
        apply.apply_plan(PLAN, root, Commands(), ignore)
    assert not list(root.rglob(".*.*"))
    assert apply.revert(root, Commands(), ignore) == []
    assert tree(root) == before


def test_failed_removal_is_reported_and_retried(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(root)
    apply.apply_plan(PLAN, root, Commands(), ignore)
    unlink = Path.unlink

    def fail(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == "90-qbj-kiosk.conf":
            raise OSError(errno.EROFS, "Read-only file system")
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", fail)
        problems = apply.revert(root, Commands(), ignore)
    assert problems == ["/etc/sysctl.d/90-qbj-kiosk.conf cannot be removed: Read-only file system"]
    assert apply.revert(root, Commands(), ignore) == []
    assert tree(root) == before


def test_planned_entries_match_the_record(root: Path) -> None:
    planned = apply.planned_entries(PLAN, root)
    apply.apply_plan(PLAN, root, Commands(), ignore)
    assert record.read(root) == planned


def test_command_listed_for_later_is_not_reported(root: Path) -> None:
    lines: list[str] = []
    later: list[tuple[str, ...]] = []
    apply.apply_plan(PLAN, root, later.append, lines.append)
    assert later == [step.argv for step in PLAN if isinstance(step, Run)]
    assert {line.split()[0] for line in lines} == {"wrote", "linked"}
    lines.clear()
    assert apply.revert(root, later.append, lines.append) == []
    assert not [line for line in lines if "systemctl" in line or "userdel" in line]


def test_revert_without_record_does_nothing(root: Path) -> None:
    commands = Commands()
    assert apply.revert(root, commands, ignore) == []
    assert commands.ran == []


def test_run_command_returns_the_error() -> None:
    assert apply.run_command(("true",)) == ""
    assert apply.run_command(("false",)) == "exit code 1"
    assert "no-such-program" in apply.run_command(("no-such-program",))


def test_files_are_written_before_they_are_read() -> None:
    last_file = max(at for at, step in enumerate(PLAN) if not isinstance(step, Run))
    reads = next(at for at, step in enumerate(PLAN) if isinstance(step, Run) and "daemon-reload" in step.argv)
    assert last_file < reads
