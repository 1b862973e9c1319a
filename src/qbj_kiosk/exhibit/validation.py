"""Checks of a compiled exhibit that its types cannot express: every name refers to something, every text is there.

The compiler runs them before it writes a bundle, and the program when it opens one.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import asdict

from qbj_kiosk.exhibit import figure_kinds
from qbj_kiosk.exhibit.constrained_types import MOST_SEGMENTS
from qbj_kiosk.exhibit.model import Article, Exhibit, Figure, Language, Panel, Stop
from qbj_kiosk.exhibit.placeholders import find_faults as find_placeholder_faults
from qbj_kiosk.exhibit.ui_strings import PLACEHOLDERS, UiStrings


def find_faults(exhibit: Exhibit, files: Collection[str]) -> Iterator[str]:
    """Return what is wrong with a compiled exhibit. `files` are the paths of the other files in its bundle."""
    yield from _Check(exhibit, files).find()


def find_string_faults(table: str, strings: UiStrings) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong with a table of UI strings: key, fault and remedy."""
    for key, text in asdict(strings).items():
        if not text.strip() or "\n" in text:
            yield key, f'"{key}" is not one line of text', "Write one line"
        needed = PLACEHOLDERS[table].get(key, ())
        for what, remedy in find_placeholder_faults(text, needed, needed):
            yield key, what, remedy


class _Check(Struct, frozen=True):
    exhibit: Exhibit
    files: Collection[str]

    def find(self) -> Iterator[str]:
        exhibit = self.exhibit
        tags = [language.tag for language in exhibit.languages]
        yield from _find_repeated("language", tags)
        yield from _find_repeated("panel", [panel.id for panel in exhibit.panels])
        counts = {len(language.article.paragraphs) for language in exhibit.languages}
        if len(counts) > 1:
            yield "the languages have articles with different numbers of paragraphs"
        for language in exhibit.languages:
            yield from self._find_in_language(language)
        for panel in exhibit.panels:
            for fault in self._find_in_panel(panel, tags, min(counts)):
                yield f'panel "{panel.id}": {fault}'
        yield from self._find_in_drawings()
        yield from self._find_missing_files(exhibit.fonts.files)

    def _find_in_language(self, language: Language) -> Iterator[str]:
        for table in PLACEHOLDERS:
            for key, what, _ in find_string_faults(table, getattr(language, table)):
                yield f'language "{language.tag}", {table}.{key}: {what}'
        yield from self._find_in_article(language.article)

    def _find_in_article(self, article: Article) -> Iterator[str]:
        if article.recordings and len(article.recordings) != len(article.paragraphs):
            yield f"there are {len(article.recordings)} recordings for {len(article.paragraphs)} paragraphs"
        yield from self._find_missing_files(filter(None, article.recordings))

    def _find_in_panel(self, panel: Panel, tags: Sequence[str], paragraphs: int) -> Iterator[str]:
        yield from _find_missing_wording(panel.wording, tags)
        yield from _find_wrong_paragraphs(panel.paragraphs, paragraphs)
        yield from self._find_in_figure(panel.figure, panel.paragraphs, tags)
        yield from _find_repeated("stop", [stop.id for stop in panel.stops])
        if len({bool(wording.young) for wording in panel.wording.values()}) > 1:
            yield "only some languages have a text for young visitors"
        for wording in panel.wording.values():
            yield from self._find_missing_files(wording.recordings.values())
        for stop in panel.stops:
            for fault in self._find_in_stop(stop, tags, paragraphs):
                yield f'stop "{stop.id}": {fault}'
        for name in filter(None, (panel.scenery, *panel.scenery_stages)):
            if name not in self.exhibit.drawings:
                yield f'there is no drawing "{name}"'

    def _find_in_stop(self, stop: Stop, tags: Sequence[str], paragraphs: int) -> Iterator[str]:
        yield from _find_missing_wording(stop.wording, tags)
        yield from _find_wrong_paragraphs(stop.paragraphs, paragraphs)
        yield from self._find_in_figure(stop.figure, stop.paragraphs, tags)
        for wording in stop.wording.values():
            yield from self._find_missing_files(wording.recordings.values())

    def _find_in_figure(self, figure: Figure, paragraphs: Collection[int], tags: Sequence[str]) -> Iterator[str]:
        yield from _find_missing_wording(figure.wording, tags)
        yield from figure_kinds.find_faults(figure)
        if not set(figure.paragraphs) <= set(paragraphs):
            yield "the figure rests on other paragraphs"
        for name in figure.drawings:
            if name not in self.exhibit.drawings:
                yield f'there is no drawing "{name}"'
        yield from self._find_missing_files(filter(None, [figure.picture]))

    def _find_in_drawings(self) -> Iterator[str]:
        train, drawings = self.exhibit.train, self.exhibit.drawings
        for name in (train.locomotive, *train.wagons, *filter(None, [train.wheel])):
            if name not in drawings:
                yield f'there is no drawing "{name}"'
        if train.axles and not (train.wheel and {train.locomotive, *train.wagons}.issuperset(train.axles)):
            yield "the train has axles without a wheel or a vehicle"
        if len(train.containers) > len(train.wagons):
            yield "the train has more containers than wagons"
        for name, drawing in drawings.items():
            if sum(sum(map(shape.path.count, "MLCZ")) for shape in drawing.shapes) > MOST_SEGMENTS:
                yield f'the drawing "{name}" has more than {MOST_SEGMENTS} segments'

    def _find_missing_files(self, paths: Iterable[str]) -> Iterator[str]:
        yield from (f'there is no file "{path[:80]}"' for path in paths if path not in self.files)


def _find_repeated(what: str, names: Sequence[str]) -> Iterator[str]:
    if len({name.casefold() for name in names}) < len(names):
        yield f"there are two {what}s with one name"


def _find_missing_wording(wording: Mapping[str, object], tags: Sequence[str]) -> Iterator[str]:
    if set(wording) != set(tags):
        yield f"the texts are in {', '.join(sorted(wording)) or 'no language'}, not in {', '.join(sorted(tags))}"


def _find_wrong_paragraphs(paragraphs: Sequence[int], count: int) -> Iterator[str]:
    if len(set(paragraphs)) < len(paragraphs) or max(paragraphs) > count:
        yield f"the paragraphs are {', '.join(map(str, paragraphs))}, but the article has {count}"
