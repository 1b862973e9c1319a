"""The copy of a configured bundle: what is shown when that is missing, damaged or half copied."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from qbj_kiosk.bundles import fallback_copies
from qbj_kiosk.bundles.built_in_bundle import EARLIER
from qbj_kiosk.bundles.fallback_copies import COPIES, keep_copy, open_or_find_copy
from qbj_kiosk.bundles.open_bundle import Bundle, BundleError, open_bundle
from qbj_kiosk.toml.problem_report import WriteError
from tests.exhibit.compiler.small_exhibit import Sample

PANEL = "panels/rail/panel.toml"


@pytest.fixture
def cache_folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "bundles"


@pytest.fixture
def kept(bundle: Path, cache_folder: Path) -> Bundle:
    """Return a bundle that was opened and copied, so that there is a fallback."""
    opened = open_bundle(bundle)
    keep_copy(opened, bundle, cache_folder)
    return opened


def copies(cache_folder: Path) -> list[Path]:
    return sorted(cache_folder.glob(f"{COPIES}/*/*"))


def test_whole_bundle_is_shown_itself(bundle: Path, kept: Bundle, cache_folder: Path) -> None:
    opened = open_or_find_copy(bundle, cache_folder)
    assert opened.bundle == kept
    assert opened.problems == ()


def test_copy_replaces_a_missing_bundle(bundle: Path, kept: Bundle, cache_folder: Path) -> None:
    shutil.rmtree(bundle)
    opened = open_or_find_copy(bundle, cache_folder)
    assert opened.bundle.manifest == kept.manifest
    assert opened.bundle.root == copies(cache_folder)[0]
    assert opened.problems == (EARLIER, f"{bundle}: there is no such folder. Name the folder of a bundle")


@pytest.mark.parametrize("half", ["no manifest", "no content", "part of the content"])
def test_copy_replaces_a_half_copied_bundle(bundle: Path, kept: Bundle, cache_folder: Path, half: str) -> None:
    match half:
        case "no manifest":
            (bundle / "manifest.json").unlink()
        case "no content":
            (bundle / "exhibit.json").unlink()
        case _:
            os.truncate(bundle / "exhibit.json", 99)
    opened = open_or_find_copy(bundle, cache_folder)
    assert opened.bundle.manifest == kept.manifest
    assert opened.problems[0] == EARLIER
    assert str(bundle) in opened.problems[1]


def test_copy_replaces_sources_in_the_place_of_the_bundle(
    bundle: Path, sample: Sample, kept: Bundle, cache_folder: Path
) -> None:
    shutil.rmtree(bundle)
    sample.edit(PANEL, '"deep"', '"depe"')
    shutil.copytree(sample.root, bundle)
    opened = open_or_find_copy(bundle, cache_folder)
    assert opened.bundle.manifest == kept.manifest
    assert "is not a bundle" in opened.problems[1]


def test_bundle_that_a_bug_keeps_from_opening_is_replaced(
    bundle: Path, kept: Bundle, cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> Bundle:
        raise RecursionError("deep")

    monkeypatch.setattr(fallback_copies, "open_bundle", fail)
    opened = open_or_find_copy(bundle, cache_folder)
    assert opened.bundle.manifest == kept.manifest
    assert opened.problems == (EARLIER, "RecursionError('deep'). This is a bug: please report it")


def test_copy_of_another_exhibit_is_never_shown(bundle: Path, kept: Bundle, cache_folder: Path, tmp_path: Path) -> None:
    assert kept.root == bundle
    with pytest.raises(BundleError, match="there is no such folder"):
        open_or_find_copy(tmp_path / "other", cache_folder)


def test_copy_is_found_by_a_link_that_now_leads_nowhere(bundle: Path, cache_folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "current"
    link.symlink_to(bundle)
    keep_copy(open_bundle(link), link, cache_folder)
    shutil.rmtree(bundle)
    assert open_or_find_copy(link, cache_folder).problems[0] == EARLIER


def test_damaged_copy_is_passed_over_and_written_again(bundle: Path, kept: Bundle, cache_folder: Path) -> None:
    (copy,) = copies(cache_folder)
    os.truncate(copy / "exhibit.json", 99)
    (bundle / "manifest.json").rename(bundle / "aside")
    with pytest.raises(BundleError, match=str(bundle)):
        open_or_find_copy(bundle, cache_folder)
    (bundle / "aside").rename(bundle / "manifest.json")
    keep_copy(kept, bundle, cache_folder)
    assert open_bundle(copy).manifest == kept.manifest


def test_latest_copy_is_shown_and_one_earlier_is_kept(sample: Sample, cache_folder: Path) -> None:
    identities = []
    for look in ("deep", "pale", "white"):
        sample.edit(PANEL, 'look = "', f'look = "{look}" # "')
        shutil.rmtree(sample.out, ignore_errors=True)
        sample.build()
        opened = open_bundle(sample.out)
        identities.append(opened.manifest.identity)
        keep_copy(opened, sample.out, cache_folder)
    assert {path.name for path in copies(cache_folder)} == {identity[:32] for identity in identities[1:]}
    shutil.rmtree(sample.out)
    assert open_or_find_copy(sample.out, cache_folder).bundle.manifest.identity == identities[-1]


def test_bundle_that_changes_meanwhile_is_not_kept(bundle: Path, cache_folder: Path) -> None:
    opened = open_bundle(bundle)
    os.truncate(bundle / "exhibit.json", 99)
    with pytest.raises(BundleError):
        keep_copy(opened, bundle, cache_folder)
    shutil.rmtree(bundle)
    with pytest.raises(BundleError, match="was changed while the exhibit was shown"):
        keep_copy(opened, bundle, cache_folder)
    assert copies(cache_folder) == []


def test_full_disk_keeps_the_earlier_copy(
    bundle: Path, kept: Bundle, sample: Sample, cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    shutil.rmtree(bundle)
    sample.edit(PANEL, '"deep"', '"pale"')
    sample.build()
    with monkeypatch.context() as full:
        full.setattr(shutil, "copyfileobj", fail)
        with pytest.raises(WriteError, match="no space left on device"):
            keep_copy(open_bundle(bundle), bundle, cache_folder)
    shutil.rmtree(bundle)
    assert open_or_find_copy(bundle, cache_folder).bundle.manifest == kept.manifest
