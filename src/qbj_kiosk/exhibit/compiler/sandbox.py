"""Conversion of files in a separate process, so that a malicious file causes one message and no harm."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from qbj_kiosk.exhibit.compiler.sandbox_worker import FRAME, SECONDS, Answer, Job

_ROOT = Path(__file__).resolve().parents[3]
_START = "import sys; sys.path[:0] = sys.argv[1:]; from qbj_kiosk.exhibit.compiler.sandbox_worker import main; main()"
_CRASHED = Answer(what="crashes the converter", remedy="Simplify the file and export it again from the original")
_HUNG = Answer(what=f"takes longer than {SECONDS} seconds to convert", remedy=_CRASHED.remedy)


def convert(jobs: Sequence[Job], seconds: float = SECONDS, program: str = _START) -> list[Answer]:
    """Convert files in a process of its own. A file that crashes or hangs it is refused; the others get a new one."""
    answers: list[Answer] = []
    while len(answers) < len(jobs):
        done, in_time = _run(jobs[len(answers) :], seconds, program)
        answers += done
        if len(answers) < len(jobs):
            answers.append(_CRASHED if in_time else _HUNG)
    return answers


def _run(jobs: Sequence[Job], seconds: float, program: str) -> tuple[list[Answer], bool]:
    """Convert files in one process. Return its answers, and False if it had to be killed."""
    # -I drops the path on which an isolated wheel build has its dependencies, so the import path is passed on.
    trusted = (path for path in sys.path if Path(path).is_absolute())
    command = [sys.executable, "-I", "-c", program, str(_ROOT), *trusted]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL) as process:  # noqa: S603 - our own program, no shell
        try:
            output, in_time = process.communicate(msgspec.msgpack.encode(jobs), seconds)[0], True
        except subprocess.TimeoutExpired:
            process.kill()
            output, in_time = process.communicate()[0], False
    return _answers(output)[: len(jobs)], in_time


def _answers(output: bytes) -> list[Answer]:
    answers: list[Answer] = []
    position = 0
    while position + FRAME.size <= len(output):
        end = position + FRAME.size + FRAME.unpack_from(output, position)[0]
        try:
            answers.append(msgspec.msgpack.decode(output[position + FRAME.size : end], type=Answer))
        except msgspec.MsgspecError:
            break
        position = end
    return answers
