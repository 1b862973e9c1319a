"""Compilation of changed sources before an exhibit or a command shows them; imports the compiler only then."""

from pathlib import Path


def build_sources(source: Path, out: Path) -> None:
    """Compile sources to a bundle in the new folder `out`, or raise SourceError with all problems in them."""
    from qbj_kiosk.exhibit.compiler.build import build

    build(source, out)
