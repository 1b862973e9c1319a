"""Compilation of a checkout's sources at the start of the exhibit. Imports the compiler only when needed."""

from pathlib import Path


def build_sources(source: Path, out: Path) -> None:
    """Compile the sources in `source` into a bundle in the new folder `out`.

    Raises:
        SourceError: with all problems in the sources.
    """
    from qbj_kiosk.exhibit.compiler.build import build

    build(source, out)
