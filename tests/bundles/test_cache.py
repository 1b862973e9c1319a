"""Cache of bundles: one build for each state of the sources, and a rebuild of damaged bundles."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from qbj_kiosk.bundles.cache import KEPT, build_if_changed, fingerprint, open_cached, rebuild
from qbj_kiosk.bundles.open_bundle import BundleError, open_bundle
from qbj_kiosk.exhibit.compiler.build import build
from qbj_kiosk.toml.problem_report import SourceError
from tests.exhibit.compiler.small_exhibit import Sample


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "cache"


def touch(sample: Sample, step: int) -> None:
    os.utime(sample.root / "exhibit.toml", ns=(step, step))


class BuildRecorder:
    """Build function for tests of the cache: records the places that it builds to."""

    def __init__(self) -> None:
        self.places: list[Path] = []

    def __call__(self, source: Path, out: Path) -> None:
        self.places.append(out)
        build(source, out)


@pytest.fixture
def recorder() -> BuildRecorder:
    return BuildRecorder()


def test_unchanged_sources_are_built_once(sample: Sample, cache: Path, recorder: BuildRecorder) -> None:
    first = build_if_changed(sample.root, cache, recorder)
    assert build_if_changed(sample.root, cache, recorder) == first
    assert len(recorder.places) == 1
    assert open_bundle(first).exhibit.id == "sample"
    assert [path.name for path in cache.iterdir()] == [first.name]


def test_changed_sources_are_rebuilt(sample: Sample, cache: Path, recorder: BuildRecorder) -> None:
    first = build_if_changed(sample.root, cache, recorder)
    sample.edit("exhibit.toml", '"sample"', '"simple"')
    touch(sample, 10**18)
    second = build_if_changed(sample.root, cache, recorder)
    assert second != first
    assert len(recorder.places) == 2
    assert open_bundle(second).exhibit.id == "simple"


def test_fingerprint_depends_on_names_sizes_and_times(sample: Sample) -> None:
    names = [fingerprint(sample.root)]
    touch(sample, 10**18)
    names.append(fingerprint(sample.root))
    sample.put("new.txt", "")
    names.append(fingerprint(sample.root))
    (sample.root / "new.txt").rename(sample.root / "old.txt")
    names.append(fingerprint(sample.root))
    sample.put("old.txt", "more")
    names.append(fingerprint(sample.root))
    assert len(set(names)) == 5


@pytest.mark.parametrize("name", ["manifest.json", "exhibit.json", "fonts/Sans.ttf"])
def test_incomplete_bundle_is_rebuilt(sample: Sample, cache: Path, name: str) -> None:
    bundle = build_if_changed(sample.root, cache, build)
    (bundle / name).unlink()
    assert open_bundle(build_if_changed(sample.root, cache, build)).root == bundle
    (bundle / name).write_bytes(b"")
    assert open_bundle(build_if_changed(sample.root, cache, build)).root == bundle


def test_rebuild_replaces_a_damaged_bundle(sample: Sample, cache: Path) -> None:
    bundle = build_if_changed(sample.root, cache, build)
    data = bytearray((bundle / "exhibit.json").read_bytes())
    data[10] ^= 1
    (bundle / "exhibit.json").write_bytes(data)
    with pytest.raises(BundleError):
        open_bundle(build_if_changed(sample.root, cache, build))
    assert open_bundle(rebuild(sample.root, cache, build)).exhibit.id == "sample"


def test_open_cached_rebuilds_a_damaged_bundle(sample: Sample, cache: Path, recorder: BuildRecorder) -> None:
    font = open_cached(sample.root, cache, recorder).asset("fonts/Sans.ttf")
    whole = font.read_bytes()
    font.write_bytes(bytes(len(whole)))
    assert open_cached(sample.root, cache, recorder).asset("fonts/Sans.ttf").read_bytes() == whole
    assert len(recorder.places) == 2


def test_old_folders_of_interrupted_builds_are_deleted(sample: Sample, cache: Path) -> None:
    for name in (".build-old", ".build-young"):
        (cache / name).mkdir(parents=True)
    os.utime(cache / ".build-old", (10**9, 10**9))
    build_if_changed(sample.root, cache, build)
    assert not (cache / ".build-old").exists()
    assert (cache / ".build-young").exists()


def test_fingerprint_changes_beside_a_broken_link(sample: Sample) -> None:
    (sample.root / "0").symlink_to(sample.root / "nowhere")
    before = fingerprint(sample.root)
    touch(sample, 10**18)
    assert fingerprint(sample.root) != before


def test_earlier_bundles_are_limited(sample: Sample, cache: Path) -> None:
    built = []
    for step in range(KEPT + 3):
        touch(sample, 10**18 + step)
        built.append(build_if_changed(sample.root, cache, build))
    left = set(cache.iterdir())
    assert len(left) == KEPT + 1
    assert built[-1] in left


def test_other_files_in_the_cache_are_kept(sample: Sample, cache: Path) -> None:
    (cache / "notes").mkdir(parents=True)
    for step in range(KEPT + 3):
        touch(sample, 10**18 + step)
        build_if_changed(sample.root, cache, build)
    assert (cache / "notes").is_dir()


def test_concurrent_builds_give_one_bundle(sample: Sample, cache: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        bundles = set(pool.map(lambda _: build_if_changed(sample.root, cache, build), range(8)))
    assert len(bundles) == 1
    assert open_bundle(bundles.pop()).exhibit.id == "sample"
    assert len(list(cache.iterdir())) == 1


def test_first_of_two_builds_is_used(sample: Sample, cache: Path, tmp_path: Path) -> None:
    elsewhere = build_if_changed(sample.root, tmp_path / "other", build)

    def overtaken(source: Path, out: Path) -> None:
        build(source, out)
        shutil.copytree(elsewhere, cache / fingerprint(source))
        (cache / fingerprint(source) / "first").touch()

    assert (build_if_changed(sample.root, cache, overtaken) / "first").exists()


def test_failed_build_leaves_an_empty_cache(sample: Sample, cache: Path) -> None:
    sample.put("exhibit.toml", "")
    with pytest.raises(SourceError):
        build_if_changed(sample.root, cache, build)
    assert list(cache.iterdir()) == []


def test_unwritable_cache_is_reported(sample: Sample, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SourceError, match="cannot be written"):
        build_if_changed(sample.root, tmp_path / "file" / "cache", build)
