"""Building a bundle: all of it, or nothing."""

from pathlib import Path

import msgspec

from qbj_kiosk.exhibit import manifest
from qbj_kiosk.exhibit.compiler.atomic_folder import place, recover
from qbj_kiosk.exhibit.compiler.compiler import compile_sources
from qbj_kiosk.exhibit.model import Exhibit
from qbj_kiosk.toml.diagnostics import Problem, SourceError, report_write_errors


def build(source: Path, out: Path) -> Exhibit:
    """Builds the sources in one folder into a bundle in another, which may hold an earlier bundle.

    Returns:
        The exhibit in the bundle. The same sources give the same bytes.

    Raises:
        SourceError: with everything that is wrong; then `out` is as it was.
    """
    _check_source(source)
    with report_write_errors(out):
        _check_places(source, out)
        recover(out)
        return made(source, out)


def made(source: Path, out: Path) -> Exhibit:
    """The same in a place that the program has chosen itself, which needs no check.

    Raises:
        SourceError: as above.
    """
    _check_source(source)
    with report_write_errors(out):
        compiled = compile_sources(source)
        exhibit = msgspec.json.format(msgspec.json.encode(compiled.exhibit, order="sorted"), indent=1) + b"\n"
        files = {**compiled.files, manifest.EXHIBIT: exhibit}
        listed = manifest.manifest(compiled.exhibit.id, files)
        place(out, {**files, manifest.MANIFEST: manifest.encode(listed)})
    return compiled.exhibit


def _check_source(source: Path) -> None:
    """Refuses what is no folder that can be looked into."""
    remedy = "Name the folder that holds exhibit.toml"
    try:
        is_folder = source.is_dir()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _refusal(source, f"cannot be read ({reason.lower()})", remedy) from error
    if not is_folder:
        raise _refusal(source, "there is no such folder of sources", remedy)


def _check_places(source: Path, out: Path) -> None:
    """Refuses places that a bundle must not be built into."""
    inner, outer = out.resolve(), source.resolve()
    if inner.is_relative_to(outer) or outer.is_relative_to(inner):
        raise _refusal(out, "the bundle and its sources would lie inside each other", "Name a place beside them")
    if not inner.parent.is_dir():
        raise _refusal(out, f"there is no folder {out.parent}", "Make it, or name another place")
    if out.is_symlink():
        raise _refusal(out, "is a link", "Name the place itself")
    if out.exists() and not _is_ours(out):
        raise _refusal(out, "is in the way and no bundle", "Name another place, or move it away")


def _refusal(path: Path, what: str, remedy: str) -> SourceError:
    return SourceError([Problem(str(path), 0, what, remedy)])


def _is_ours(out: Path) -> bool:
    """Whether a folder is empty or a bundle, of whatever format."""
    if not out.is_dir():
        return False
    if not any(out.iterdir()):
        return True
    listed = out / manifest.MANIFEST
    return listed.is_file() and manifest.format_of(listed.read_bytes()) is not None
