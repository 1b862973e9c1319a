"""The single-instance lock: held, released with its process, in private folders."""

import os
import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from qbj_kiosk.supervisor import single_instance
from qbj_kiosk.supervisor.single_instance import AlreadyRunningError, LockError, hold_lock

USER = 0 if sys.platform == "win32" else os.getuid()
HOLD_LOCK = """
import sys
from pathlib import Path
from qbj_kiosk.supervisor.single_instance import hold_lock
with hold_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_second_instance_names_the_first(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    with (
        hold_lock(file),
        pytest.raises(AlreadyRunningError, match=rf"already running \(process {os.getpid()}\)") as raised,
        hold_lock(file),
    ):
        pass
    assert raised.value.exit_code == 4
    with hold_lock(file):
        pass


@pytest.mark.parametrize("content", [b"", b"999999\n", b"\x00" * 40, b"a" * 100_000])
def test_lock_file_left_by_a_power_cut_is_ignored(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "lock"
    file.write_bytes(content)
    with hold_lock(file):
        assert file.read_text() == f"{os.getpid()}\n"


def test_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    command = [sys.executable, "-c", HOLD_LOCK, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(AlreadyRunningError), hold_lock(file):
            pass
        holder.send_signal(signal.SIGKILL)
        holder.wait(10)
        with hold_lock(file):
            pass


def test_symlink_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "lock").symlink_to(tmp_path / "target")
    with pytest.raises(LockError, match="Remove it"), hold_lock(tmp_path / "lock"):
        pass
    assert not (tmp_path / "target").exists()


def test_lock_files_are_in_the_state_folder_and_the_runtime_or_temporary_folder(tmp_path: Path) -> None:
    state = tmp_path / "state"
    runtime = {"XDG_RUNTIME_DIR": str(tmp_path)}
    assert single_instance.lock_files(runtime, state) == (tmp_path / "qbj-kiosk.lock", state / "qbj-kiosk.lock")
    assert single_instance.lock_files({"XDG_RUNTIME_DIR": str(tmp_path / "gone")}, state) == single_instance.lock_files(
        {}, state
    )


def test_one_common_lock_file_is_enough(tmp_path: Path) -> None:
    with (
        hold_lock(tmp_path / "session", tmp_path / "state"),
        pytest.raises(AlreadyRunningError),
        hold_lock(tmp_path / "elsewhere", tmp_path / "state"),
    ):
        pass
    with hold_lock(tmp_path / "elsewhere", tmp_path / "state"):
        pass


@pytest.mark.parametrize("problem", ["linked", "full"])
def test_unusable_lock_file_leaves_the_other(tmp_path: Path, problem: str) -> None:
    bad, good = tmp_path / "bad", tmp_path / "good"
    if problem == "linked":
        bad.symlink_to(tmp_path / "target")
    else:
        bad = Path("/dev/full")
    with hold_lock(bad, good) as errors:
        assert len(errors) == (problem == "linked")
        assert good.read_text() == f"{os.getpid()}\n"
        with pytest.raises(AlreadyRunningError), hold_lock(bad, good):
            pass


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_lock_in_the_temporary_folder_is_in_a_private_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    temporary, _ = single_instance.lock_files({}, tmp_path / "state")
    with hold_lock(temporary):
        assert stat.S_IMODE(temporary.parent.stat().st_mode) == 0o700
        assert temporary.parent.parent == tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_folder_of_the_lock_becomes_private_and_a_shared_one_is_refused(tmp_path: Path) -> None:
    open_folder, shared = tmp_path / "open", tmp_path / "shared"
    for folder, mode in {open_folder: 0o777, shared: 0o1777}.items():
        folder.mkdir()
        folder.chmod(mode)
    with hold_lock(open_folder / "lock"):
        assert stat.S_IMODE(open_folder.stat().st_mode) == 0o755
    with pytest.raises(LockError, match="others can write"), hold_lock(shared / "lock"):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no owners of this kind")
@pytest.mark.parametrize("foreign", ["folder", "file"])
def test_lock_of_another_user_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, foreign: str) -> None:
    file, good = tmp_path / "theirs" / "lock", tmp_path / "mine"
    checks = iter([False, True, True] if foreign == "folder" else [True, False, True, True])
    monkeypatch.setattr(single_instance, "_is_own", lambda _: next(checks))
    with hold_lock(file, good) as errors:
        assert len(errors) == 1
        assert good.read_text() == f"{os.getpid()}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no owners of this kind")
@pytest.mark.parametrize(("owner", "is_own"), [(USER, True), (0, True), (USER + 1, False)])
def test_only_this_user_and_root_may_own_a_lock(owner: int, *, is_own: bool) -> None:
    assert single_instance._is_own(os.stat_result((0, 0, 0, 0, owner, 0, 0, 0, 0, 0))) is is_own
