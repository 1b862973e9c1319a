"""Lines from the bytes of a pipe: independent of the pieces, of limited length."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.supervisor.process import line_buffer
from qbj_kiosk.supervisor.process.line_buffer import LineBuffer


@given(st.binary(max_size=300), st.lists(st.integers(0, 300), max_size=6))
def test_lines_do_not_depend_on_the_pieces(data: bytes, cuts: list[int]) -> None:
    whole, pieces = LineBuffer(), LineBuffer()
    edges = [0, *sorted(cuts), len(data)]
    lines = [line for start, end in pairwise(edges) for line in pieces.feed(data[start:end])]
    assert lines + pieces.flush() == whole.feed(data) + whole.flush()


def test_endless_line_uses_limited_memory() -> None:
    buffer = LineBuffer()
    for _ in range(100):
        assert buffer.feed(b"x" * 60_000) == []
    assert len(buffer._rest) == line_buffer.MAX_LENGTH
    assert buffer.flush() == ["x" * line_buffer.MAX_LENGTH]
