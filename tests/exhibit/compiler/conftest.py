"""Fixtures of the compiler's tests: a small exhibit, and conversion without a sandbox."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exhibit.compiler.small_exhibit import Sample, in_process


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    return Sample.write(tmp_path / "sources")


@pytest.fixture
def quick() -> Iterator[None]:
    """Convert fonts, drawings and pictures in this process instead of a sandbox, which takes long to start."""
    with in_process():
        yield
