"""Random bytes in any source file: the exhibit builds, or its problems are reported."""

import random
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qbj_kiosk.exhibit.compiler.build import build
from qbj_kiosk.exhibit.compiler.font_reader import FontError, read_font
from qbj_kiosk.exhibit.compiler.picture_conversion import PictureError, convert_picture
from qbj_kiosk.exhibit.compiler.svg import DrawingError, convert_drawing
from qbj_kiosk.toml.problem_report import SourceError
from tests.exhibit.compiler.small_exhibit import Sample, files, in_process

SAMPLE = files()
FILES = SAMPLE | {
    "recordings/lead.mp3": b"ID3\x04" + bytes(20),
    "panels/rail/en.toml": b'young = "They run."\n'
    + SAMPLE["panels/rail/en.toml"]
    + b'[recordings]\nlead = "lead.mp3"\n',
    "panels/rail/zh.toml": 'young = "班列。"\n'.encode() + SAMPLE["panels/rail/zh.toml"],
    "languages/en.toml": b'recordings = ["lead.mp3", "", ""]\n' + SAMPLE["languages/en.toml"],
}
TEXTS = sorted(path for path in FILES if not path.endswith((".ttf", ".png", ".mp3")))
SECONDS = 15
"""CPU time: the slowest case takes 2.5 seconds, and far more than this without limits on nesting."""
SCRAPS = [
    b"[",
    b"]",
    b'"',
    b"\n",
    b"=",
    b"{",
    b"}",
    b".",
    b"<b>",
    b"**",
    b"\x00",
    b"\xff",
    b"\\u202e",
    b"9",
    b"-",
    b"'''",
]


def outcome(sources: dict[str, bytes]) -> str:
    with tempfile.TemporaryDirectory() as scratch, in_process():
        sample = Sample(Path(scratch) / "sources")
        for path, data in sources.items():
            sample.put(path, data)
        try:
            build(sample.root, sample.out)
        except SourceError as error:
            is_reported = bool(error.problems) and all(problem.file and problem.remedy for problem in error.problems)
            return "refused" if is_reported and not sample.out.exists() else "refused without a report"
        return "built" if (sample.out / "manifest.json").exists() else "no bundle"


def test_unchanged_sources_build() -> None:
    assert outcome(FILES) == "built"


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.binary(max_size=200))
def test_random_file_builds_or_is_refused(path: str, data: bytes) -> None:
    assert outcome({**FILES, path: data}) in {"built", "refused"}


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(TEXTS), st.data())
def test_changed_text_builds_or_is_refused(path: str, data: st.DataObject) -> None:
    original = FILES[path]
    start = data.draw(st.integers(0, len(original)))
    length = data.draw(st.integers(0, 20))
    scrap = data.draw(st.one_of(st.sampled_from(SCRAPS), st.binary(max_size=8)))
    assert outcome({**FILES, path: original[:start] + scrap + original[start + length :]}) in {"built", "refused"}


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from(["fonts/Sans.ttf", "pictures/photo.png", "artwork/engine.svg"]))
def test_damaged_file_is_converted_or_refused(seed: int, path: str) -> None:
    generator = random.Random(seed)  # noqa: S311 - not used for secrets
    damaged = bytearray(FILES[path])
    for _ in range(generator.randint(1, 8)):
        damaged[generator.randrange(len(damaged))] = generator.randrange(256)
    assert converted(path, bytes(damaged)) in {"converted", "refused"}


def converted(path: str, data: bytes) -> str:
    """Convert a font, drawing or picture; only the expected errors may occur."""
    try:
        match path.rsplit(".", 1)[1]:
            case "ttf":
                return "converted" if read_font(data).families else "no family"
            case "png":
                return "converted" if convert_picture(data, ".png").startswith(b"\x89PNG") else "no picture"
            case _:
                return "converted" if convert_drawing(data).shapes else "no shapes"
    except (FontError, PictureError, DrawingError) as error:
        return "refused" if str(error) else "empty message"


@pytest.mark.parametrize("mark", ["(", "[", "*", "`", "<", "![", "*a ", "a\n", "- a\n", "|\n", "> ", "a", "\t"])
def test_pathological_prose_is_refused_quickly(mark: str) -> None:
    text = "# T\n> C\n\n1. " + (mark * 60_000)[:60_000] + "\n"
    begin = time.process_time()
    assert outcome({**FILES, "article/en.md": text.encode()}) == "refused"
    assert time.process_time() - begin < SECONDS


@pytest.mark.parametrize("path", sorted(FILES))
def test_missing_file_is_refused(path: str) -> None:
    assert outcome({name: data for name, data in FILES.items() if name != path}) == "refused"
