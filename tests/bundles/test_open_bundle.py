"""Opening bundles: every difference from the build is refused."""

import shutil
import sys
import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qbj_kiosk.bundles.open_bundle import BundleError, open_bundle
from qbj_kiosk.exhibit import bundle_manifest
from qbj_kiosk.exhibit.bundle_manifest import MANIFEST, Manifest
from qbj_kiosk.exhibit.model import FORMAT
from tests.exhibit.compiler.small_exhibit import Sample


def relist(bundle: Path, **changes: object) -> None:
    """Write a new manifest for a bundle's current files, with some changes."""
    names = [path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file()]
    data = {name: (bundle / name).read_bytes() for name in names if name != MANIFEST}
    listed = bundle_manifest.manifest("sample", data)
    fields = {"format": listed.format, "exhibit": listed.exhibit, "identity": listed.identity, "files": listed.files}
    (bundle / MANIFEST).write_bytes(bundle_manifest.encode(msgspec.convert({**fields, **changes}, Manifest)))


def test_opened_bundle_has_the_built_exhibit(sample: Sample) -> None:
    exhibit = sample.build()
    opened = open_bundle(sample.out)
    assert opened.exhibit == exhibit
    assert opened.asset("fonts/Sans.ttf").read_bytes() == (sample.root / "fonts/Sans.ttf").read_bytes()


@pytest.mark.parametrize("name", ["../sources/exhibit.toml", "/etc/hosts", "fonts/none.ttf", "", "manifest.json"])
def test_asset_outside_the_manifest_is_refused(bundle: Path, name: str) -> None:
    opened = open_bundle(bundle)
    with pytest.raises(BundleError, match="has no file"):
        opened.asset(name)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_flipped_byte_is_refused(bundle: Path, data: st.DataObject) -> None:
    files = sorted(path for path in bundle.rglob("*") if path.is_file())
    name = data.draw(st.sampled_from([path.relative_to(bundle).as_posix() for path in files]))
    original = (bundle / name).read_bytes()
    index = data.draw(st.integers(0, len(original) - 1))
    flipped = original[index] ^ data.draw(st.integers(1, 255))
    with tempfile.TemporaryDirectory() as scratch:
        copy = shutil.copytree(bundle, Path(scratch) / "bundle")
        (copy / name).write_bytes(original[:index] + bytes([flipped]) + original[index + 1 :])
        with pytest.raises(BundleError):
            open_bundle(copy)


@pytest.mark.parametrize("name", ["manifest.json", "exhibit.json", "fonts/Sans.ttf", "pictures/photo.png"])
def test_missing_or_shortened_file_is_refused(bundle: Path, name: str) -> None:
    whole = (bundle / name).read_bytes()
    (bundle / name).write_bytes(whole[:-1])
    with pytest.raises(BundleError, match="again"):
        open_bundle(bundle)
    (bundle / name).unlink()
    with pytest.raises(BundleError, match="missing"):
        open_bundle(bundle)


@pytest.mark.parametrize(
    ("number", "remedy"), [(FORMAT + 1, "Update the program"), (FORMAT - 1, "Build the bundle again")]
)
def test_other_format_has_its_own_remedy(bundle: Path, number: int, remedy: str) -> None:
    relist(bundle, format=number)
    with pytest.raises(BundleError, match=remedy):
        open_bundle(bundle)


def test_folder_without_bundle_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="no such folder"):
        open_bundle(tmp_path / "nowhere")
    with pytest.raises(BundleError, match="is not a bundle, or is damaged"):
        open_bundle(tmp_path)


def test_manifest_of_another_exhibit_is_refused(bundle: Path) -> None:
    relist(bundle, exhibit="another")
    with pytest.raises(BundleError, match='names the exhibit "another"'):
        open_bundle(bundle)


def test_exhibit_of_another_format_is_refused(bundle: Path) -> None:
    (bundle / "exhibit.json").write_text('{"id": "sample"}', encoding="utf-8")
    relist(bundle)
    with pytest.raises(BundleError, match="not an exhibit of this format"):
        open_bundle(bundle)


@pytest.mark.skipif(sys.platform == "win32", reason="links need privileges on Windows")
def test_link_to_the_right_content_is_refused(bundle: Path, tmp_path: Path) -> None:
    (bundle / "fonts/Sans.ttf").rename(tmp_path / "elsewhere")
    (bundle / "fonts/Sans.ttf").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BundleError, match="not a regular file"):
        open_bundle(bundle)


@pytest.mark.skipif(sys.platform == "win32", reason="links need privileges on Windows")
def test_linked_folder_is_refused(bundle: Path, tmp_path: Path) -> None:
    (bundle / "fonts").rename(tmp_path / "elsewhere")
    (bundle / "fonts").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BundleError, match="is not a folder"):
        open_bundle(bundle)


@pytest.mark.parametrize(
    "path",
    [
        *(
            "",
            ".",
            "..",
            "../a",
            "a/../b",
            "/a",
            "a//b",
            "a/",
            "C:/a",
            "c:a",
            "a\\b",
            "con",
            "CON.txt",
            "fonts/nul.ttf",
        ),
        *("a.", "a ", "\u202ea", "a\n", ".hidden", "a/b/c/d", "%2e%2e/a", "file:a"),
    ],
)
def test_unsafe_path_is_refused(path: str) -> None:
    assert not bundle_manifest.is_safe(path)
    entry = bundle_manifest.entry(b"")
    listed = Manifest(FORMAT, "sample", bundle_manifest.identity({path: entry}), {path: entry})
    assert bundle_manifest.decode(bundle_manifest.encode(listed)) is None


@pytest.mark.parametrize("path", ["a", "exhibit.json", "fonts/OFL-Plex.txt", "a/b/c", "console", "comma.txt"])
def test_safe_path_is_accepted(path: str) -> None:
    assert bundle_manifest.is_safe(path)


def test_paths_that_differ_only_in_case_are_refused() -> None:
    listed = bundle_manifest.manifest("sample", {"a.txt": b"", "A.txt": b""})
    assert bundle_manifest.decode(bundle_manifest.encode(listed)) is None


def test_link_loop_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(BundleError, match="loop: there is no such folder"):
        open_bundle(tmp_path / "loop")
