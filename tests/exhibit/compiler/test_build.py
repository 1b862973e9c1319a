"""Builds: complete, reproducible, and without a trace after a failure."""

# ruff: noqa: RUF001 - tests of Chinese and typographic punctuation

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from qbj_kiosk.exhibit.compiler import atomic_folder
from qbj_kiosk.exhibit.compiler.build import build
from qbj_kiosk.exhibit.model import Run
from qbj_kiosk.toml.problem_report import SourceError
from tests.exhibit.compiler.small_exhibit import Sample

RESOURCES = Path(__file__).parents[3] / "resources"


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_bundle_has_the_texts_of_its_sources(sample: Sample) -> None:
    exhibit = sample.build()
    panel = exhibit.panels[0]
    assert [language.tag for language in exhibit.languages] == ["en", "zh"]
    assert panel.wording["en"].headline == ("Trains that ran", "since 2013")
    assert panel.stops[0].wording["en"].body == (
        (
            Run("For more than nine years, "),
            Run("trains", "emphasis"),
            Run(" have "),
            Run("run", "strong"),
            Run("."),
        ),
        (Run("They run."),),
    )
    assert (panel.figure.units, panel.figure.wording["zh"].numeral) == (100, "1000")
    assert panel.stops[1].figure.wording["en"].names == ("Moved 8", "Rest 2")
    assert exhibit.languages[0].article.title == "A port’s title"
    assert set(content(sample.out)) == {
        "manifest.json",
        "exhibit.json",
        "fonts/Sans.ttf",
        "fonts/Han.ttf",
        "fonts/OFL.txt",
        "pictures/photo.png",
    }


def test_build_is_reproducible(sample: Sample, tmp_path: Path) -> None:
    other = Sample.write(tmp_path / "elsewhere" / "sources")
    sample.build()
    other.build()
    assert content(sample.out) == content(other.out)


@pytest.mark.usefixtures("quick")
def test_earlier_bundle_is_replaced(sample: Sample) -> None:
    sample.build()
    sample.edit("exhibit.toml", '"sample"', '"renamed"')
    sample.build()
    assert b'"renamed"' in (sample.out / "manifest.json").read_bytes()
    assert sorted(path.name for path in sample.root.parent.iterdir()) == ["bundle", "sources"]


@pytest.mark.usefixtures("quick")
def test_failed_build_keeps_the_earlier_bundle(sample: Sample) -> None:
    sample.build()
    before = content(sample.out)
    sample.edit("figures/orders.toml", "of = 10", "of = 7")
    with pytest.raises(SourceError):
        sample.build()
    assert content(sample.out) == before


def refused(source: Path, out: Path) -> str:
    with pytest.raises(SourceError) as caught:
        build(source, out)
    assert len(caught.value.problems) == 1
    return str(caught.value)


