"""Drawings, pictures, recordings and fonts: collected, converted and checked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from qbj_kiosk.exhibit.compiler import sandbox
from qbj_kiosk.exhibit.compiler.font_reader import FONT_LIMIT, SUFFIXES, Face
from qbj_kiosk.exhibit.compiler.picture_conversion import PICTURE_LIMIT
from qbj_kiosk.exhibit.compiler.recordings import Recordings
from qbj_kiosk.exhibit.compiler.sandbox_worker import Answer, Job
from qbj_kiosk.exhibit.compiler.schema import FontsSource
from qbj_kiosk.exhibit.compiler.svg import SVG_LIMIT
from qbj_kiosk.exhibit.model import Drawing
from qbj_kiosk.toml.decode import Document
from qbj_kiosk.toml.key_line_numbers import Path
from qbj_kiosk.toml.problem_report import nearest, quoted
from qbj_kiosk.toml.source_folder import TEXT_LIMIT, Folder

FONT_FOLDER = "fonts"


@dataclass(slots=True)
class Assets:
    folder: Folder
    jobs: dict[str, Job] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    licences: dict[str, bytes] = field(default_factory=dict)
    recordings: Recordings = field(init=False)

    def __post_init__(self) -> None:
        self.recordings = Recordings(self.folder)

    def want_drawing(self, name: str, named_at: tuple[str, int]) -> None:
        file = f"artwork/{name}.svg"
        if file not in self.jobs and (text := self.folder.text(file, SVG_LIMIT, named_at)) is not None:
            self.jobs[file] = Job("drawing", ".svg", text.encode())

    def want_picture(self, file: str, named_at: tuple[str, int]) -> None:
        if file not in self.jobs and (data := self.folder.data(file, PICTURE_LIMIT, named_at)) is not None:
            self.jobs[file] = Job("picture", file[file.rindex(".") :], data)

    def want_fonts(self, document: Document, source: FontsSource) -> None:
        seen: set[str] = set()
        for key, names in (("files", source.files), ("licences", source.licences)):
            for index, name in enumerate(names):
                path: Path = ("fonts", key, index)
                if not name:
                    continue
                if name.casefold() in seen:
                    document.problem(path, f'"{name}" is named twice', "Name each file once")
                elif key == "files" and not name.endswith(SUFFIXES):
                    document.problem(path, f'"{name}" is not a font file', f"Name a file in {quoted(SUFFIXES)}")
                else:
                    self._want_font(f"{FONT_FOLDER}/{name}", document.place(path), is_font=key == "files")
                seen.add(name.casefold())

    def _want_font(self, file: str, named_at: tuple[str, int], *, is_font: bool) -> None:
        data = self.folder.data(file, FONT_LIMIT if is_font else TEXT_LIMIT, named_at)
        if data is None:
            return
        if is_font:
            self.jobs[file] = Job("font", "", data)
        else:
            self.licences[file] = data

    def convert(self) -> None:
        for file, answer in zip(self.jobs, sandbox.convert(list(self.jobs.values())), strict=True):
            if answer.what:
                self.folder.report.add(file, answer.line, answer.what, answer.remedy)
            else:
                self.answers[file] = answer

    def drawings(self) -> dict[str, Drawing]:
        answers = sorted(self.answers.items())
        return {_stem(file): answer.drawing for file, answer in answers if answer.drawing is not None}

    def faces(self) -> dict[str, Face]:
        return {file: answer.face for file, answer in self.answers.items() if answer.face is not None}

    def files(self) -> dict[str, bytes]:
        fonts = {file: self.jobs[file].data for file in self.faces()}
        pictures = {file: answer.picture for file, answer in self.answers.items() if answer.picture}
        return {**fonts, **pictures, **self.licences, **self.recordings.files}


def _stem(file: str) -> str:
    return file.rsplit("/", 1)[-1].removesuffix(".svg")


@dataclass(frozen=True, slots=True)
class Shown:
    file: str
    tag: str
    text: str
    is_numeral: bool = False


def check_fonts(document: Document, source: FontsSource, faces: Iterable[Face], shown: Iterable[Shown]) -> None:
    """Report font families that no file has, and characters of the exhibit that a family lacks in one style."""
    by_family = _by_family(faces)
    for key, families in (("text", source.text), ("han", source.han), ("numeral", source.numeral)):
        for index, family in enumerate(families):
            if family not in by_family:
                known = f"The files have {quoted(sorted(by_family))}"
                document.problem(
                    ("fonts", key, index), f'no file has the family "{family}"', nearest(family, by_family, known)
                )
    shown = list(shown)
    kinds = (("text", source.text, False), ("han", source.han, False), ("numeral", source.numeral, True))
    for key, families, is_numeral in kinds:
        if families and all(family in by_family for family in families):
            texts = [text for text in shown if text.is_numeral == is_numeral]
            _check_coverage(document, key, [by_family[family] for family in families], texts)


def _by_family(faces: Iterable[Face]) -> dict[str, list[Face]]:
    families: dict[str, list[Face]] = {}
    for face in faces:
        for family in face.families:
            families.setdefault(family, []).append(face)
    return families


def _check_coverage(document: Document, key: str, families: list[list[Face]], shown: list[Shown]) -> None:
    used = frozenset("".join(text.text for text in shown)) - {"\n"}
    covered = frozenset[str]()
    for faces in families:
        covered |= frozenset[str].intersection(*(face.covers(used) for face in faces))
    for tag, (file, missing) in _first_places(shown, used - covered).items():
        what = f'the fonts of "{key}" cannot draw {_describe(missing)} in "{tag}"'
        document.report.add(file, _line(document, file, missing), what, "Add a font that can, or change the text")


def _first_places(shown: Iterable[Shown], missing: frozenset[str]) -> Mapping[str, tuple[str, str]]:
    """Return for each language the first file with characters that no font has, and all such characters."""
    places: dict[str, tuple[str, str]] = {}
    for text in shown:
        lacking = [character for character in dict.fromkeys(text.text) if character in missing]
        if lacking:
            file, known = places.get(text.tag, (text.file, ""))
            places[text.tag] = (file, known + "".join(character for character in lacking if character not in known))
    return places


def _describe(characters: str) -> str:
    most = 10
    described: Iterator[str] = (f"{character} (U+{ord(character):04X})" for character in characters[:most])
    return ", ".join(described) + (f" and {len(characters) - most} more" if len(characters) > most else "")


def _line(document: Document, file: str, characters: str) -> int:
    text = Folder(document.folder.root, type(document.report)()).text(file) or ""
    lines = text.split("\n")
    return next((number for number, line in enumerate(lines, 1) if set(characters) & set(line)), 0)
