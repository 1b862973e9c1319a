"""Names of the controls, from the content of the exhibit, not from its view models."""

from dataclasses import dataclass

from qbj_kiosk.exhibit import model
from qbj_kiosk.exhibit.ui_strings import InterfaceStrings


@dataclass(frozen=True)
class Names:
    exhibit: model.Exhibit
    tag: str

    @property
    def language(self) -> model.Language:
        return self.exhibit.find_language(self.tag)

    @property
    def words(self) -> InterfaceStrings:
        return self.language.interface

    def tab(self, panel: int) -> str:
        return self.exhibit.panels[panel].wording[self.tag].tab

    def title(self, panel: int, stop: int) -> str:
        return self.exhibit.panels[panel].stops[stop].wording[self.tag].title

    def stop(self, panel: int, stop: int) -> str:
        """Return the accessible name of a stop's marker on its panel."""
        words = self.exhibit.panels[panel].stops[stop].wording[self.tag]
        total = len(self.exhibit.panels[panel].stops)
        return self.words.stop.format(title=words.title, summary=words.summary, number=stop + 1, total=total)

    def previous(self, panel: int, stop: int) -> str:
        """Return the accessible name of the button from the next stop back to this one."""
        return self.words.previous.format(title=self.title(panel, stop))

    def next(self, panel: int, stop: int) -> str:
        """Return the accessible name of the button from the previous stop to this one."""
        return self.words.next.format(title=self.title(panel, stop))

    def back_to_panel(self, panel: int) -> str:
        return self.words.back_to.format(place=self.tab(panel))

    def back_to_stop(self, panel: int, stop: int) -> str:
        return self.words.back_to.format(place=self.title(panel, stop))

    @property
    def back_to_start(self) -> str:
        return self.words.back_to.format(place=self.words.start)

    def source(self, panel: int, stop: int) -> str:
        """Return the accessible name of the button from a stop to the article."""
        numbers = sorted(self.exhibit.panels[panel].stops[stop].paragraphs)
        if len(numbers) == 1:
            return self.words.from_paragraph.format(numbers=numbers[0])
        *first, last = map(str, numbers)
        return self.words.from_paragraphs.format(numbers=", ".join(first) + self.words.joiner + last)

    def heading(self, panel: int, stop: int) -> str:
        return self.exhibit.panels[panel].stops[stop].wording[self.tag].heading

    def body(self, panel: int, stop: int) -> list[str]:
        body = self.exhibit.panels[panel].stops[stop].wording[self.tag].body
        return ["".join(run.text for run in paragraph) for paragraph in body]

    def paragraph(self, number: int) -> str:
        return "".join(run.text for run in self.language.article.paragraphs[number - 1])

    @property
    def count(self) -> int:
        return len(self.language.article.paragraphs)

    def stops(self) -> list[tuple[int, int]]:
        """Return every stop of the exhibit along the line, as panel and stop."""
        return [(p, s) for p, panel in enumerate(self.exhibit.panels) for s in range(len(panel.stops))]
