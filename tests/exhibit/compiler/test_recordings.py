"""Recordings: named by text, checked by their first bytes, copied unchanged."""

# ruff: noqa: E501 - a table reads best with one row a line

import io
import wave
from collections.abc import Callable
from typing import NamedTuple

import msgspec
import pytest

from qbj_kiosk.bundles.open_bundle import open_bundle
from qbj_kiosk.exhibit import bundle_manifest
from qbj_kiosk.exhibit.compiler import recordings
from qbj_kiosk.toml.problem_report import Problem
from tests.exhibit.compiler.small_exhibit import TEXT, Sample

pytestmark = pytest.mark.usefixtures("quick")

EN = "panels/rail/en.toml"
WORDS = "languages/en.toml"
STOP = TEXT["en"].split("\n").index("[stops.orders]")
"""Lines before the table of the stop."""


def wav() -> bytes:
    written = io.BytesIO()
    with wave.open(written, "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(64))
    return written.getvalue()


def ogg(codec: bytes) -> bytes:
    return b"OggS" + bytes(22) + b"\x01\x13" + codec + bytes(11)


SOUNDS = {
    "a.wav": wav(),
    "b.opus": ogg(b"OpusHead"),
    "b.ogg": ogg(b"\x01vorbis"),
    "c.mp3": b"\xff\xfb\x90\x64" + bytes(413),
    "d.mp3": b"ID3\x04" + bytes(20),
}


def record(sample: Sample, table: str, text: str, where: str = "[stops.begin]") -> None:
    """Name recordings in the English texts of the small exhibit's panel, and write the sound files."""
    sample.edit(EN, where, f"{table}\n{text}\n{where}")
    for name, data in SOUNDS.items():
        sample.put(f"recordings/{name}", data)


def record_article(sample: Sample, names: str) -> None:
    """Name recordings of the English article of the small exhibit, and write the sound files."""
    sample.edit(WORDS, "[interface]", f"recordings = {names}\n\n[interface]")
    for name, data in SOUNDS.items():
        sample.put(f"recordings/{name}", data)


def test_recordings_are_copied_unchanged(sample: Sample) -> None:
    record(sample, "[recordings]", 'lead = "a.wav"\nheadline = "b.opus"')
    record(sample, "[stops.orders.recordings]", 'body = "b.ogg"\nfigure = "a.wav"', "[stops.photo]")
    record_article(sample, '["c.mp3", "", "d.mp3"]')
    exhibit = sample.build()
    panel, english, chinese = exhibit.panels[0], *exhibit.languages
    assert panel.wording["en"].recordings == {"headline": "recordings/b.opus", "lead": "recordings/a.wav"}
    assert panel.wording["zh"].recordings == {}
    orders = {"body": "recordings/b.ogg", "figure": "recordings/a.wav"}
    assert [stop.wording["en"].recordings for stop in panel.stops] == [{}, orders, {}]
    assert english.article.recordings == ("recordings/c.mp3", "", "recordings/d.mp3")
    assert chinese.article.recordings == ()
    bundle = open_bundle(sample.out)
    assert bundle.exhibit == exhibit
    for name, data in SOUNDS.items():
        path = f"recordings/{name}"
        assert bundle.asset(path).read_bytes() == data
        assert bundle.manifest.files[path] == bundle_manifest.entry(data)


def test_bundle_without_recordings_has_no_such_key(sample: Sample) -> None:
    sample.build()
    written = msgspec.json.decode((sample.out / "exhibit.json").read_bytes())
    assert "recordings" not in written["panels"][0]["wording"]["en"]
    assert "young" not in written["panels"][0]["wording"]["en"]
    assert "recordings" not in written["languages"][0]["article"]


def test_empty_recordings_of_an_article_are_dropped(sample: Sample) -> None:
    record_article(sample, '["", "", ""]')
    assert sample.build().languages[0].article.recordings == ()


class Case(NamedTuple):
    name: str
    make: Callable[[Sample], object]
    file: str
    line: int
    what: str
    remedy: str


CASES = [
    Case("missing", lambda sample: record(sample, "[recordings]", 'lead = "no.wav"'), EN, 9, "no file recordings/no.wav", "correct its name"),
    Case("of another kind", lambda sample: record(sample, "[recordings]", 'lead = "a.flac"'), EN, 9, '"a.flac" is not a sound file', '".mp3", ".ogg", ".opus", ".wav"'),
    Case("up and out", lambda sample: record(sample, "[recordings]", 'lead = "../a.wav"'), EN, 9, '"lead" is "../a.wav"', "no path"),
    Case("of something unknown", lambda sample: record(sample, "[recordings]", 'led = "a.wav"'), EN, 9, 'unknown key "led"', 'Did you mean "lead"?'),
    Case("of a stop's lead", lambda sample: record(sample, "[stops.begin.recordings]", 'lead = "a.wav"', "[stops.orders]"), EN, STOP + 2, 'unknown key "lead"', '"heading", "body", "figure"'),
    Case("of a stop, missing", lambda sample: record(sample, "[stops.begin.recordings]", 'body = "no.wav"', "[stops.orders]"), EN, STOP + 2, "no file recordings/no.wav", "correct its name"),
    Case("of no sentence", lambda sample: record(sample, "[recordings]", 'young = "a.wav"'), EN, 9, "but no text", "Add young = …"),
    Case("not a table", lambda sample: sample.edit(EN, "kicker", 'recordings = "a.wav"\nkicker'), EN, 2, '"recordings" is not a table', "table"),
    Case("case twins", lambda sample: record(sample, "[recordings]", 'lead = "a.wav"\nfigure = "A.wav"'), EN, 10, "differ only in case", "its own name"),
    Case("too few", lambda sample: record_article(sample, '["a.wav"]'), WORDS, 5, "1 recordings for 3 paragraphs", '"" for a paragraph without one'),
    Case("of a paragraph, missing", lambda sample: record_article(sample, '["a.wav",\n"no.mp3", ""]'), WORDS, 6, "no file recordings/no.mp3", "correct its name"),
    Case("of a paragraph, a path", lambda sample: record_article(sample, '["/a.wav", "", ""]'), WORDS, 5, '"recordings" is "/a.wav"', '"" or the plain name'),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_wrong_recording_is_reported(sample: Sample, case: Case) -> None:
    case.make(sample)
    problems = sample.problems()
    found = [problem for problem in problems if case.what in problem.what]
    assert [(problem.file, problem.line) for problem in found] == [(case.file, case.line)], "\n".join(
        map(str, problems)
    )
    assert case.remedy in found[0].remedy


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.wav", b""),
        ("a.wav", b"RIFF\x00\x00\x00\x00AVI "),
        ("a.wav", SOUNDS["c.mp3"]),
        ("a.mp3", wav()),
        ("a.mp3", b"\xff\xf1\x50\x80" + bytes(40)),
        ("a.mp3", b"\xff\xfb\xf0\x64" + bytes(40)),
        ("a.opus", ogg(b"\x80theora")),
        ("a.opus", b"<html>"),
        ("a.ogg", b"OggS"),
    ],
    ids=["empty", "a film", "MP3 as WAV", "WAV as MP3", "AAC", "no rate", "a film in Ogg", "HTML", "cut off"],
)
def test_content_that_contradicts_the_suffix_is_refused(sample: Sample, name: str, data: bytes) -> None:
    record(sample, "[recordings]", f'lead = "{name}"')
    sample.put(f"recordings/{name}", data)
    suffix = name[name.rindex(".") :]
    what, remedy = f"does not begin as a {suffix} file does", f"Export it as {suffix}, or correct the name"
    assert sample.problems() == (Problem(f"recordings/{name}", 0, what, remedy),)


def test_large_recording_is_refused(sample: Sample) -> None:
    record(sample, "[recordings]", 'lead = "a.wav"')
    sample.put("recordings/a.wav", wav() + bytes(recordings.RECORDING_LIMIT))
    assert [(problem.file, problem.what) for problem in sample.problems()] == [
        ("recordings/a.wav", "is larger than 20000000 bytes")
    ]


def test_recordings_over_the_total_limit_are_refused(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    record(sample, "[recordings]", 'lead = "a.wav"\nheadline = "b.opus"\nfigure = "a.wav"')
    together = len(SOUNDS["a.wav"]) + len(SOUNDS["b.opus"])
    monkeypatch.setattr(recordings, "ALL_LIMIT", together - 1)
    (problem,) = sample.problems()
    assert (problem.file, problem.what) == ("recordings/a.wav", f"brings all recordings over {together - 1} bytes")
    monkeypatch.setattr(recordings, "ALL_LIMIT", together)
    sample.build()
