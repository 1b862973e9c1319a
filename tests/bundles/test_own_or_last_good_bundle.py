"""The last good bundle in kiosk mode: problems of sources, of the cache and of the disk."""

import errno
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from qbj_kiosk.bundles import built_in_bundle, own_or_last_good_bundle
from qbj_kiosk.bundles.built_in_bundle import EARLIER, OpenedBundle
from qbj_kiosk.bundles.own_or_last_good_bundle import NAME, open_own_or_last_good
from qbj_kiosk.exhibit.compiler.build import build
from qbj_kiosk.toml.problem_report import Problem, SourceError, WriteError
from tests.exhibit.compiler.small_exhibit import Sample

PANEL = "panels/rail/panel.toml"
PROBLEM = f'{PANEL}:1: "look" is "depe". Write "deep" or "white" or "pale"'


class Home:
    """Folders of a user who runs a checkout whose sources are the small exhibit."""

    def __init__(self, folder: Path, sample: Sample) -> None:
        self.sample = sample
        self.cache = folder / "cache" / "bundles"
        self.runtime = folder / "runtime"
        self.runtime.mkdir(mode=0o700)
        self.places: list[Path] = []

    def build(self, source: Path, out: Path) -> None:
        self.places.append(out)
        build(source, out)

    def open(self, build_bundle: Callable[[Path, Path], object] | None = None) -> OpenedBundle:
        return open_own_or_last_good(self.cache, {"XDG_RUNTIME_DIR": str(self.runtime)}, build_bundle or self.build)

    def misspell(self) -> None:
        self.sample.edit(PANEL, '"deep"', '"depe"')

    def change(self, step: int) -> Path:
        """Change the sources of the checkout and return the folder of the bundle that is built from them."""
        os.utime(self.sample.root / PANEL, ns=(step, step))
        return self.open().bundle.root


@pytest.fixture
def user(tmp_path: Path, sample: Sample, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setattr(built_in_bundle, "SOURCES", sample.root)
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    monkeypatch.setattr(own_or_last_good_bundle, "SHARED_MEMORY", tmp_path / "shm")
    return Home(tmp_path, sample)


def test_current_bundle_has_no_problems(user: Home) -> None:
    opened = user.open()
    assert opened.bundle.root.parent == user.cache
    assert opened.problems == ()
    assert list(user.runtime.iterdir()) == []


def test_last_good_bundle_replaces_sources_with_a_mistake(user: Home) -> None:
    good = user.open().bundle
    user.misspell()
    opened = user.open()
    assert opened.bundle == good
    assert opened.problems == (EARLIER, PROBLEM)


def test_mistake_without_any_bundle_is_reported(user: Home) -> None:
    user.misspell()
    with pytest.raises(SourceError, match=r"panel\.toml:1"):
        user.open()


def test_half_copied_bundle_is_passed_over(user: Home) -> None:
    older = user.change(10**18)
    newest = user.change(10**18 + 1)
    (newest / "exhibit.json").write_bytes((newest / "exhibit.json").read_bytes()[:-9])
    user.misspell()
    assert user.open().bundle.root == older


def test_last_shown_bundle_is_the_last_good_one_and_stays(user: Home) -> None:
    first = user.change(10**18)
    for step in range(1, 4):
        other = user.change(10**18 + step)
        os.utime(other, ns=(step, step))
    assert user.change(10**18) == first
    user.misspell()
    assert user.open().bundle.root == first
    user.sample.edit(PANEL, '"depe"', '"deep"')
    user.change(10**18 + 9)
    assert first.is_dir()


def test_read_only_home_is_replaced_by_the_runtime_folder(user: Home) -> None:
    user.cache.parent.write_text("no folder")
    opened = user.open()
    assert opened.bundle.root.parent == user.runtime / NAME
    (problem,) = opened.problems
    assert problem.startswith(f"{user.cache}")
    assert problem.endswith("Check the path, its permissions and the free space")
    assert user.open().bundle == opened.bundle
    assert len([place for place in user.places if user.runtime in place.parents]) == 1


def test_full_home_is_replaced_by_the_folder_for_temporary_files(user: Home, tmp_path: Path) -> None:
    shutil.rmtree(user.runtime)

    def build_on_full_disk(source: Path, out: Path) -> None:
        if user.cache in out.parents:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        build(source, out)

    opened = user.open(build_on_full_disk)
    assert tmp_path / "tmp" in opened.bundle.root.parents
    assert "no space left on device" in opened.problems[0]


def test_kept_bundle_is_shown_where_nothing_can_be_written(user: Home) -> None:
    good = user.change(10**18)

    def build_nowhere(source: Path, out: Path) -> None:
        raise WriteError([Problem(str(out), 0, f"{source.name} cannot be written", "Check the path")])

    os.utime(user.sample.root / PANEL, ns=(10**18 + 1, 10**18 + 1))
    opened = user.open(build_nowhere)
    assert opened.bundle.root == good
    assert "cannot be written" in opened.problems[1]


def test_bug_in_the_compiler_does_not_keep_the_exhibit_away(user: Home) -> None:
    good = user.change(10**18)

    def fail(_: Path, out: Path) -> None:
        raise KeyError(out.name)

    os.utime(user.sample.root / PANEL, ns=(10**18 + 1, 10**18 + 1))
    opened = user.open(fail)
    assert opened.bundle.root == good
    assert opened.problems == (EARLIER, "KeyError('bundle'). This is a bug: please report it")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such folders")
def test_temporary_folder_that_others_can_write_to_is_not_used(user: Home, tmp_path: Path) -> None:
    user.cache.parent.write_text("no folder")
    user.runtime.joinpath(NAME).mkdir()
    user.runtime.joinpath(NAME).chmod(0o777)
    (tmp_path / "tmp" / f"{NAME}-{os.getuid()}").symlink_to(user.runtime)
    with pytest.raises(WriteError):
        user.open()