@pytest.mark.usefixtures("quick")
def test_unsafe_output_place_is_refused(sample: Sample, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("keep me", encoding="utf-8")
    (tmp_path / "file").write_text("keep me", encoding="utf-8")
    assert "is not a bundle" in refused(sample.root, tmp_path / "letters")
    assert "is not a bundle" in refused(sample.root, tmp_path / "file")
    assert "inside each other" in refused(sample.root, sample.root / "bundle")
    assert "inside each other" in refused(sample.root, tmp_path)
    assert "there is no folder" in refused(sample.root, tmp_path / "no" / "where")
    assert "no such folder" in refused(tmp_path / "nowhere", tmp_path / "out")
    assert (tmp_path / "letters" / "dear.txt").read_text(encoding="utf-8") == "keep me"


@pytest.mark.skipif(sys.platform == "win32", reason="links need privileges on Windows")
@pytest.mark.usefixtures("quick")
def test_link_as_output_place_is_refused(sample: Sample, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    (tmp_path / "target").mkdir()
    assert "is a link" in refused(sample.root, tmp_path / "link")
    (tmp_path / "loop").symlink_to("loop")
    assert "is a link" in refused(sample.root, tmp_path / "loop")


def no_exchange(*_: Path) -> bool:
    """Behave like a system that cannot exchange two folders in one step."""
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="exchanging folders needs Linux")
@pytest.mark.usefixtures("quick")
def test_earlier_bundle_is_exchanged_in_one_step(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    sample.build()
    sample.edit("exhibit.toml", '"sample"', '"renamed"')

    def renamed(*_: object) -> None:
        raise AssertionError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", renamed)
        sample.build()
    assert b'"renamed"' in (sample.out / "manifest.json").read_bytes()
    assert sorted(path.name for path in sample.root.parent.iterdir()) == ["bundle", "sources"]


KILLED = """
import os, sys
from pathlib import Path
from qbj_kiosk.exhibit.compiler import atomic_folder, build

rename, calls = Path.rename, []

def rename_once(path, target):
    if calls:
        os._exit(9)
    calls.append(path)
    return rename(path, target)

atomic_folder.exchange = lambda *_: False
Path.rename = rename_once
build.build(Path(sys.argv[1]), Path(sys.argv[2]))
"""
"""Build without exchange, and exit between the two renames."""


def test_next_build_restores_the_bundle_of_a_killed_build(sample: Sample) -> None:
    sample.build()
    before = content(sample.out)
    command = [sys.executable, "-c", KILLED, str(sample.root), str(sample.out)]
    assert subprocess.run(command, check=False, timeout=60).returncode == 9
    assert not sample.out.exists()
    sample.edit("figures/orders.toml", "of = 10", "of = 7")
    with pytest.raises(SourceError):
        sample.build()
    assert content(sample.out) == before
    assert sorted(path.name for path in sample.root.parent.iterdir()) == ["bundle", "sources"]


@pytest.mark.usefixtures("quick")
def test_folders_of_interrupted_builds_are_deleted(sample: Sample) -> None:
    for name in (".bundle-1234abcd/new", ".bundle-1234_xyz/mine", ".bundle-old-1234abcd/new", ".other-1234abcd/new"):
        (sample.root.parent / name).mkdir(parents=True)
    os.utime(sample.root.parent / ".bundle-1234abcd", (0, 0))
    sample.build()
    left = sorted(path.name for path in sample.root.parent.iterdir())
    assert left == [".bundle-1234_xyz", ".bundle-old-1234abcd", ".other-1234abcd", "bundle", "sources"]


@pytest.mark.usefixtures("quick")
def test_folder_of_a_running_build_is_kept(sample: Sample) -> None:
    with atomic_folder.scratch(sample.out) as scratch:
        (scratch / "new").mkdir()
        sample.build()
        assert (scratch / "new").is_dir()


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("failing", ["fsync", "rename"])
def test_disk_error_is_reported_and_keeps_the_earlier_bundle(
    sample: Sample, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    sample.build()
    before = content(sample.out)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        if failing == "fsync":
            patch.setattr(os, "fsync", full)
        else:
            patch.setattr(atomic_folder, "exchange", no_exchange)
            patch.setattr(Path, "rename", full)
        assert "cannot be written (no space left on device)" in refused(sample.root, sample.out)
    assert content(sample.out) == before
    assert sorted(path.name for path in sample.root.parent.iterdir()) == ["bundle", "sources"]


@pytest.mark.usefixtures("quick")
def test_earlier_bundle_is_restored_if_the_rename_fails(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    sample.build()
    before = content(sample.out)
    rename, calls = Path.rename, list[Path]()

    def second_fails(path: Path, target: Path) -> Path:
        calls.append(path)
        if len(calls) == 2:
            raise OSError(5, "Input/output error")
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(atomic_folder, "exchange", no_exchange)
        patch.setattr(Path, "rename", second_fails)
        refused(sample.root, sample.out)
    assert len(calls) == 3
    assert content(sample.out) == before


@pytest.mark.usefixtures("quick")
def test_read_only_output_place_is_reported(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "mkdtemp", locked)
    assert "cannot be written (permission denied)" in refused(sample.root, sample.out)


def test_real_exhibit_builds(tmp_path: Path) -> None:
    exhibit = build(RESOURCES, tmp_path / "bundle")
    assert [panel.id for panel in exhibit.panels] == ["logistics", "industry", "transformation"]
    assert exhibit.panels[1].figure.units == 100
