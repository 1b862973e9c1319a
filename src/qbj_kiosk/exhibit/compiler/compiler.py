"""Compiler of an exhibit: reads and checks all sources, then returns the exhibit or every problem."""

import pathlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from qbj_kiosk.exhibit.compiler import assets, figure_compiler, languages, panels, recordings, spoken_forms
from qbj_kiosk.exhibit.compiler.assets import Assets, Shown
from qbj_kiosk.exhibit.compiler.fact_check import ArticleNumbers
from qbj_kiosk.exhibit.compiler.figure_compiler import FigureFile
from qbj_kiosk.exhibit.compiler.languages import LanguageFile
from qbj_kiosk.exhibit.compiler.panels import PanelFiles
from qbj_kiosk.exhibit.compiler.schema import ExhibitSource
from qbj_kiosk.exhibit.model import Exhibit, Fonts, Language, Panel, Train, plain
from qbj_kiosk.exhibit.ui_strings import PLACEHOLDERS
from qbj_kiosk.toml import decode
from qbj_kiosk.toml.decode import Document
from qbj_kiosk.toml.key_line_numbers import Path
from qbj_kiosk.toml.problem_report import ProblemReport, SourceError
from qbj_kiosk.toml.source_folder import Folder

_DIGITS = "0123456789"


@dataclass(frozen=True, slots=True)
class Compiled:
    exhibit: Exhibit
    files: Mapping[str, bytes]


def compile_sources(root: pathlib.Path) -> Compiled:
    """Compile all sources of an exhibit, or raise SourceError with every problem in them."""
    report = ProblemReport()
    folder = Folder(root, report)
    document = decode.read(folder, "exhibit.toml")
    if document is None:
        raise SourceError(report.problems)
    source = decode.partial(document, document.values, ExhibitSource)
    _check_unique(document, source)
    compiled = _Compiler(folder, document, source).run()
    report.check()
    return Compiled(spoken_forms.add_pinyin(compiled.exhibit), compiled.files)


def _check_unique(document: Document, source: ExhibitSource) -> None:
    for key, names in (("languages", source.languages), ("panels", source.panels)):
        for at, name in enumerate(names):
            if name and name.casefold() in [other.casefold() for other in names[:at]]:
                document.problem((key, at), f'"{name}" is named twice', "Name each once")


class _Compiler:
    def __init__(self, folder: Folder, document: Document, source: ExhibitSource) -> None:
        self.folder = folder
        self.document = document
        self.source = source
        self.tags = self._named("languages", source.languages)
        self.assets = Assets(folder)

    def _named(self, key: str, names: Iterable[str]) -> dict[str, tuple[str, int]]:
        """Return the names that a key of `exhibit.toml` lists, without repetition, each with its line."""
        places: dict[str, tuple[str, int]] = {}
        for at, name in enumerate(names):
            if name:
                places.setdefault(name, self.document.place((key, at)))
        return places

    def run(self) -> Compiled:
        """Compile as much of the exhibit as possible; the result is valid only if no problem was reported."""
        language_files = {
            tag: file for tag, at in self.tags.items() if (file := languages.read_language(self.folder, tag, at))
        }
        languages.check_lengths(self.folder.report, language_files.values())
        article = languages.collect_numbers(language_files)
        languages.check_numbers(self.folder.report, language_files, article)
        named = self._named("panels", self.source.panels)
        files = [panels.read_panel(self.folder, name, self.tags, at) for name, at in named.items()]
        figures = self._figures(files, article)
        scripts = {tag: file.language.script for tag, file in language_files.items()}
        compiled = [panel for read in files if (panel := panels.compile_panel(read, scripts, article, figures))]
        self._record(language_files.values(), files)
        self._convert(files, figures)
        return self._exhibit(language_files, compiled, figures)

    def _figures(self, files: list[PanelFiles], article: ArticleNumbers) -> dict[str, FigureFile | None]:
        figures: dict[str, FigureFile | None] = {}
        used = figure_compiler.FigureLanguages(tuple(self.tags), self.document.is_right(("languages",)))
        for panel in files:
            for name, path in panel.figures():
                if name in figures:
                    continue
                named_at = panel.document.place(path)
                figures[name] = figure_compiler.compile_figure(self.folder, name, used, article, named_at)
        return figures

    def _record(self, language_files: Iterable[LanguageFile], files: list[PanelFiles]) -> None:
        for panel in files:
            for document, text in panel.texts.values():
                for named in recordings.named_in(document, text):
                    self.assets.recordings.want(named)
        for file in language_files:
            for named in file.recordings:
                self.assets.recordings.want(named)

    def _convert(self, files: list[PanelFiles], figures: Mapping[str, FigureFile | None]) -> None:
        train = self.source.train
        self._want_drawing(self.document, ("train", "locomotive"), train.locomotive)
        for at, name in enumerate(train.wagons):
            self._want_drawing(self.document, ("train", "wagons", at), name)
        for panel in files:
            self._want_drawing(panel.document, ("scenery",), panel.source.scenery)
        for picture, named_at in figure_compiler.find_pictures(figures).items():
            self.assets.want_picture(picture, named_at)
        self.assets.want_fonts(self.document, self.source.fonts)
        self.assets.convert()

    def _want_drawing(self, document: Document, path: Path, name: str) -> None:
        if name:
            self.assets.want_drawing(name, document.place(path))

    def _exhibit(
        self,
        language_files: Mapping[str, LanguageFile],
        compiled: list[Panel],
        figures: Mapping[str, FigureFile | None],
    ) -> Compiled:
        fonts, train = self.source.fonts, self.source.train
        exhibit = Exhibit(
            id=self.source.id,
            languages=tuple(file.language for file in language_files.values()),
            panels=tuple(compiled),
            train=Train(train.locomotive, train.wagons),
            drawings=self.assets.drawings(),
            fonts=Fonts(tuple(f"fonts/{name}" for name in fonts.files), fonts.text, fonts.numeral),
        )
        faces = self.assets.faces()
        if self.document.is_right(("fonts",)) and len(faces) == len(fonts.files):
            assets.check_fonts(self.document, fonts, faces.values(), _shown(exhibit, figures))
        return Compiled(exhibit, self.assets.files())


def _shown(exhibit: Exhibit, figures: Mapping[str, FigureFile | None]) -> Iterator[Shown]:
    for language in exhibit.languages:
        yield from _spoken(language)
    for panel in exhibit.panels:
        for tag, lines in panels.shown_texts(panel).items():
            yield Shown(f"panels/{panel.id}/{tag}.toml", tag, "\n".join(lines))
    for name, read in figures.items():
        if read is None or read.figure is None:
            continue
        figure = read.figure
        for tag, lines in figure_compiler.shown_texts(figure).items():
            yield Shown(f"figures/{name}.toml", tag, "\n".join(lines))
            yield Shown(f"figures/{name}.toml", tag, figure.wording[tag].numeral, is_numeral=True)


def _spoken(language: Language) -> Iterator[Shown]:
    tables = (msgspec.structs.asdict(getattr(language, table)).values() for table in PLACEHOLDERS)
    interface = "\n".join(re.sub(r"\{[a-z_]+\}", "", word) for words in tables for word in words)
    article = language.article
    text = "\n".join((article.title, article.caption, plain(article.paragraphs), article.source))
    yield Shown(
        f"languages/{language.tag}.toml", language.tag, f"{language.name}\n{language.place}\n{interface}{_DIGITS}"
    )
    yield Shown(f"article/{language.tag}.md", language.tag, text)
