"""Worker process of the sandbox: reads jobs, limits its resources and writes each answer as soon as it is ready.

`sandbox` starts it. Fonts, drawings and pictures from outside can make decoders crash, hang or exhaust memory; here
they only end this process.
"""

import contextlib
import struct
import sys
from typing import Literal

import msgspec

from qbj_kiosk.exhibit.compiler.font_reader import Face, FontError, read_font
from qbj_kiosk.exhibit.compiler.picture_conversion import PictureError, convert_picture
from qbj_kiosk.exhibit.compiler.svg import DrawingError, convert_drawing
from qbj_kiosk.exhibit.model import Drawing

MEMORY_LIMIT = 1024**3
SECONDS = 10

FRAME = struct.Struct("<Q")
"""Length prefix of each answer."""


class Job(msgspec.Struct, frozen=True):
    kind: Literal["drawing", "picture", "font"]
    suffix: str
    data: bytes


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """Result of converting a file in the sandbox: drawing, picture or font or, with `what`, a refusal."""

    drawing: Drawing | None = None
    picture: bytes = b""
    face: Face | None = None
    line: int = 0
    what: str = ""
    remedy: str = ""


def convert(job: Job) -> Answer:
    try:
        match job.kind:
            case "drawing":
                return Answer(drawing=convert_drawing(job.data))
            case "picture":
                return Answer(picture=convert_picture(job.data, job.suffix))
            case "font":
                return Answer(face=read_font(job.data))
    except DrawingError as error:
        return Answer(line=error.line, what=error.what, remedy=error.remedy)
    except PictureError as error:
        return Answer(what=error.what, remedy=error.remedy)
    except FontError as error:
        return Answer(what=str(error), remedy="Replace it by an intact TrueType or OpenType font")


def limit() -> None:
    """Limit memory and CPU time of the sandbox's process, on systems with `resource`."""
    with contextlib.suppress(ImportError):
        import resource

        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def main() -> None:
    """Read all conversion jobs from standard input and write an answer for each to standard output."""
    limit()
    for job in msgspec.msgpack.decode(sys.stdin.buffer.read(), type=list[Job]):
        answer = msgspec.msgpack.encode(convert(job))
        sys.stdout.buffer.write(FRAME.pack(len(answer)) + answer)
        sys.stdout.buffer.flush()
