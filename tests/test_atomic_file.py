"""Atomic writing of small files."""

import os
import stat
import sys
from pathlib import Path

import pytest

from qbj_kiosk.atomic_file import SIZE_LIMIT, read_small, write_atomic


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
