"""The virtual environment's folder and its stamp."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from launcher import venv_location
from tests.tools.launcher.launcher_copy import Checkout


def test_stamp_matches_its_checkout_and_kind(checkout: Checkout) -> None:
    assert not checkout.installation.is_ready("run")
    checkout.set_up("run")
    assert checkout.installation.is_ready("run")
    assert not checkout.installation.is_ready("dev")


def test_truncated_stamp_is_not_ready(checkout: Checkout) -> None:
    checkout.set_up("run")
    stamp = checkout.installation.ready_file("run")
    stamp.write_bytes(stamp.read_bytes()[:-7])
    assert not checkout.installation.is_ready("run")


def test_stamp_is_written_by_rename(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    checkout.set_up("dev")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        checkout.installation.write_stamp("run")
    assert not checkout.installation.ready_file("run").exists()


def test_checkout_is_preferred(checkout: Checkout) -> None:
    assert venv_location.choose(checkout.root, {"XDG_DATA_HOME": "/data"}) == checkout.installation


@pytest.mark.parametrize("flag", [os.ST_RDONLY, os.ST_NOEXEC])
def test_unusable_mount_is_not_chosen(checkout: Checkout, monkeypatch: pytest.MonkeyPatch, flag: int) -> None:
    monkeypatch.setattr(os, "statvfs", lambda _: SimpleNamespace(f_flag=flag))
    chosen = venv_location.choose(checkout.root, {"XDG_DATA_HOME": "/data"})
    assert chosen.venv == Path("/data/qbj-kiosk/venv")


def test_file_system_without_links_is_not_chosen(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    assert not venv_location.can_hold_venv(checkout.root)
    assert sorted(checkout.root.glob(".try-*")) == []
