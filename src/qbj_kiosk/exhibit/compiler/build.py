"""Build of a bundle from its sources."""

import os
from collections.abc import Collection
from pathlib import Path

import msgspec

from qbj_kiosk.exhibit import bundle_manifest
from qbj_kiosk.exhibit.compiler.atomic_folder import place, recover
from qbj_kiosk.exhibit.compiler.compiler import compile_sources
from qbj_kiosk.exhibit.model import Exhibit, decode
from qbj_kiosk.exhibit.validation import find_faults
from qbj_kiosk.toml.problem_report import Problem, SourceError, report_write_errors


def build(source: Path, out: Path) -> Exhibit:
    """Build the sources of an exhibit into a bundle at `out`, which may be an earlier bundle.

    Returns:
        The exhibit in the bundle. The same sources give the same bytes.

    Raises:
        SourceError: with every problem; `out` is unchanged.
    """
    _check_source(source)
    with report_write_errors(out):
        _check_places(source, out)
        recover(out)
        return build_unchecked(source, out)


def build_unchecked(source: Path, out: Path) -> Exhibit:
    """Build a bundle at a place that the program itself has chosen, without checking that place.

    Raises:
        SourceError: with every problem; `out` is unchanged.
    """
    _check_source(source)
    with report_write_errors(out):
        compiled = compile_sources(source)
        exhibit = msgspec.json.format(msgspec.json.encode(compiled.exhibit, order="sorted"), indent=1) + b"\n"
        _check_compiled(exhibit, compiled.files)
        files = {**compiled.files, bundle_manifest.EXHIBIT: exhibit}
        listed = bundle_manifest.manifest(compiled.exhibit.id, files)
        place(out, {**files, bundle_manifest.MANIFEST: bundle_manifest.encode(listed)})
    return compiled.exhibit


def _check_compiled(exhibit: bytes, files: Collection[str]) -> None:
    """Report a fault of the compiled exhibit that the compiler should have found in the sources."""
    try:
        faults = list(find_faults(decode(exhibit), files))
    except ValueError as error:
        faults = [str(error)]
    if faults:
        remedy = "This is a bug in the compiler: please report it with the sources"
        raise SourceError([Problem(bundle_manifest.EXHIBIT, 0, fault, remedy) for fault in faults])


def _check_source(source: Path) -> None:
    remedy = "Name the folder that holds exhibit.toml"
    try:
        is_folder = source.is_dir()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _refusal(source, f"cannot be read ({reason.lower()})", remedy) from error
    if not is_folder:
        raise _refusal(source, "there is no such folder", remedy)


def _check_places(source: Path, out: Path) -> None:
    # Unlike Path.resolve, realpath raises no error on a link loop.
    inner, outer = Path(os.path.realpath(out)), Path(os.path.realpath(source))
    if inner.is_relative_to(outer) or outer.is_relative_to(inner):
        raise _refusal(out, "the bundle and its sources would be inside each other", "Name a place outside the sources")
    if not inner.parent.is_dir():
        raise _refusal(out, f"there is no folder {out.parent}", "Create it, or name another place")
    if out.is_symlink():
        raise _refusal(out, "is a link", "Name the folder that it points to")
    if out.exists() and not _is_replaceable(out):
        raise _refusal(out, "exists and is not a bundle", "Name another place, or move it away")


def _refusal(path: Path, what: str, remedy: str) -> SourceError:
    return SourceError([Problem(str(path), 0, what, remedy)])


def _is_replaceable(out: Path) -> bool:
    """Return True for a folder that a new bundle may replace: an empty one, or a bundle of any format."""
    if not out.is_dir():
        return False
    if not any(out.iterdir()):
        return True
    listed = out / bundle_manifest.MANIFEST
    return listed.is_file() and bundle_manifest.format_of(listed.read_bytes()) is not None
