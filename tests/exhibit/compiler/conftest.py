"""Fixtures of the builder's tests: a small complete exhibit, and conversion without its process."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exhibit.compiler.sources import Sample, in_process


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    """Sources that build, converted in this process; a test breaks them as it likes."""
    return Sample.write(tmp_path / "sources")


@pytest.fixture
def quick() -> Iterator[None]:
    """Conversion in this process."""
    with in_process():
        yield
