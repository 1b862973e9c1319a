"""The staff's pages for QML: the pad, what runs, what can be chosen, and the test pattern."""

from collections.abc import Callable, Mapping, Sequence
from time import monotonic
from typing import ClassVar, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from qbj_kiosk.exhibit.model import Language
from qbj_kiosk.staff.actions import STEP, Actions, Choice, stepped
from qbj_kiosk.staff.gate import Gate
from qbj_kiosk.staff.keypad import Pads
from qbj_kiosk.staff.status import Facts, Row, rows
from qbj_kiosk.viewmodels.declare import changing, constant, made_here
from qbj_kiosk.viewmodels.staff_keypad import StaffKeypad
from qbj_kiosk.viewmodels.staff_pad import StaffPad
from qbj_kiosk.viewmodels.staff_words import StaffTexts

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

CLOSES_AFTER: Final = 60.0
"""Seconds without a touch after which the pages close."""
LED_TO: Final = ("pattern", "keypad")
"""What the page behind the pad leads to."""


@QmlElement
@made_here
class Staff(QObject):
    """The pages behind the hidden gesture. They close by themselves, and forget what was entered.

    Args:
        languages: those of the exhibit.
        gate: asks for the PIN.
        look: the facts as they are now; asked whenever the page is opened.
        actions: what staff can do.
        choice: what is chosen now.
        pads: what a keypad's keys stand for.
        now: the clock, in seconds.
    """

    pageChanged: ClassVar[Signal] = Signal()
    languageChanged: ClassVar[Signal] = Signal()
    factsChanged: ClassVar[Signal] = Signal()
    levelsChanged: ClassVar[Signal] = Signal()
    askingChanged: ClassVar[Signal] = Signal()

    def __init__(  # noqa: PLR0913 - what it is made from, each once
        self,
        languages: Sequence[Language],
        gate: Gate,
        *,
        look: Callable[[], Facts],
        actions: Actions,
        choice: Choice,
        pads: Pads,
        now: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__()
        self._languages = {language.tag: language for language in languages}
        self._texts = {language.tag: StaffTexts(language, self) for language in languages}
        self._look, self._actions, self._now = look, actions, now
        # An exhibit that has been exchanged may no longer speak what was chosen.
        self._language = choice.language if choice.language in self._languages else languages[0].tag
        self._volume, self._brightness = choice.volume, choice.brightness
        self._page = ""
        self._asking = ""
        self._facts: Facts | None = None
        self._rows: tuple[Row, ...] = ()
        self._last_touch = 0.0
        self._pad = StaffPad(
            gate, lambda: self._spoken().staff, touched=self.touched, opened=lambda: self._go("staff"), parent=self
        )
        self._keypad = StaffKeypad(lambda: self._spoken().keypad, pads, touched=self.touched, parent=self)
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.tick)

    page = changing(str, lambda self: self._page, pageChanged)
    """Empty, `pin`, `staff`, `pattern` or `keypad`."""
    pad = constant(StaffPad, lambda self: self._pad)
    keypad = constant(StaffKeypad, lambda self: self._keypad)
    language = changing(str, lambda self: self._language, languageChanged)
    """The tag of the language that visits start in; the pages are shown in it too."""
    words = changing(StaffTexts, lambda self: self._texts[self._language], languageChanged)
    labels = changing("QStringList", lambda self: [row.label for row in self._rows], factsChanged)
    values = changing("QStringList", lambda self: [row.value for row in self._rows], factsChanged)
    volume = changing(int, lambda self: self._volume, levelsChanged)
    brightness = changing(int, lambda self: self._brightness if self._actions.set_brightness else -1, levelsChanged)
    """-1 where it cannot be set."""
    asking = changing(str, lambda self: self._asking, askingChanged)
    """Which action waits for a second touch: empty, `reload`, `restart` or `leave`."""

    @Slot()
    def open(self) -> None:
        """Opens the pad. Whoever is on the pages already stays there."""
        if self._page == "":
            self._go("pin")

    @Slot()
    def close(self) -> None:
        """Closes whatever is open, and forgets what was entered."""
        self._go("")

    @Slot()
    def back(self) -> None:
        """From what the page leads to back to it, from anywhere else out."""
        self._go("staff" if self._page in LED_TO else "")

    @Slot()
    def touched(self) -> None:
        """Somebody is there."""
        self._last_touch = self._now()

    @Slot()
    def tick(self) -> None:
        """Time goes on; called each second while a page is open."""
        if self._now() - self._last_touch >= CLOSES_AFTER:
            self.close()
        elif self._page == "pin":
            self._pad.tick()

    @Slot(str)
    def speak(self, tag: str) -> None:
        """Chooses the language that visits start in."""
        self.touched()
        if self._page == "staff" and tag in self._languages and tag != self._language:
            self._language = tag
            self._tell_facts()
            self.languageChanged.emit()
            self._actions.set_language(tag)

    @Slot(int)
    def changeVolume(self, steps: int) -> None:
        """Makes visits start louder, or softer."""
        self.touched()
        if self._page == "staff":
            self._volume = stepped(self._volume, steps)
            self.levelsChanged.emit()
            self._actions.set_volume(self._volume)

    @Slot(int)
    def changeBrightness(self, steps: int) -> None:
        """Makes the screen brighter, or darker; never dark."""
        self.touched()
        if self._page == "staff" and self._actions.set_brightness is not None:
            self._brightness = stepped(self._brightness, steps, STEP)
            self.levelsChanged.emit()
            self._actions.set_brightness(self._brightness)

    @Slot(str)
    def act(self, action: str) -> None:
        """`reload`, `restart` or `leave`: asks first, and does it when it is asked for again."""
        self.touched()
        does: Mapping[str, Callable[[], None]] = {
            "reload": self._actions.reload,
            "restart": self._actions.restart,
            "leave": self._actions.leave,
        }
        if self._page != "staff" or action not in does:
            return
        if self._asking == action:
            self.close()
            does[action]()
        else:
            self._ask(action)

    @Slot(str)
    def show(self, page: str) -> None:
        """Opens what the page leads to: the test pattern, or where keys are learned."""
        if self._page == "staff" and page in LED_TO:
            self._keypad.begin()
            self._go(page)

    def hear(self, key: str, *, plain: bool) -> None:
        """A key was pressed where keys are learned; a plain one has its meaning on every keyboard."""
        if self._page == "keypad":
            self._keypad.hear(key, plain=plain)

    def _spoken(self) -> Language:
        return self._languages[self._language]

    def _go(self, page: str) -> None:
        self.touched()
        if page == self._page:
            return
        self._ask("")
        before, self._page = self._page, page
        if page == "":
            self._timer.stop()
            self._facts = None
        else:
            self._timer.start()
        if page == "staff" and before == "pin":
            self._facts = self._look()
        self._pad.begin()
        self._tell_facts()
        self.pageChanged.emit()

    def _ask(self, action: str) -> None:
        if action != self._asking:
            self._asking = action
            self.askingChanged.emit()

    def _tell_facts(self) -> None:
        spoken, before = self._spoken(), self._rows
        self._rows = () if self._facts is None else rows(self._facts, spoken.staff, spoken.hours)
        if self._rows != before:
            self.factsChanged.emit()
