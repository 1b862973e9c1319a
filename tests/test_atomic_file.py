"""Atomic writing of small files."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from qbj_kiosk.atomic_file import (
    SIZE_LIMIT,
    DamagedFileError,
    protect_state_folder,
    read_json,
    read_small,
    remove_drafts,
    write_atomic,
)


def test_write_replaces_the_content_and_leaves_no_draft(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "file"
    write_atomic(file, b"old")
    write_atomic(file, b"new")
    assert read_small(file) == b"new"
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
@pytest.mark.parametrize(("mode", "folder"), [(0o600, 0o700), (0o644, 0o755)])
def test_file_and_new_folder_get_the_permissions(tmp_path: Path, mode: int, folder: int) -> None:
    umask = os.umask(0o022)
    try:
        write_atomic(tmp_path / "folder" / "file", b"", mode)
    finally:
        os.umask(umask)
    assert stat.S_IMODE((tmp_path / "folder" / "file").stat().st_mode) == mode
    assert stat.S_IMODE((tmp_path / "folder").stat().st_mode) == folder


def test_failed_write_keeps_the_earlier_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    write_atomic(file, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_atomic(file, b"new")
    assert read_small(file) == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_missing_file_is_none_and_a_large_one_is_cut(tmp_path: Path) -> None:
    assert read_small(tmp_path / "missing") is None
    (tmp_path / "large").write_bytes(b"x" * (SIZE_LIMIT + 10))
    assert read_small(tmp_path / "large") == b"x" * SIZE_LIMIT


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no FIFOs")
@pytest.mark.parametrize("kind", ["fifo", "folder", "full folder", "link loop", "device"])
def test_file_that_is_not_regular_is_damaged_and_replaced_by_a_write(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "file"
    match kind:
        case "fifo":
            os.mkfifo(file)
        case "link loop":
            file.symlink_to(file)
        case "device":
            file.symlink_to("/dev/zero")
        case _:
            file.mkdir()
            if kind == "full folder":
                (file / "content").touch()
    with pytest.raises(DamagedFileError):
        read_small(file)
    write_atomic(file, b"new")
    assert read_small(file) == b"new"


def test_failed_read_is_tried_once_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, failures, fdopen = tmp_path / "file", [1, 2, 3], os.fdopen
    file.write_bytes(b"content")

    def fail(descriptor: int, *arguments: object, **options: object) -> object:
        if failures:
            raise OSError(failures.pop(), "Input/output error")
        return fdopen(descriptor, *arguments, **options)  # type: ignore[call-overload]  # passed on unchanged

    monkeypatch.setattr(os, "fdopen", fail)
    with pytest.raises(OSError, match="Input/output error"):
        read_small(file)
    assert read_small(file) == b"content"


@pytest.mark.parametrize("content", [b"", b"[" * 60_000, b'{"a": "\\udc00"}', b"\xff", b'{"a": 1}'])
def test_json_that_is_not_of_its_type_is_damaged(tmp_path: Path, content: bytes) -> None:
    assert read_json(tmp_path / "file", dict[str, str]) is None
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(DamagedFileError):
        read_json(tmp_path / "file", dict[str, str])


KILLED_WRITER = """
import os, signal, sys
from pathlib import Path
from qbj_kiosk.atomic_file import write_atomic
def fsync(_):
    if sys.argv[2] == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    print("ready", flush=True)
    sys.stdin.read()
os.fsync = fsync
write_atomic(Path(sys.argv[1]), b"secret")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGKILL")
@pytest.mark.parametrize("cleaned_by", ["write", "start"])
def test_draft_of_a_killed_write_is_deleted(tmp_path: Path, cleaned_by: str) -> None:
    file, other = tmp_path / "pin", tmp_path / ".other.abcdefgh"
    subprocess.run([sys.executable, "-c", KILLED_WRITER, str(file), "kill"], check=False)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"secret"]
    other.touch()
    if cleaned_by == "write":
        write_atomic(file, b"new")
        assert set(tmp_path.iterdir()) == {file, other}
    else:
        remove_drafts(tmp_path)
        assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no open file")
def test_draft_of_a_running_write_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "file"
    command = [sys.executable, "-c", KILLED_WRITER, str(file), "wait"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        write_atomic(file, b"first")
        remove_drafts(tmp_path)
        writer.communicate("")
    assert read_small(file) == b"secret"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_state_folder_becomes_private(tmp_path: Path) -> None:
    state = tmp_path / "new" / "state"
    protect_state_folder(state)
    assert stat.S_IMODE(state.parent.stat().st_mode) == stat.S_IMODE(state.stat().st_mode) == 0o700
    state.chmod(0o755)
    (state / "faults").touch(0o644)
    (state / ".pin.abcdefgh").touch(0o644)
    (state / "link").symlink_to("/dev/null")
    protect_state_folder(state)
    assert {each.name for each in state.iterdir()} == {"faults", "link"}
    assert stat.S_IMODE(state.stat().st_mode) == 0o700
    assert stat.S_IMODE((state / "faults").stat().st_mode) == 0o600
    protect_state_folder(state / "faults" / "impossible")
