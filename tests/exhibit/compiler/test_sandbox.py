"""Sandbox: a worker process that fails gives a refusal, and the build goes on."""

import sys

import msgspec
import pytest

from qbj_kiosk.exhibit.compiler import sandbox
from qbj_kiosk.exhibit.compiler.sandbox_worker import FRAME, Answer, Job
from tests.exhibit.compiler.small_exhibit import SVG, Sample, font, picture

JOBS = [
    Job("drawing", ".svg", SVG.encode()),
    Job("drawing", ".svg", b"<svg"),
    Job("picture", ".png", picture()),
    Job("font", "", font("Sans", "ab")),
]
ANSWER = FRAME.pack(len(msgspec.msgpack.encode(Answer(line=1)))) + msgspec.msgpack.encode(Answer(line=1))


def test_answers_are_in_the_order_of_jobs() -> None:
    drawing, broken, image, face = sandbox.convert(JOBS)
    assert drawing.drawing is not None
    assert (broken.drawing, broken.line, broken.what) == (None, 1, "is not valid XML (unclosed token)")
    assert image.picture.startswith(b"\x89PNG")
    assert face.face is not None
    assert (face.face.families, face.face.ranges) == (("Sans",), ((97, 98),))


def test_no_jobs_start_no_process() -> None:
    assert sandbox.convert([], program="raise SystemExit(1)") == []


@pytest.mark.parametrize(
    ("program", "what"),
    [
        ("import os; os.abort()", "crashes the converter"),
        ("raise MemoryError", "crashes the converter"),
        ("print('nonsense' * 9)", "crashes the converter"),
        ("import threading; threading.Event().wait()", "takes longer than"),
    ],
)
def test_failing_process_gives_a_refusal(program: str, what: str) -> None:
    (answer,) = sandbox.convert(JOBS[:1], seconds=0.5, program=program)
    assert what in answer.what
    assert answer.remedy


def test_jobs_after_a_crash_are_answered() -> None:
    program = (
        "import sys, msgspec; jobs = msgspec.msgpack.decode(sys.stdin.buffer.read())\n"
        "for job in jobs:\n"
        "    if job['data'] == b'bad': raise SystemExit(3)\n"
        f"    sys.stdout.buffer.write({ANSWER!r}); sys.stdout.flush()"
    )
    jobs = [Job("font", "", data) for data in (b"good", b"bad", b"good", b"bad")]
    answers = sandbox.convert(jobs, program=program)
    assert [answer.line for answer in answers] == [1, 0, 1, 0]
    assert [bool(answer.what) for answer in answers] == [False, True, False, True]


@pytest.mark.skipif(sys.platform != "linux", reason="memory limits need Linux")
def test_memory_is_limited() -> None:
    program = "from qbj_kiosk.exhibit.compiler.sandbox_worker import limit; limit(); b'a' * 4 * 1024**3"
    start = f"import sys; sys.path.insert(0, sys.argv[1]); {program}; import threading; threading.Event().wait()"
    (answer,) = sandbox.convert(JOBS[:1], seconds=5, program=start)
    assert "crash" in answer.what


def test_file_that_crashes_the_converter_is_reported(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    convert = sandbox.convert
    monkeypatch.setattr(sandbox, "convert", lambda jobs: convert(jobs, program="import os; os.abort()"))
    files = {problem.file for problem in sample.problems() if "crash" in problem.what}
    assert files == {"artwork/engine.svg", "artwork/wagon.svg", "fonts/Han.ttf", "fonts/Sans.ttf", "pictures/photo.png"}
