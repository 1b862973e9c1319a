"""Read and compile panels with their stops: check their structure, and their texts in every language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qbj_kiosk.exhibit.compiler import children_text_check, recordings
from qbj_kiosk.exhibit.compiler.fact_check import ArticleNumbers, CitedParagraphs
from qbj_kiosk.exhibit.compiler.figure_compiler import FigureFile
from qbj_kiosk.exhibit.compiler.prose import prose
from qbj_kiosk.exhibit.compiler.schema import PanelSource, PanelText, StopText
from qbj_kiosk.exhibit.constrained_types import HEADLINE_LINES
from qbj_kiosk.exhibit.model import Panel, PanelWording, Prose, Stop, StopWording, plain
from qbj_kiosk.exhibit.placeholders import find_faults
from qbj_kiosk.toml import decode
from qbj_kiosk.toml.decode import Document
from qbj_kiosk.toml.key_line_numbers import Path
from qbj_kiosk.toml.problem_report import nearest, quoted
from qbj_kiosk.toml.source_folder import Folder

LEAD_WORDS = range(30, 71)
"""For a lead in Latin script."""
LEAD_CHARACTERS = range(60, 121)
"""For a lead in Han script."""


@dataclass(frozen=True, slots=True)
class PanelFiles:
    """The source files of a panel, read but not yet compiled. Files that could not be read are left out."""

    id: str
    document: Document
    source: PanelSource
    texts: Mapping[str, tuple[Document, PanelText]]

    def figures(self) -> list[tuple[str, Path]]:
        stops = [(stop.figure, ("stops", index, "figure")) for index, stop in enumerate(self.source.stops)]
        named: list[tuple[str, Path]] = [(self.source.figure, ("figure",)), *stops]
        return [(name, path) for name, path in named if name]

    def cited(self, article: ArticleNumbers, paragraphs: tuple[int, ...], path: Path = ()) -> CitedParagraphs:
        """Return the paragraphs whose numbers a panel, or the stop at `path`, may state."""
        return CitedParagraphs(article, paragraphs, self.document.is_right((*path, "paragraphs")))


def read_panel(
    folder: Folder, name: str, languages: Mapping[str, tuple[str, int]], named_at: tuple[str, int]
) -> PanelFiles:
    """Read the files of a panel, `panels/NAME/`."""
    texts: dict[str, tuple[Document, PanelText]] = {}
    for tag, tag_named_at in languages.items():
        document = decode.read(folder, f"panels/{name}/{tag}.toml", tag_named_at)
        if document:
            texts[tag] = (document, decode.partial(document, document.values, PanelText))
    file = f"panels/{name}/panel.toml"
    document = decode.read(folder, file, named_at) or decode.nothing(folder, file)
    return PanelFiles(name, document, decode.partial(document, document.values, PanelSource), texts)


def compile_panel(
    files: PanelFiles,
    scripts: Mapping[str, str],
    article: ArticleNumbers,
    figures: Mapping[str, FigureFile | None],
) -> Panel | None:
    source = files.source
    before = len(files.document.report.problems)
    _check_structure(files, article)
    _check_figures(files, article, figures)
    texts_by_language = {tag: _PanelTexts(*files.texts[tag], tag, scripts.get(tag, "")) for tag in files.texts}
    wording = {tag: texts.panel(files.cited(article, source.paragraphs)) for tag, texts in texts_by_language.items()}
    stops = []
    for index, stop in enumerate(source.stops):
        cited = files.cited(article, stop.paragraphs, ("stops", index))
        stops.append((stop, {tag: texts.stop(stop.id, cited) for tag, texts in texts_by_language.items()}))
    for texts in texts_by_language.values():
        texts.check_unknown_stops([stop.id for stop in source.stops], CitedParagraphs(article, (), is_known=False))
    if len(files.document.report.problems) > before:
        return None
    compiled = []
    for stop, words in stops:
        figure_file = figures.get(stop.figure)
        if figure_file is None or figure_file.figure is None:
            return None
        stop_wording = {tag: text for tag, text in words.items() if text is not None}
        compiled.append(Stop(stop.id, stop.paragraphs, figure_file.figure, stop_wording))
    main = figures.get(source.figure)
    if main is None or main.figure is None:
        return None
    return Panel(
        id=files.id,
        look=source.look,
        paragraphs=source.paragraphs,
        figure=main.figure,
        stops=tuple(compiled),
        wording=wording,
        scenery=source.scenery,
        scenery_stages=source.scenery_stages,
    )


def _check_figures(files: PanelFiles, article: ArticleNumbers, figures: Mapping[str, FigureFile | None]) -> None:
    """Report figures with paragraphs other than their panel's or stop's: visitors are led only to those."""
    source = files.source
    named: list[tuple[Path, str, tuple[int, ...]]] = [((), source.figure, source.paragraphs)]
    named += [(("stops", index), stop.figure, stop.paragraphs) for index, stop in enumerate(source.stops)]
    for path, name, paragraphs in named:
        figure_file = figures.get(name)
        if figure_file and figure_file.document.is_right(("paragraphs",)):
            cited = files.cited(article, paragraphs, path)
            cited.check_within(files.document, (*path, "figure"), name, figure_file.source.paragraphs)


def _check_structure(files: PanelFiles, article: ArticleNumbers) -> None:
    source = files.source
    files.cited(article, source.paragraphs).check_paragraphs(files.document, ("paragraphs",))
    ids = [stop.id for stop in source.stops]
    for index, stop in enumerate(source.stops):
        cited = files.cited(article, stop.paragraphs, ("stops", index))
        cited.check_paragraphs(files.document, ("stops", index, "paragraphs"))
        if stop.id in ids[:index]:
            files.document.problem(("stops", index, "id"), f'there are two stops "{stop.id}"', "Give each its own id")
    _check_young(files)
    if ids and all(ids):
        for document, text in files.texts.values():
            _check_stops(document, text, ids)


def _check_young(files: PanelFiles) -> None:
    has_young = any(text.young for _, text in files.texts.values())
    for document, text in files.texts.values():
        if has_young and not text.young:
            what = 'the key "young" is missing, which another language has'
            document.problem(("young",), what, "Add young = …, a sentence for young visitors")
        if text.recordings.young and not text.young:
            what = 'there is a recording of "young", but no text'
            document.problem(("recordings", "young"), what, "Add young = …, or delete the recording")


def _check_stops(document: Document, text: PanelText, ids: list[str]) -> None:
    for name in text.stops:
        if name not in ids:
            remedy = nearest(name, ids, f"The stops are {quoted(ids)}")
            document.problem(("stops", name), f'there is no stop "{name}"', remedy)
    for name in dict.fromkeys(ids):
        if name not in text.stops:
            document.problem(("stops",), f'the stop "{name}" is missing', f"Add [stops.{name}] with its texts")


@dataclass(frozen=True, slots=True)
class _PanelTexts:
    document: Document
    text: PanelText
    tag: str
    script: str

    def panel(self, cited: CitedParagraphs) -> PanelWording:
        text = self.text
        headline = tuple(line.strip() for line in text.headline.strip().split("\n"))
        if len(headline) not in HEADLINE_LINES or not all(headline):
            self.document.problem(("headline",), f"the headline has {len(headline)} lines", "Write one or two lines")
        for name in ("tab", "kicker", "headline"):
            self._check((name,), getattr(text, name), cited)
        lead = self._prose(("lead",), text.lead, cited)
        self._check_lead(lead)
        if text.young:
            self._check(("young",), text.young, cited)
            for what, remedy in children_text_check.find_faults(text.young, self.script):
                self.document.problem(("young",), what, remedy)
        return PanelWording(text.tab, text.kicker, headline, lead, text.young, recordings.paths(text.recordings))

    def stop(self, name: str, cited: CitedParagraphs) -> StopWording | None:
        text: StopText | None = self.text.stops.get(name)
        if text is None:
            return None
        path = ("stops", name)
        for key in ("title", "summary", "heading"):
            self._check((*path, key), getattr(text, key), cited)
        body = self._prose((*path, "body"), text.body, cited)
        return StopWording(text.title, text.summary, text.heading, body, recordings.paths(text.recordings))

    def check_unknown_stops(self, known: Sequence[str], cited: CitedParagraphs) -> None:
        """Check the texts of stops that the panel does not have, or whose names could not be read."""
        for name in self.text.stops:
            if name not in known:
                self.stop(name, cited)

    def _check(self, path: Path, text: str, cited: CitedParagraphs) -> None:
        cited.check_text(self.document, path, self.tag, text)
        for what, remedy in find_faults(text, ()):
            self.document.problem(path, what, remedy)

    def _prose(self, path: Path, text: str, cited: CitedParagraphs) -> Prose:
        paragraphs, refusals = prose(text)
        for refusal in refusals:
            line = self.document.lines.of_text(path) + refusal.line
            self.document.report.add(self.document.file, line, refusal.what, refusal.remedy)
        self._check(path, plain(paragraphs), cited)
        return paragraphs

    def _check_lead(self, lead: Prose) -> None:
        if len(lead) != 1:
            self.document.problem(("lead",), f"the lead has {len(lead)} paragraphs", "Write one paragraph")
            return
        text = plain(lead)
        match self.script:
            case "latin":
                self._check_length(len(text.split()), LEAD_WORDS, "words")
            case "han":
                self._check_length(len("".join(text.split())), LEAD_CHARACTERS, "characters")

    def _check_length(self, length: int, allowed: range, unit: str) -> None:
        if length not in allowed:
            remedy = f"Write {allowed[0]} to {allowed[-1]} {unit}"
            self.document.problem(("lead",), f"the lead has {length} {unit}", remedy)


def shown_texts(panel: Panel) -> dict[str, list[str]]:
    """Return all texts of a panel that visitors see, without those of its figures."""
    shown = {
        tag: [wording.tab, wording.kicker, *wording.headline, plain(wording.lead), wording.young]
        for tag, wording in panel.wording.items()
    }
    for stop in panel.stops:
        for tag, words in stop.wording.items():
            shown[tag] += [words.title, words.summary, words.heading, plain(words.body)]
    return shown
