"""The converting process: reads jobs, limits itself, and answers each as soon as it is done.

It is started by `workshop` and ends with its input. Fonts, drawings and pictures from outside can make decoders crash,
hang or eat memory; here that costs nothing but this process.
"""

import contextlib
import struct
import sys
from typing import Literal

import msgspec

from qbj_kiosk.exhibit.compiler.fonts import Face, FontError, face
from qbj_kiosk.exhibit.compiler.images import PictureError, picture
from qbj_kiosk.exhibit.compiler.svg import DrawingError, drawing
from qbj_kiosk.exhibit.model import Drawing

MEMORY_LIMIT = 1024**3
SECONDS = 10

FRAME = struct.Struct("<Q")
"""The length that stands before each answer."""


class Job(msgspec.Struct, frozen=True):
    """A file to convert."""

    kind: Literal["drawing", "picture", "font"]
    suffix: str
    data: bytes


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """What became of a job: one of the three results or, with `what`, a refusal."""

    drawing: Drawing | None = None
    picture: bytes = b""
    face: Face | None = None
    line: int = 0
    what: str = ""
    remedy: str = ""


def convert(job: Job) -> Answer:
    """Converts one file, in this process."""
    try:
        match job.kind:
            case "drawing":
                return Answer(drawing=drawing(job.data))
            case "picture":
                return Answer(picture=picture(job.data, job.suffix))
            case "font":
                return Answer(face=face(job.data))
    except DrawingError as error:
        return Answer(line=error.line, what=error.what, remedy=error.remedy)
    except PictureError as error:
        return Answer(what=error.what, remedy=error.remedy)
    except FontError as error:
        return Answer(what=str(error), remedy="Put an intact TrueType or OpenType font there")


def limit() -> None:
    """Bounds this process' memory and time, where the system can."""
    with contextlib.suppress(ImportError):
        import resource

        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def main() -> None:
    """Reads all jobs from standard input and writes an answer for each to standard output."""
    limit()
    for job in msgspec.msgpack.decode(sys.stdin.buffer.read(), type=list[Job]):
        answer = msgspec.msgpack.encode(convert(job))
        sys.stdout.buffer.write(FRAME.pack(len(answer)) + answer)
        sys.stdout.buffer.flush()
