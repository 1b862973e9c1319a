"""Reader threads for pipes: lines, the end of the process, a limited buffer."""

import os
import threading
from collections.abc import Iterator

import pytest

from qbj_kiosk.supervisor.process import pipe_reader
from qbj_kiosk.supervisor.process.pipe_reader import PipeReader
from tests.supervisor.log_reader import until


class Pipe:
    def __init__(self) -> None:
        self.read_end, self.write_end = os.pipe()
        self.closed = threading.Event()
        self.process_ended = threading.Event()
        self.stream = PipeReader(self.read_end, self._close, self.process_ended.wait)

    def _close(self) -> None:
        os.close(self.read_end)
        self.closed.set()

    def write(self, data: bytes) -> None:
        os.write(self.write_end, data)

    def end(self) -> None:
        os.close(self.write_end)
        self.process_ended.set()


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    made = Pipe()
    yield made
    made.stream.close()
    made.stream._thread.join(10)
    assert not made.stream._thread.is_alive()


def test_lines_arrive_at_once_and_the_last_needs_no_line_end(pipe: Pipe) -> None:
    received: list[str] = []

    def read() -> int:
        received.extend(pipe.stream.read()[0])
        return len(received)

    pipe.write(b"frame\nfau")
    until(read)
    assert received == ["frame"]
    pipe.write(b"lt x\n\nlast")
    until(lambda: read() == 2)
    pipe.end()
    pipe.stream.wait_for_end()
    assert pipe.stream.read() == (["last"], False)
    assert received == ["frame", "fault x"]
    assert pipe.closed.is_set()


def test_end_is_reported_after_the_end_of_the_process(pipe: Pipe) -> None:
    os.close(pipe.write_end)
    assert pipe.closed.wait(30)
    assert pipe.stream.read() == ([], True)
    pipe.process_ended.set()
    until(lambda: pipe.stream.read() == ([], False))


def test_full_buffer_blocks_the_writer_and_loses_nothing(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipe_reader, "MAX_BUFFERED", 1000)

    def write_all() -> None:
        for number in range(1000):
            pipe.write(f"{number:999}\n".encode())
        pipe.end()

    writer = threading.Thread(target=write_all)
    writer.start()
    pipe.stream.wait_for_end()
    assert len(pipe.stream._buffer) <= 1000 + pipe_reader.READ_SIZE
    received: list[str] = []
    is_open = True
    while is_open:
        lines, is_open = pipe.stream.read()
        received += lines
    writer.join()
    assert [int(line) for line in received] == list(range(1000))


def test_output_after_close_does_not_block_the_writer(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipe_reader, "MAX_BUFFERED", 1000)
    pipe.write(b"x" * 5000)
    pipe.stream.close()
    for _ in range(100):
        pipe.write(b"x" * 5000)
    pipe.end()
    assert pipe.closed.wait(30)


def test_wait_for_end_has_a_timeout(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipe_reader, "END_TIMEOUT", 0.01)
    pipe.stream.wait_for_end()
    assert pipe.stream.read() == ([], True)
    pipe.end()
