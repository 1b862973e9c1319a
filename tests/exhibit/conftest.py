"""Fixtures of the builder's tests: a small complete exhibit, and conversion without its process."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.exhibit.sources import Sample, in_process


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    """Sources that build, converted in this process; a test breaks them as it likes."""
    return Sample.write(tmp_path / "sources")


@pytest.fixture
def quick() -> object:
    with in_process():
        yield
