"""A child's channel to its supervisor: whole lines, no error from a closed pipe."""

import os

from qbj_kiosk.supervisor.child.channel import Channel


def test_cut_line_does_not_corrupt_the_next() -> None:
    read_end, write_end = os.pipe()
    channel = Channel(write_end)
    channel.send("x" * 10_000_000)  # more than any pipe holds
    cut = os.read(read_end, 10_000_000)
    channel.send("frame")
    channel.send("alive")
    assert cut.strip(b"x") == b""
    assert os.read(read_end, 100) == b"\nframe\nalive\n"
    os.close(read_end)
    channel.send("the pipe is closed")
    os.close(write_end)
