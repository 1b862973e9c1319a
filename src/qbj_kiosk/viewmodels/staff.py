"""Staff's pages for QML: PIN pad, menu with status and settings, keypad page, test pattern."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from time import monotonic
from typing import ClassVar, Final

from PySide6.QtCore import QEnum, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from qbj_kiosk.exhibit.model import Language
from qbj_kiosk.staff.actions import STEP, Actions, InitialValues, step_level
from qbj_kiosk.staff.keypad_learning import KeypadConfig
from qbj_kiosk.staff.pin_verifier import PinVerifier
from qbj_kiosk.staff.screen_choice import ScreenConfig
from qbj_kiosk.staff.status import Row, Status, rows
from qbj_kiosk.viewmodels.staff_keypad import StaffKeypad
from qbj_kiosk.viewmodels.staff_pin_pad import StaffPinPadModel
from qbj_kiosk.viewmodels.staff_screen_choice import StaffScreenChoice
from qbj_kiosk.viewmodels.typed_properties import changing, constant, uncreatable
from qbj_kiosk.viewmodels.ui_strings import KeypadStrings, StaffStrings

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

CLOSES_AFTER: Final = 60.0
"""Seconds without a touch after which the pages close."""


@QmlElement
@uncreatable
class Staff(QObject):
    """View model of the staff pages, which a hidden gesture opens. They close after a minute without a touch.

    Args:
        read_status: called when the menu opens.
        now: monotonic clock in seconds.
    """

    class Page(IntEnum):
        CLOSED = 0
        PIN = 1
        MENU = 2
        """Status and settings, behind the PIN."""
        PATTERN = 3
        KEYPAD = 4

    QEnum(Page)  # a decorator would leave the name None until the class is complete

    class Action(IntEnum):
        NONE = 0
        RELOAD = 1
        RESTART = 2
        LEAVE = 3

    QEnum(Action)

    pageChanged: ClassVar[Signal] = Signal()
    languageChanged: ClassVar[Signal] = Signal()
    statusChanged: ClassVar[Signal] = Signal()
    levelsChanged: ClassVar[Signal] = Signal()
    askingChanged: ClassVar[Signal] = Signal()

    _subpages: Final = (Page.PATTERN, Page.KEYPAD)

    def __init__(  # noqa: PLR0913 - one parameter per collaborator
        self,
        languages: Sequence[Language],
        verifier: PinVerifier,
        *,
        read_status: Callable[[], Status],
        actions: Actions,
        choice: InitialValues,
        keypad: KeypadConfig,
        screen: ScreenConfig | None = None,
        now: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__()
        self._languages = {language.tag: language for language in languages}
        self._strings = {language.tag: StaffStrings(language.staff, self) for language in languages}
        keypad_strings = {language.tag: KeypadStrings(language.keypad, self) for language in languages}
        self._read_status, self._actions, self._now = read_status, actions, now
        # A new bundle may lack the language that staff chose for an earlier one.
        self._language = choice.language if choice.language in self._languages else languages[0].tag
        self._volume, self._brightness = choice.volume, choice.brightness
        self._page = self.Page.CLOSED
        self._asking = self.Action.NONE
        self._status: Status | None = None
        self._rows: tuple[Row, ...] = ()
        self._last_touch = 0.0
        self._pad = StaffPinPadModel(
            verifier,
            lambda: self._languages[self._language].staff,
            touched=self.touched,
            opened=lambda: self._open_page(self.Page.MENU),
            parent=self,
        )
        self._keypad = StaffKeypad(lambda: keypad_strings[self._language], keypad, touched=self.touched, parent=self)
        self._screen = StaffScreenChoice(screen, touched=self.touched, now=now, parent=self)
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.tick)

    page = changing(Page, lambda self: self._page, pageChanged)
    pad = constant(StaffPinPadModel, lambda self: self._pad)
    keypad = constant(StaffKeypad, lambda self: self._keypad)
    screen = constant(StaffScreenChoice, lambda self: self._screen)
    language = changing(str, lambda self: self._language, languageChanged)
    """Language that visits begin in and that these pages use."""
    strings = changing(StaffStrings, lambda self: self._strings[self._language], languageChanged)
    labels = changing("QStringList", lambda self: [row.label for row in self._rows], statusChanged)
    values = changing("QStringList", lambda self: [row.value for row in self._rows], statusChanged)
    volume = changing(int, lambda self: self._volume, levelsChanged)
    brightness = changing(int, lambda self: self._brightness if self._actions.set_brightness else -1, levelsChanged)
    """-1 where it cannot be set."""
    asking = changing(Action, lambda self: self._asking, askingChanged)
    """Action that waits for a second touch."""

    @Slot()
    def open(self) -> None:
        """Open the PIN pad of staff; no effect while a staff page is open."""
        if self._page == self.Page.CLOSED:
            self._open_page(self.Page.PIN)

    @Slot()
    def close(self) -> None:
        """Close the staff pages and discard what was entered."""
        self._open_page(self.Page.CLOSED)

    @Slot()
    def back(self) -> None:
        self._open_page(self.Page.MENU if self._page in self._subpages else self.Page.CLOSED)

    @Slot()
    def touched(self) -> None:
        self._last_touch = self._now()

    @Slot()
    def tick(self) -> None:
        """Close the staff pages after `CLOSES_AFTER` and count the PIN's lock down. Called each second."""
        if self._now() - self._last_touch >= CLOSES_AFTER:
            self.close()
        elif self._page == self.Page.PIN:
            self._pad.tick()

    @Slot(str)
    def setLanguage(self, tag: str) -> None:
        self.touched()
        if self._page == self.Page.MENU and tag in self._languages and tag != self._language:
            self._language = tag
            self._update_rows()
            self.languageChanged.emit()
            self._actions.set_language(tag)

    @Slot(int)
    def changeVolume(self, steps: int) -> None:
        self.touched()
        if self._page == self.Page.MENU:
            self._volume = step_level(self._volume, steps)
            self.levelsChanged.emit()
            self._actions.set_volume(self._volume)

    @Slot(int)
    def changeBrightness(self, steps: int) -> None:
        """Change the brightness of the screen by steps; it is never 0."""
        self.touched()
        if self._page == self.Page.MENU and self._actions.set_brightness is not None:
            self._brightness = step_level(self._brightness, steps, STEP)
            self.levelsChanged.emit()
            self._actions.set_brightness(self._brightness)

    @Slot(int)
    def act(self, action: int) -> None:
        """Ask staff to confirm an action, such as a restart; run it when it is asked for again."""
        self.touched()
        actions: Mapping[int, Callable[[], None]] = {
            self.Action.RELOAD: self._actions.reload,
            self.Action.RESTART: self._actions.restart,
            self.Action.LEAVE: self._actions.leave,
        }
        if self._page != self.Page.MENU or action not in actions:
            return
        if self._asking == action:
            self.close()
            actions[action]()
        else:
            self._set_asking(self.Action(action))

    @Slot(int)
    def show(self, page: int) -> None:
        """Show a page of the staff menu; no effect outside the menu."""
        if self._page == self.Page.MENU and page in self._subpages:
            self._keypad.begin()
            self._open_page(self.Page(page))

    def press_key(self, key: str, *, plain: bool) -> None:
        if self._page == self.Page.KEYPAD:
            self._keypad.press_key(key, plain=plain)

    def _open_page(self, page: Page) -> None:
        self.touched()
        if page == self._page:
            return
        self._set_asking(self.Action.NONE)
        before, self._page = self._page, page
        if page == self.Page.CLOSED:
            self._screen.revert()
            self._timer.stop()
            self._status = None
        else:
            self._timer.start()
        if page == self.Page.MENU and before == self.Page.PIN:
            self._status = self._read_status()
        self._pad.begin()
        self._update_rows()
        self.pageChanged.emit()

    def _set_asking(self, action: Action) -> None:
        if action != self._asking:
            self._asking = action
            self.askingChanged.emit()

    def _update_rows(self) -> None:
        language, before = self._languages[self._language], self._rows
        self._rows = () if self._status is None else rows(self._status, language.staff, language.hours)
        if self._rows != before:
            self.statusChanged.emit()
