"""Carrying a plan out and undoing it: exactly what was done, and nothing that was there before."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from qbj_kiosk.commands.deploy import deploy
from qbj_kiosk.deploy import carry, here, record
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
    carry.carry_out(PLAN, root, commands, nobody)
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
    assert carry.undo(root, commands, nobody) == []
    assert tree(root) == before
    undone = [" ".join(step.undo) for step in reversed(PLAN) if isinstance(step, Run) and step.undo]
    assert commands.ran == [*undone, "systemctl daemon-reload"]


def test_twice_is_as_once(root: Path) -> None:
    carry.carry_out(PLAN, root, Commands(), nobody)
    once = tree(root)
    carry.carry_out(PLAN, root, Commands(), nobody)
    assert tree(root) == once


def test_a_newer_plan_replaces_what_an_older_one_wrote_and_is_undone_whole(root: Path) -> None:
    before = tree(root)
    carry.carry_out(PLAN, root, Commands(), nobody)
    carry.carry_out(plan(Machine(MACHINE.program, user="exhibit")), root, Commands(), nobody)
    assert "User=exhibit" in tree(root)["etc/systemd/system/qbj-kiosk.service"]
    assert carry.undo(root, Commands(), nobody) == []
    assert tree(root) == before


@pytest.mark.parametrize("step", [step for step in PLAN if not isinstance(step, Run)], ids=lambda step: step.path)
def test_a_file_that_was_there_before_stops_everything_before_it_begins(root: Path, step: WriteFile | Link) -> None:
    place = record.within(root, step.path)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("mine\n", encoding="utf-8")
    before, commands = tree(root), Commands()
    with pytest.raises(DeployError, match=step.path):
        carry.carry_out(PLAN, root, commands, nobody)
    assert tree(root) == before
    assert commands.ran == []


def test_a_file_that_was_changed_since_is_kept_and_told_until_it_is_gone(root: Path) -> None:
    carry.carry_out(PLAN, root, Commands(), nobody)
    unit = root / "etc/systemd/system/qbj-kiosk.service"
    unit.write_text("changed by hand\n", encoding="utf-8")
    assert [problem.split()[0] for problem in carry.undo(root, Commands(), nobody)] == [
        "/etc/systemd/system/qbj-kiosk.service"
    ]
    assert unit.read_text(encoding="utf-8") == "changed by hand\n"
    unit.unlink()
    assert carry.undo(root, Commands(), nobody) == []
    assert not record.within(root, record.PLACE).exists()


@pytest.mark.parametrize("failing", [" ".join(step.argv) for step in PLAN if isinstance(step, Run)])
def test_after_a_command_that_fails_all_can_be_undone(root: Path, failing: str) -> None:
    before = tree(root)
    with pytest.raises(DeployError, match="deploy remove"):
        carry.carry_out(PLAN, root, Commands(failing), nobody)
    assert carry.undo(root, Commands(), nobody) == []
    assert tree(root) == before


def test_what_cannot_be_undone_is_told_and_tried_again(root: Path) -> None:
    carry.carry_out(PLAN, root, Commands(), nobody)
    assert carry.undo(root, Commands("userdel kiosk"), nobody) == ["`userdel kiosk` failed: it is broken"]
    commands = Commands()
    assert carry.undo(root, commands, nobody) == []
    assert "userdel kiosk" in commands.ran


def test_a_folder_that_somebody_uses_by_then_stays(root: Path) -> None:
    carry.carry_out(PLAN, root, Commands(), nobody)
    (root / "etc/sysctl.d/other.conf").write_text("theirs\n", encoding="utf-8")
    assert carry.undo(root, Commands(), nobody) == []
    assert (root / "etc/sysctl.d/other.conf").exists()


def test_a_record_that_cannot_be_read_undoes_nothing(root: Path) -> None:
    carry.carry_out(PLAN, root, Commands(), nobody)
    record.within(root, record.PLACE).write_text("[{]", encoding="utf-8")
    before = tree(root)
    with pytest.raises(DeployError, match="nothing was undone"):
        carry.undo(root, Commands(), nobody)
    assert tree(root) == before


def test_nothing_on_record_is_nothing_to_undo(root: Path) -> None:
    commands = Commands()
    assert carry.undo(root, commands, nobody) == []
    assert commands.ran == []


def test_a_command_says_what_went_wrong() -> None:
    assert carry.run(("true",)) == ""
    assert carry.run(("false",)) == "exit code 1"
    assert "there-is-no-such-program" in carry.run(("there-is-no-such-program",))


# The command line.


@pytest.fixture
def program(tmp_path: Path) -> Path:
    place = tmp_path / "qbj-kiosk"
    place.write_text("#!/bin/sh\n", encoding="utf-8")
    return place


def test_a_dry_run_prints_the_plan_and_changes_nothing(program: Path) -> None:
    done = CliRunner().invoke(deploy, ["linux", "--dry-run", "--program", str(program)])
    assert done.exit_code == 0, done.output
    assert "write /etc/systemd/system/qbj-kiosk.service (mode 0644):" in done.output
    assert f"{program} --kiosk" in done.output


def test_under_a_root_files_are_written_and_commands_told(root: Path, program: Path) -> None:
    before = tree(root)
    done = CliRunner().invoke(deploy, ["linux", "--program", str(program), "--root", str(root)])
    assert done.exit_code == 0, done.output
    assert "to be run on the machine itself: systemctl enable qbj-kiosk.service" in done.output
    assert (root / "etc/systemd/system/qbj-kiosk.service").is_file()
    done = CliRunner().invoke(deploy, ["remove", "--root", str(root)])
    assert done.exit_code == 0, done.output
    assert tree(root) == before


def test_who_is_not_root_is_told_so(monkeypatch: pytest.MonkeyPatch, program: Path) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    done = CliRunner().invoke(deploy, ["linux", "--program", str(program)])
    assert done.exit_code == 1
    assert "sudo qbj-kiosk deploy linux" in done.output


def test_a_program_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = CliRunner().invoke(deploy, ["linux", "--program", str(tmp_path / "none")])
    assert done.exit_code == 1
    assert "--program" in done.output


def test_a_program_that_the_exhibits_user_cannot_reach_is_told(tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o700)
    (shut / "qbj-kiosk").write_text("", encoding="utf-8")
    assert any("cannot read" in trouble for trouble in here.troubles(shut / "qbj-kiosk"))


def test_the_recipe_for_windows_says_that_nobody_ran_it() -> None:
    done = CliRunner().invoke(deploy, ["windows"])
    assert done.exit_code == 0
    assert done.output.startswith("# Never run by the authors")


def test_files_come_before_what_reads_them() -> None:
    last_file = max(at for at, step in enumerate(PLAN) if not isinstance(step, Run))
    reads = next(at for at, step in enumerate(PLAN) if isinstance(step, Run) and "daemon-reload" in step.argv)
    assert last_file < reads
