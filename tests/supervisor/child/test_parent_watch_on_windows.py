"""The watch thread of a child on Windows, which reads messages from standard input."""

import os
import threading

from qbj_kiosk.supervisor.child import parent_watch


def test_parent_watch_detaches_from_standard_input() -> None:
    stdin, write_end = os.pipe()
    detached = parent_watch.detach(stdin)
    parent_ended = threading.Event()
    os.write(write_end, b"unknown\n")
    os.close(write_end)
    thread = parent_watch.start(detached, parent_ended.set)
    assert parent_ended.wait(30)
    assert os.read(stdin, 1) == b""
    thread.join()
    os.close(detached)
    os.close(stdin)
