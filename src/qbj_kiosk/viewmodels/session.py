"""The visit for QML: its state, and a slot for everything a visitor can do."""

from enum import IntEnum
from typing import ClassVar

from msgspec.structs import replace
from PySide6.QtCore import QEnum, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from qbj_kiosk.session import events as ev
from qbj_kiosk.session.accessibility import SWITCHES, TEXT_SIZES, Switch
from qbj_kiosk.session.places import AtAccess, AtArticle, AtPanel, AtStop, Attract, Place, panel_of, stop_of
from qbj_kiosk.session.transition import transition
from qbj_kiosk.session.visit import Visit, VisitBounds, begin_visit
from qbj_kiosk.viewmodels.content import Content
from qbj_kiosk.viewmodels.exhibit import Exhibit
from qbj_kiosk.viewmodels.typed_properties import changing, constant, uncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@uncreatable
class Session(QObject):
    class Screen(IntEnum):
        ATTRACT = 0
        PANEL = 1
        STOP = 2
        ARTICLE = 3
        ACCESS = 4

    QEnum(Screen)  # a decorator would leave the name None until the class is complete

    placeChanged: ClassVar[Signal] = Signal()
    contentChanged: ClassVar[Signal] = Signal()
    figuresChanged: ClassVar[Signal] = Signal()
    offersChanged: ClassVar[Signal] = Signal()
    accessChanged: ClassVar[Signal] = Signal()
    wasReset: ClassVar[Signal] = Signal()
    """Emitted on return to attract; views must discard what they remember of the visit."""

    def __init__(self, exhibit: Exhibit, bounds: VisitBounds) -> None:
        super().__init__()
        self._exhibit = exhibit
        self._visit = begin_visit(bounds)
        self._offers: tuple[Switch, ...] = ("contrast", "calm", "low")

    @property
    def visit(self) -> Visit:
        return self._visit

    @property
    def switches(self) -> tuple[Switch, ...]:
        """Return the accessibility switches in the order of the access page."""
        return self._offers

    def dispatch(self, event: ev.Event) -> None:
        before, self._visit = self._visit, transition(self._visit, event)
        at_attract = isinstance(self._visit.place, Attract)
        if at_attract and (before.place != self._visit.place or isinstance(event, ev.Reset)):
            self.wasReset.emit()
        if before.access != self._visit.access:
            self.accessChanged.emit()
        if before.language != self._visit.language:
            self.contentChanged.emit()
        if before.figures != self._visit.figures:
            self.figuresChanged.emit()
        if before.place != self._visit.place:
            self.placeChanged.emit()

    def set_switch_offered(self, switch: Switch, *, offered: bool = True) -> None:
        """Offer a switch on the access page, or hide one that has no effect on this machine."""
        kept = {*self._offers, switch} if offered else {*self._offers} - {switch}
        self._offers = tuple(each for each in SWITCHES if each in kept)
        self.offersChanged.emit()

    def begin_in(self, tag: str) -> None:
        """Set the language that visits begin in, from the next visit on."""
        self._visit = replace(self._visit, bounds=self._visit.bounds.beginning_in(tag))
        if isinstance(self._visit.place, Attract):
            self.dispatch(ev.Reset())

    def _behind(self) -> Screen:
        match self._visit.place:
            case AtArticle(_, behind) | AtAccess(behind):
                return _screen(behind)
            case AtStop():
                return self.Screen.PANEL
            case _:
                return self.Screen.ATTRACT

    def _paragraph(self) -> int:
        place = self._visit.place
        shown = place.behind if isinstance(place, AtAccess) else place
        return shown.paragraph if isinstance(shown, AtArticle) else 0

    def _content(self) -> Content:
        return self._exhibit.content(self._visit.language)

    screen = changing(Screen, lambda self: _screen(self._visit.place), placeChanged)
    behind = changing(Screen, _behind, placeChanged)
    """Screen that `back` leads to."""
    panel = changing(int, lambda self: panel_of(self._visit.place), placeChanged)
    stop = changing(int, lambda self: stop_of(self._visit.place), placeChanged)
    paragraph = changing(int, _paragraph, placeChanged)
    content = changing(Content, _content, contentChanged)
    offers = changing("QStringList", lambda self: list(self._offers), offersChanged)
    """The switches in the order of the accessibility page."""
    textSizes = constant("QVariantList", lambda _: list(TEXT_SIZES))
    textScale = changing(float, lambda self: self._visit.access.text_size / 100, accessChanged)
    contrast = changing(bool, lambda self: self._visit.access.contrast, accessChanged)
    calm = changing(bool, lambda self: self._visit.access.calm, accessChanged)
    patient = changing(bool, lambda self: self._visit.access.patient, accessChanged)
    low = changing(bool, lambda self: self._visit.access.low, accessChanged)
    young = changing(bool, lambda self: self._visit.access.young, accessChanged)
    talking = changing(bool, lambda self: self._visit.access.talking, accessChanged)
    trainStops = changing(
        "QVariantList", lambda self: [figure.train_stop for figure in self._visit.figures], figuresChanged
    )
    containersDown = changing(
        "QVariantList", lambda self: [figure.containers_down for figure in self._visit.figures], figuresChanged
    )
    figuresFinished = changing(
        "QVariantList", lambda self: [figure.is_finished for figure in self._visit.figures], figuresChanged
    )

    @Slot(str, int, int, int, result=str)
    def describeArrival(self, tag: str, screen: int, panel: int, stop: int) -> str:
        """Return what is spoken on arrival at a place, for a visitor who does not see the screen."""
        from qbj_kiosk.speech.focus_text import describe_arrival

        places: dict[int, Place] = {
            self.Screen.PANEL: AtPanel(panel),
            self.Screen.STOP: AtStop(panel, stop),
            self.Screen.ARTICLE: AtArticle(0, Attract()),
            self.Screen.ACCESS: AtAccess(Attract()),
        }
        return describe_arrival(self._exhibit.model, tag, places.get(screen, Attract()))

    @Slot(str, int, result=str)
    def describeQuestion(self, tag: str, seconds: int) -> str:
        """Return the idle prompt as a sentence, with the seconds to answer it."""
        from qbj_kiosk.speech.announcements import idle_question

        return idle_question(self._exhibit.model.find_language(tag), seconds)

    @Slot(int)
    def openPanel(self, panel: int) -> None:
        self.dispatch(ev.OpenPanel(panel))

    @Slot(int, int)
    def openStop(self, panel: int, stop: int) -> None:
        self.dispatch(ev.OpenStop(panel, stop))

    @Slot(int)
    def openArticle(self, paragraph: int) -> None:
        self.dispatch(ev.OpenArticle(paragraph))

    @Slot()
    def openAccess(self) -> None:
        self.dispatch(ev.OpenAccess())

    @Slot(int)
    def setTextSize(self, percent: int) -> None:
        self.dispatch(ev.SetTextSize(percent))

    @Slot(str, bool)
    def setSwitch(self, switch: Switch, on: bool) -> None:  # noqa: FBT001 - QML gives it
        self.dispatch(ev.SetSwitch(switch, on))

    @Slot(int)
    def step(self, by: int) -> None:
        self.dispatch(ev.Step(by))

    @Slot()
    def back(self) -> None:
        self.dispatch(ev.Back())

    @Slot()
    def reset(self) -> None:
        self.dispatch(ev.Reset())

    @Slot(str)
    def setLanguage(self, tag: str) -> None:
        self.dispatch(ev.SetLanguage(tag))

    @Slot()
    def nextLanguage(self) -> None:
        self.dispatch(ev.NextLanguage())

    @Slot(int, int)
    def stopTrain(self, panel: int, stop: int) -> None:
        self.dispatch(ev.StopTrain(panel, stop))

    @Slot(int, int)
    def setContainersDown(self, panel: int, count: int) -> None:
        self.dispatch(ev.SetContainersDown(panel, count))

    @Slot(int)
    def markFigureFinished(self, panel: int) -> None:
        self.dispatch(ev.FigureFinished(panel))


def _screen(place: Place) -> Session.Screen:
    match place:
        case AtPanel():
            return Session.Screen.PANEL
        case AtStop():
            return Session.Screen.STOP
        case AtArticle():
            return Session.Screen.ARTICLE
        case AtAccess():
            return Session.Screen.ACCESS
        case _:
            return Session.Screen.ATTRACT
