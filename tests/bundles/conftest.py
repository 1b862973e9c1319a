"""Fixtures: the small exhibit of the compiler's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exhibit.compiler.small_exhibit import Sample, in_process


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Sample]:
    with in_process():
        yield Sample.write(tmp_path / "sources")


@pytest.fixture
def bundle(sample: Sample) -> Path:
    sample.build()
    return sample.out
