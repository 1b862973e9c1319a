"""Everything that the exhibit can speak, as phonemes of eSpeak: nothing falls back to another language."""

import re
import subprocess
from collections.abc import Iterator
from itertools import product

import msgspec
import pytest

from qbj_kiosk.exhibit import model
from qbj_kiosk.exhibit.han_and_latin_text import split_sentences
from qbj_kiosk.exhibit.placeholders import fill
from qbj_kiosk.exhibit.ui_strings import TABLES, placeholders
from qbj_kiosk.session.accessibility import DESIGNED, SWITCHES, TEXT_SIZES
from qbj_kiosk.session.places import AtAccess, AtArticle, AtPanel, AtStop, Attract, Place
from qbj_kiosk.speech.narration import create_narration
from qbj_kiosk.speech.pronunciation import Pronunciation, create_pronunciations

VOICES = {"en": "en-gb", "zh": "cmn-latn-pinyin"}
FALLBACK = re.compile(r"\([a-z-]+\)")
"""eSpeak's mark of a text in another language, such as `(en)`."""
TABLES_FOR_STAFF = {"staff", "keypad", "hours"}
TONE = re.compile(r"\d+")
COUNTS = ("1", "2", "3", "10", "12")


def phonemes(tag: str, *texts: str) -> list[str]:
    """Return the phonemes of texts, each spoken by itself, with one element per clause."""
    command = ["espeak-ng", "-v", VOICES[tag], "-q", "-x"]
    lines = "".join(f"{text}\n" for text in texts)
    clauses = subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(clauses) >= len(texts) == lines.count("\n")
    return clauses


def falls_back(tag: str, *texts: str) -> bool:
    return any(FALLBACK.search(clause) for clause in phonemes(tag, *texts))


def places(exhibit: model.Exhibit) -> Iterator[Place]:
    yield Attract()
    yield AtArticle(0, Attract())
    yield AtAccess(Attract())
    for panel, each in enumerate(exhibit.panels):
        yield AtPanel(panel)
        yield from (AtStop(panel, stop) for stop in range(len(each.stops)))


def sentences(exhibit: model.Exhibit, tag: str) -> list[str]:
    """Return all that visitors may hear in a language: sentences of every place, and UI strings with samples."""
    language = exhibit.find_language(tag)
    texts = {language.name, *(each.name for each in exhibit.languages)}
    for place, young, size in product(places(exhibit), (False, True), TEXT_SIZES):
        access = msgspec.structs.replace(DESIGNED, young=young, text_size=size)
        texts |= {part.text for part in create_narration(exhibit, tag, place, access, SWITCHES)}
    for table, struct in TABLES.items():
        if table not in TABLES_FOR_STAFF:
            strings, names = getattr(language, table), placeholders(struct)
            for field in struct.__struct_fields__:
                samples = COUNTS if field in names else ("",)
                texts |= {
                    fill(getattr(strings, field), **dict.fromkeys(names.get(field, ()), count)) for count in samples
                }
    return sorted({part.strip() for text in texts for part in split_sentences(text) if part.strip()})


@pytest.fixture(scope="module", params=sorted(VOICES))
def tag(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def voice_text(pronunciation: Pronunciation, text: str) -> str:
    spoken = pronunciation.spoken(text)
    return pronunciation.pinyin(spoken) or spoken


def test_no_sentence_falls_back_to_another_language(exhibit: model.Exhibit, tag: str) -> None:
    pronunciation = create_pronunciations(exhibit)[tag]
    texts = {text: voice_text(pronunciation, text) for text in sentences(exhibit, tag)}
    assert len(texts) > 150
    if falls_back(tag, *texts.values()):
        assert {text: spoken for text, spoken in texts.items() if falls_back(tag, spoken)} == {}
        pytest.fail("some sentence falls back to another language after other sentences only")


def test_every_syllable_of_pinyin_is_spoken_as_one(exhibit: model.Exhibit) -> None:
    words = exhibit.find_language("zh").pinyin.values()
    syllables = sorted({each for word in words for each in re.findall(r"\D+\d", word)})
    assert len(syllables) > 200
    spoken = dict(zip(syllables, phonemes("zh", *syllables), strict=True))
    assert [each for each, clause in spoken.items() if len(TONE.findall(clause)) != 1] == []


@pytest.mark.parametrize(
    ("text", "pinyin"),
    [("成都", "cheng2 du1"), ("80%", "bai3 fen1 zhi1 ba1 shi2"), ("2013年", "er4 ling2 yi1 san1 nian2")],
)
def test_chinese_is_spoken_as_its_pinyin(exhibit: model.Exhibit, text: str, pinyin: str) -> None:
    def tones(spoken: str) -> list[str]:
        return TONE.findall(" ".join(phonemes("zh", spoken)))

    assert tones(voice_text(create_pronunciations(exhibit)["zh"], text)) == tones(pinyin)


def test_the_other_mandarin_voice_reads_the_exhibit_as_english(exhibit: model.Exhibit) -> None:
    command = ["espeak-ng", "-v", "cmn", "-q", "-x", "--", exhibit.find_language("zh").place]
    assert FALLBACK.search(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
