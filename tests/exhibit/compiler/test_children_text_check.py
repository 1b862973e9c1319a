"""Rules for the sentence for young visitors."""

# ruff: noqa: RUF001 - tests of Chinese punctuation

from pathlib import Path

import pytest

from qbj_kiosk.exhibit.compiler.build import build
from qbj_kiosk.exhibit.compiler.children_text_check import find_faults
from tests.exhibit.compiler.small_exhibit import Sample

pytestmark = pytest.mark.usefixtures("quick")

EN, ZH = "panels/rail/en.toml", "panels/rail/zh.toml"
RESOURCES = Path(__file__).parents[3] / "resources"


def add_sentence(sample: Sample, en: str, zh: str = "九年多来，班列不断。") -> None:
    for path, sentence in ((EN, en), (ZH, zh)):
        sample.edit(path, "kicker", f'young = "{sentence}"\nkicker')


def test_sentence_is_compiled_in_every_language(sample: Sample) -> None:
    add_sentence(sample, "Trains have run for more than nine years.")
    wording = sample.build().panels[0].wording
    assert wording["en"].young == "Trains have run for more than nine years."
    assert wording["zh"].young == "九年多来，班列不断。"


def test_sentence_may_have_a_recording(sample: Sample) -> None:
    add_sentence(sample, "Trains run.")
    sample.edit(EN, "kicker", 'recordings.young = "young.mp3"\nkicker')
    sample.put("recordings/young.mp3", b"ID3\x03" + bytes(20))
    assert sample.build().panels[0].wording["en"].recordings == {"young": "recordings/young.mp3"}


@pytest.mark.parametrize(
    ("sentences", "file", "expected"),
    [
        (("Trains " * 15 + "run.", "班列。"), EN, ("has 16 words", "at most 15 words")),
        (("Trains.", "班" * 30 + "。"), ZH, ("has 31 characters", "at most 30 characters")),
        (("They run. They stop.", "班列。"), EN, ("has 2 sentences", "one sentence")),
        (("They run!", "班列！列车。不断！"), ZH, ("has 3 sentences", "one sentence")),
        (
            ("They run in 80 ways.", "班列。"),
            EN,
            ("states 80, which paragraph 1, 2", "article's number"),
        ),
        (("They run for 100 billion yuan.", "500班列。"), ZH, ("states 500", "article's number")),
        (("They {run}.", "班列。"), EN, ('"{run}"', "no placeholders")),
        (("They run\\nfast.", "班列。"), EN, ('"young" is "They', "one line")),
    ],
    ids=["words", "characters", "sentences", "Chinese sentences", "number", "Chinese number", "brace", "lines"],
)
def test_wrong_sentence_is_reported(
    sample: Sample, sentences: tuple[str, str], file: str, expected: tuple[str, str]
) -> None:
    add_sentence(sample, *sentences)
    what, remedy = expected
    problems = [problem for problem in sample.problems() if what in problem.what]
    assert [(problem.file, problem.line) for problem in problems] == [(file, 2)]
    assert remedy in problems[0].remedy


def test_sentence_missing_in_one_language_is_reported(sample: Sample) -> None:
    sample.edit(EN, "kicker", 'young = "They run."\nkicker')
    (problem,) = sample.problems()
    assert (problem.file, problem.what) == (ZH, 'the key "young" is missing, which another language has')


def test_character_without_font_is_reported(sample: Sample) -> None:
    add_sentence(sample, "Tråins run.")
    (problem,) = sample.problems()
    assert (problem.file, problem.line, "å (U+00E5)" in problem.what) == (EN, 2, True)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("It cost $13.9 billion in 2013, wow!", "latin"),
        ("“Toot!”", "latin"),
        ("Really?!", "latin"),
        (" ".join(["train"] * 15), "latin"),
        ("“呜！”", "han"),
        ("车" * 29 + "！", "han"),
    ],
)
def test_short_sentence_has_no_faults(text: str, script: str) -> None:
    assert list(find_faults(text, script)) == []


def test_every_panel_of_the_real_exhibit_has_a_sentence(tmp_path: Path) -> None:
    exhibit = build(RESOURCES, tmp_path / "bundle")
    for panel in exhibit.panels:
        assert set(panel.wording) == {"en", "zh"}
        for wording in panel.wording.values():
            assert wording.young
            assert wording.young not in [run.text for paragraph in wording.lead for run in paragraph]
