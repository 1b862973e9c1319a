"""Where the environment lies, and its stamp."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from launcher import place
from tests.launcher.checkouts import Checkout


def test_a_stamp_fits_the_checkout_it_was_written_for(checkout: Checkout) -> None:
    assert not checkout.place.ready("run")
    checkout.set_up("run")
    assert checkout.place.ready("run")
    assert not checkout.place.ready("dev")


def test_a_torn_stamp_does_not_count(checkout: Checkout) -> None:
    checkout.set_up("run")
    stamp = checkout.place.ready_file("run")
    stamp.write_bytes(stamp.read_bytes()[:-7])
    assert not checkout.place.ready("run")


def test_a_stamp_comes_by_rename_alone(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    checkout.set_up("dev")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        checkout.place.write_stamp("run")
    assert not checkout.place.ready_file("run").exists()


def test_the_checkout_is_the_first_choice(checkout: Checkout) -> None:
    assert place.choose(checkout.root, {"XDG_DATA_HOME": "/data"}) == checkout.place


@pytest.mark.parametrize("flag", [os.ST_RDONLY, os.ST_NOEXEC])
def test_a_mount_that_cannot_hold_one_is_left_alone(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, flag: int
) -> None:
    monkeypatch.setattr(os, "statvfs", lambda _: SimpleNamespace(f_flag=flag))
    chosen = place.choose(checkout.root, {"XDG_DATA_HOME": "/data"})
    assert chosen.venv == Path("/data/qbj-kiosk/venv")


def test_a_file_system_without_links_is_left_alone(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    assert not place.suits(checkout.root)
    assert sorted(checkout.root.glob(".try-*")) == []
