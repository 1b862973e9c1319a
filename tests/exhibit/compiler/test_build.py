"""Building: whole bundles, the same bytes every time, and nothing at all where something is wrong."""

# ruff: noqa: RUF001 - Chinese and typographic punctuation is what these texts are about

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from qbj_kiosk.exhibit.compiler import atomic_folder
from qbj_kiosk.exhibit.compiler.build import build
from qbj_kiosk.exhibit.model import Run
from qbj_kiosk.toml.diagnostics import SourceError
from tests.exhibit.compiler.sources import Sample

RESOURCES = Path(__file__).parents[3] / "resources"


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_sample_builds_and_says_what_its_sources_say(sample: Sample) -> None:
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


def test_the_same_sources_give_the_same_bytes(sample: Sample, tmp_path: Path) -> None:
    other = Sample.write(tmp_path / "elsewhere" / "sources")
    sample.build()
    other.build()
    assert content(sample.out) == content(other.out)


@pytest.mark.usefixtures("quick")
def test_an_earlier_bundle_is_replaced_and_nothing_else_is_left(sample: Sample) -> None:
    sample.build()
    sample.edit("exhibit.toml", '"sample"', '"renamed"')
    sample.build()
    assert b'"renamed"' in (sample.out / "manifest.json").read_bytes()
    assert sorted(path.name for path in sample.root.parent.iterdir()) == ["bundle", "sources"]


@pytest.mark.usefixtures("quick")
def test_wrong_sources_leave_the_earlier_bundle_as_it_was(sample: Sample) -> None:
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
def test_places_that_a_bundle_must_not_go_to(sample: Sample, tmp_path: Path) -> None:
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


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.usefixtures("quick")
def test_a_link_is_not_built_into(sample: Sample, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    (tmp_path / "target").mkdir()
    assert "is a link" in refused(sample.root, tmp_path / "link")


def cannot(*_: Path) -> bool:
    """A system that cannot exchange two folders in one step."""
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="only there two folders are exchanged in one step")
@pytest.mark.usefixtures("quick")
def test_an_earlier_bundle_is_exchanged_in_one_step(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
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

def one(path, target):
    if calls:
        os._exit(9)
    calls.append(path)
    return rename(path, target)

atomic_folder.exchange = lambda *_: False
Path.rename = one
build.build(Path(sys.argv[1]), Path(sys.argv[2]))
"""
"""Builds where there is no exchange, and ends without any clean-up between the two renames."""


def test_a_build_killed_between_two_renames_loses_nothing(sample: Sample) -> None:
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
def test_what_an_interrupted_build_left_goes_and_nothing_else(sample: Sample) -> None:
    for name in (".bundle-1234abcd/new", ".bundle-1234_xyz/mine", ".bundle-old-1234abcd/new", ".other-1234abcd/new"):
        (sample.root.parent / name).mkdir(parents=True)
    os.utime(sample.root.parent / ".bundle-1234abcd", (0, 0))
    sample.build()
    left = sorted(path.name for path in sample.root.parent.iterdir())
    assert left == [".bundle-1234_xyz", ".bundle-old-1234abcd", ".other-1234abcd", "bundle", "sources"]


@pytest.mark.usefixtures("quick")
def test_a_build_that_runs_at_the_same_time_is_left_alone(sample: Sample) -> None:
    with atomic_folder.scratch(sample.out) as scratch:
        (scratch / "new").mkdir()
        sample.build()
        assert (scratch / "new").is_dir()


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("failing", ["fsync", "rename"])
def test_a_failing_disk_is_a_problem_and_leaves_the_earlier_bundle(
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
            patch.setattr(atomic_folder, "exchange", cannot)
            patch.setattr(Path, "rename", full)
        assert "cannot be written (no space left on device)" in refused(sample.root, sample.out)
    assert content(sample.out) == before
    assert sorted(path.name for path in sample.root.parent.iterdir()) == ["bundle", "sources"]


@pytest.mark.usefixtures("quick")
def test_the_earlier_bundle_comes_back_if_the_new_one_cannot_be_placed(
    sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.build()
    before = content(sample.out)
    rename, calls = Path.rename, list[Path]()

    def second_fails(path: Path, target: Path) -> Path:
        calls.append(path)
        if len(calls) == 2:
            raise OSError(5, "Input/output error")
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(atomic_folder, "exchange", cannot)
        patch.setattr(Path, "rename", second_fails)
        refused(sample.root, sample.out)
    assert len(calls) == 3
    assert content(sample.out) == before


@pytest.mark.usefixtures("quick")
def test_a_read_only_place_is_a_problem(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "mkdtemp", locked)
    assert "cannot be written (permission denied)" in refused(sample.root, sample.out)


def test_the_real_exhibit_builds(tmp_path: Path) -> None:
    exhibit = build(RESOURCES, tmp_path / "bundle")
    assert [panel.id for panel in exhibit.panels] == ["logistics", "industry", "transformation"]
    assert exhibit.panels[1].figure.units == 100
