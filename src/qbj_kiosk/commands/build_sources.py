"""Build a checkout's sources when the exhibit starts. The compiler is imported only when it is needed."""

from pathlib import Path


def build_sources(source: Path, out: Path) -> None:
    """Build the sources in `source` into a bundle in the new folder `out`.

    Raises:
        SourceError: with everything that is wrong in the sources.
    """
    from qbj_kiosk.exhibit.compiler.build import build

    build(source, out)
