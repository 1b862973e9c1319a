"""The staff's pages for QML: the pad, what runs, what can be chosen, and the test pattern."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from time import monotonic
from typing import ClassVar, Final

from PySide6.QtCore import QEnum, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from qbj_kiosk.exhibit.model import Language
from qbj_kiosk.staff.actions import STEP, Actions, InitialValues, step_level
from qbj_kiosk.staff.keypad import KeypadConfig
from qbj_kiosk.staff.pin_verifier import PinVerifier
from qbj_kiosk.staff.status import Row, Status, rows
from qbj_kiosk.viewmodels.properties import changing, constant, uncreatable
from qbj_kiosk.viewmodels.staff_keypad import StaffKeypad
from qbj_kiosk.viewmodels.staff_pad import StaffPad
from qbj_kiosk.viewmodels.staff_words import StaffTexts

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

CLOSES_AFTER: Final = 60.0
"""Seconds without a touch after which the pages close."""


@QmlElement
@uncreatable
class Staff(QObject):
    """The pages behind the hidden gesture. They close by themselves, and forget what was entered.

    Args:
        languages: those of the exhibit.
        verifier: asks for the PIN.
        look: the facts as they are now; asked whenever the page is opened.
        actions: what staff can do.
        choice: what is chosen now.
        keypad: key assignments of the keypad, and how to save them.
        now: the clock, in seconds.
    """

    class Page(IntEnum):
        """Which page is open."""

        CLOSED = 0
        PIN = 1
        MENU = 2
        """Status and settings, behind the PIN."""
        PATTERN = 3
        KEYPAD = 4

    QEnum(Page)  # a decorator would leave the name None until the class is complete

    class Action(IntEnum):
        """What needs a second touch."""

        NONE = 0
        RELOAD = 1
        RESTART = 2
        LEAVE = 3

    QEnum(Action)

    pageChanged: ClassVar[Signal] = Signal()
    languageChanged: ClassVar[Signal] = Signal()
    factsChanged: ClassVar[Signal] = Signal()
    levelsChanged: ClassVar[Signal] = Signal()
    askingChanged: ClassVar[Signal] = Signal()

    _subpages: Final = (Page.PATTERN, Page.KEYPAD)

    def __init__(  # noqa: PLR0913 - what it is made from, each once
        self,
        languages: Sequence[Language],
        verifier: PinVerifier,
        *,
        look: Callable[[], Status],
        actions: Actions,
        choice: InitialValues,
        keypad: KeypadConfig,
        now: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__()
        self._languages = {language.tag: language for language in languages}
        self._texts = {language.tag: StaffTexts(language, self) for language in languages}
        self._look, self._actions, self._now = look, actions, now
        # An exhibit that has been exchanged may no longer speak what was chosen.
        self._language = choice.language if choice.language in self._languages else languages[0].tag
        self._volume, self._brightness = choice.volume, choice.brightness
        self._page = self.Page.CLOSED
        self._asking = self.Action.NONE
        self._facts: Status | None = None
        self._rows: tuple[Row, ...] = ()
        self._last_touch = 0.0
        self._pad = StaffPad(
            verifier,
            lambda: self._spoken().staff,
            touched=self.touched,
            opened=lambda: self._go(self.Page.MENU),
            parent=self,
        )
        self._keypad = StaffKeypad(lambda: self._spoken().keypad, keypad, touched=self.touched, parent=self)
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.tick)

    page = changing(Page, lambda self: self._page, pageChanged)
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
    asking = changing(Action, lambda self: self._asking, askingChanged)
    """The action that waits for a second touch."""

    @Slot()
    def open(self) -> None:
        """Opens the pad. Whoever is on the pages already stays there."""
        if self._page == self.Page.CLOSED:
            self._go(self.Page.PIN)

    @Slot()
    def close(self) -> None:
        """Closes whatever is open, and forgets what was entered."""
        self._go(self.Page.CLOSED)

    @Slot()
    def back(self) -> None:
        """From what the page leads to back to it, from anywhere else out."""
        self._go(self.Page.MENU if self._page in self._subpages else self.Page.CLOSED)

    @Slot()
    def touched(self) -> None:
        """Somebody is there."""
        self._last_touch = self._now()

    @Slot()
    def tick(self) -> None:
        """Time goes on; called each second while a page is open."""
        if self._now() - self._last_touch >= CLOSES_AFTER:
            self.close()
        elif self._page == self.Page.PIN:
            self._pad.tick()

    @Slot(str)
    def speak(self, tag: str) -> None:
        """Chooses the language that visits start in."""
        self.touched()
        if self._page == self.Page.MENU and tag in self._languages and tag != self._language:
            self._language = tag
            self._tell_facts()
            self.languageChanged.emit()
            self._actions.set_language(tag)

    @Slot(int)
    def changeVolume(self, steps: int) -> None:
        """Makes visits start louder, or softer."""
        self.touched()
        if self._page == self.Page.MENU:
            self._volume = step_level(self._volume, steps)
            self.levelsChanged.emit()
            self._actions.set_volume(self._volume)

    @Slot(int)
    def changeBrightness(self, steps: int) -> None:
        """Makes the screen brighter, or darker; never dark."""
        self.touched()
        if self._page == self.Page.MENU and self._actions.set_brightness is not None:
            self._brightness = step_level(self._brightness, steps, STEP)
            self.levelsChanged.emit()
            self._actions.set_brightness(self._brightness)

    @Slot(int)
    def act(self, action: int) -> None:
        """Ask for confirmation; run the action when it is asked for again."""
        self.touched()
        does: Mapping[int, Callable[[], None]] = {
            self.Action.RELOAD: self._actions.reload,
            self.Action.RESTART: self._actions.restart,
            self.Action.LEAVE: self._actions.leave,
        }
        if self._page != self.Page.MENU or action not in does:
            return
        if self._asking == action:
            self.close()
            does[action]()
        else:
            self._ask(self.Action(action))

    @Slot(int)
    def show(self, page: int) -> None:
        """Open the test pattern or the keypad page from the menu."""
        if self._page == self.Page.MENU and page in self._subpages:
            self._keypad.begin()
            self._go(self.Page(page))

    def hear(self, key: str, *, plain: bool) -> None:
        """A key was pressed where keys are learned; a plain one has its meaning on every keyboard."""
        if self._page == self.Page.KEYPAD:
            self._keypad.hear(key, plain=plain)

    def _spoken(self) -> Language:
        return self._languages[self._language]

    def _go(self, page: Page) -> None:
        self.touched()
        if page == self._page:
            return
        self._ask(self.Action.NONE)
        before, self._page = self._page, page
        if page == self.Page.CLOSED:
            self._timer.stop()
            self._facts = None
        else:
            self._timer.start()
        if page == self.Page.MENU and before == self.Page.PIN:
            self._facts = self._look()
        self._pad.begin()
        self._tell_facts()
        self.pageChanged.emit()

    def _ask(self, action: Action) -> None:
        if action != self._asking:
            self._asking = action
            self.askingChanged.emit()

    def _tell_facts(self) -> None:
        spoken, before = self._spoken(), self._rows
        self._rows = () if self._facts is None else rows(self._facts, spoken.staff, spoken.hours)
        if self._rows != before:
            self.factsChanged.emit()
