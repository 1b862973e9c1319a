"""Reader of the article's Markdown: title, caption, numbered paragraphs, source line."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markdown_it.token import Token

from qbj_kiosk.exhibit.compiler.prose import inline, parse, refuse
from qbj_kiosk.exhibit.model import Article, Run
from qbj_kiosk.toml.problem_report import ProblemReport
from qbj_kiosk.toml.source_folder import Folder

_LAYOUT = 'An article is "# title", "> caption", a list numbered from 1, and one source line'
_CONTAINERS = frozenset({"paragraph_open", "paragraph_close", "list_item_open", "list_item_close"})
_PARTS = {"heading_open": "title", "blockquote_open": "caption", "ordered_list_open": "paragraphs"}


@dataclass(slots=True)
class _Reader:
    file: str
    report: ProblemReport
    title: str = ""
    caption: str = ""
    source: str = ""
    paragraphs: tuple[tuple[Run, ...], ...] = ()
    part: str = "source"
    lines: dict[str, int] = field(default_factory=dict)
    number: int = 0
    """Number of the list item that the next paragraph belongs to; 0 outside the list."""

    def take(self, token: Token) -> None:
        line = token.map[0] + 1 if token.map else 1
        match token.type:
            case "heading_open" if token.markup != "#":
                self.report.add(self.file, line, "the article has a heading below the title", _LAYOUT)
                self.part = "other"
            case kind if kind in _PARTS and token.level == 0:
                self.part = _PARTS[kind]
            case "heading_close" | "blockquote_close" | "ordered_list_close" if token.level == 0:
                self.part = "source"
            case "list_item_open" if self.part == "paragraphs" and token.level == 1:
                self.number = int(token.info)
                self._count(line)
            case "inline":
                self._text(token, line)
            case kind if kind not in _CONTAINERS and not kind.endswith("_close"):
                self.report.add(self.file, line, refuse(token).what, _LAYOUT)

    def _count(self, line: int) -> None:
        expected = len(self.paragraphs) + 1
        if self.number != expected:
            what = f"the paragraph is numbered {self.number} instead of {expected}"
            self.report.add(self.file, line, what, "Number the paragraphs 1, 2, 3 and so on")

    def _text(self, token: Token, line: int) -> None:
        runs, refusals = inline(token)
        for refusal in refusals:
            self.report.add(self.file, refusal.line + 1, refusal.what, refusal.remedy)
        match self.part:
            case "paragraphs" if self.number:
                self.paragraphs += (runs,)
                self.lines[str(len(self.paragraphs))] = line
                self.number = 0
            case "title" | "caption" | "source" if not getattr(self, self.part):
                setattr(self, self.part, "".join(run.text for run in runs))
                self.lines[self.part] = line
            case _:
                self.report.add(self.file, line, "there is a paragraph outside the list", _LAYOUT)


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article, and the line in its file of each part: title, caption, source, each paragraph."""

    article: Article
    lines: Mapping[str, int]


def read_article(folder: Folder, file: str, named_at: tuple[str, int] | None = None) -> ArticleFile | None:
    """Read the article's Markdown file; return None after reporting why it cannot be read."""
    text = folder.text(file, named_at=named_at)
    if text is None:
        return None
    before = len(folder.report.problems)
    reader = _Reader(file, folder.report)
    for token in parse(text):
        reader.take(token)
    for part in ("title", "caption", "paragraphs", "source"):
        if not getattr(reader, part):
            folder.report.add(file, 0, f"the article has no {part}", _LAYOUT)
    if len(folder.report.problems) > before:
        return None
    return ArticleFile(Article(reader.title, reader.caption, reader.paragraphs, reader.source), reader.lines)
