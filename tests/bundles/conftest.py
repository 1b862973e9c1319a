"""Fixtures of the store's tests: the small exhibit of the builder's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exhibit.compiler.sources import Sample, in_process


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Sample]:
    """Sources that build."""
    with in_process():
        yield Sample.write(tmp_path / "sources")


@pytest.fixture
def bundle(sample: Sample) -> Path:
    """A bundle of them."""
    sample.build()
    return sample.out
