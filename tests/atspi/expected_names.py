"""Names of places, controls and figures in one language, from the bundle."""

from collections.abc import Iterator

from qbj_kiosk.exhibit import model
from qbj_kiosk.session.places import AtAccess, AtArticle, AtPanel, AtStop, Place


class Words:
    """The accessible names that tests expect in one language, taken from the bundle."""

    def __init__(self, exhibit: model.Exhibit, tag: str) -> None:
        self.exhibit, self.tag = exhibit, tag
        self.language = exhibit.find_language(tag)
        self.interface, self.access = self.language.interface, self.language.access

    def tab(self, panel: int) -> str:
        return self.exhibit.panels[panel].wording[self.tag].tab

    def marker(self, panel: int, stop: int) -> str:
        stops = self.exhibit.panels[panel].stops
        text = stops[stop].wording[self.tag]
        return self.interface.stop.format(number=stop + 1, total=len(stops), title=text.title, summary=text.summary)

    def back(self, panel: int) -> str:
        return self.interface.back_to.format(place=self.tab(panel))

    def heading(self, place: Place) -> str:
        panels, language = self.exhibit.panels, self.language
        match place:
            case AtPanel(panel):
                return language.in_one_line(*panels[panel].wording[self.tag].headline)
            case AtStop(panel, stop):
                return panels[panel].stops[stop].wording[self.tag].heading
            case AtArticle():
                return language.article.title
            case AtAccess():
                return language.access.title
            case _:
                return language.place

    def stops(self) -> Iterator[tuple[int, int]]:
        for at, panel in enumerate(self.exhibit.panels):
            yield from ((at, stop) for stop in range(len(panel.stops)))

    def spoken(self, place: Place | str) -> str:
        """Return the sentence that describes the figure of a place to a screen reader."""
        match place:
            case AtPanel(panel):
                return self.exhibit.panels[panel].figure.wording[self.tag].spoken
            case AtStop(panel, stop):
                return self.exhibit.panels[panel].stops[stop].figure.wording[self.tag].spoken
            case _:
                return ""
