"""Spoken focus: announces the control with the keyboard focus, in the visitor's language, where a voice exists."""

from collections.abc import Callable

from PySide6.QtCore import QTimer

from qbj_kiosk.app.application import Application
from qbj_kiosk.exhibit.placeholders import fill
from qbj_kiosk.session.visit import begin_visit
from qbj_kiosk.shell.focus_watcher import FocusWatcher
from qbj_kiosk.speech.announcements import describe_end
from qbj_kiosk.speech.focus_text import Control, describe_arrival, describe_control
from qbj_kiosk.viewmodels.reading_aloud import Reader


class FocusSpeech:
    """Speaks the control with the keyboard focus while the visit's switch `talking` is on.

    Args:
        is_covered: returns True while the closed page or the staff pages cover the exhibit; then nothing is spoken.
    """

    def __init__(self, kiosk: Application, reader: Reader, is_covered: Callable[[], bool]) -> None:
        self._session, self._reader, self._is_covered = kiosk.session, reader, is_covered
        self._exhibit = kiosk.bundle.exhibit
        self._strings = {language.tag: language.talk for language in self._exhibit.languages}
        self._pending_text = ""
        self._greeting = ""
        self._visit = self._session.visit
        """As it was before the change that is being handled."""
        self._is_started = False
        self._is_offered = False
        self._has_just_begun = False
        """True from the start of reading until the focus is on the player, or until the next key of a keypad."""
        self._watcher = FocusWatcher(kiosk.app, kiosk.window, self._speak)
        # The first key of a visit may itself reset the visit, so speech starts after the key was handled.
        self._start_timer = QTimer(self._watcher, singleShot=True, interval=0)
        self._start_timer.timeout.connect(self._start)
        # The end of a visit changes place, language and settings, each of which stops speech.
        self._end_timer = QTimer(self._watcher, singleShot=True, interval=0)
        self._end_timer.timeout.connect(self._speak_end)
        self._end = ("", "")
        """Text and its language."""
        self._session.wasReset.connect(self._on_reset)
        self._session.accessChanged.connect(self._on_access_changed)
        self._session.placeChanged.connect(self._on_place_changed)
        self._session.contentChanged.connect(self._on_content_changed)
        self._session.figuresChanged.connect(self._watcher.check_when_still)
        reader.availableChanged.connect(self._update_offer)
        reader.stateChanged.connect(self._on_reading_changed)
        self._update_offer()

    def start(self) -> None:
        """Turn spoken focus on at the first keypad key of a visit, unless the visitor has turned it off."""
        self._has_just_begun = False
        if self._can_speak and not self._is_started:
            self._start_timer.start()

    def greet(self) -> None:
        """Turn spoken focus on because headphones were plugged in, also if the visitor has turned it off."""
        self._greeting = self._strings[self._language].greeting
        self._is_started = False
        self._start_timer.start()

    def speak(self, text: str, tag: str) -> None:
        """Speak a text if the visitor has spoken focus on."""
        if self._session.visit.access.talking:
            self._reader.announce(text, tag)

    def announce(self, text: str) -> None:
        """Speak a text and then the focused control, if the visitor has spoken focus on."""
        if self._session.visit.access.talking:
            self._pending_text = text
            self._watcher.repeat()

    def speak_help(self) -> bool:
        """Speak what the keys of the keypad do; return False if no voice can."""
        can_speak = self._can_speak
        if can_speak and not self._start_timer.isActive():
            self._reader.announce(self._strings[self._language].help, self._language)
        return can_speak

    @property
    def _language(self) -> str:
        return self._session.visit.language

    @property
    def _arrival(self) -> str:
        return describe_arrival(self._exhibit, self._language, self._session.visit.place)

    @property
    def _can_speak(self) -> bool:
        return self._reader.can_speak(self._language)

    def _start(self) -> None:
        if self._can_speak and not self._is_started:
            self._is_started = True
            introduction = [self._greeting] if self._greeting else []
            if not self._session.visit.access.talking:
                self._session.setSwitch("talking", True)  # noqa: FBT003 - a slot of QML's
                introduction += [self._strings[self._language].help, self._arrival]
            if introduction:
                self._has_just_begun = False
                self.announce(self._exhibit.find_language(self._language).in_one_line(*introduction))
        self._greeting = ""

    def _update_offer(self) -> None:
        if self._can_speak != self._is_offered:
            self._is_offered = self._can_speak
            self._session.set_switch_offered("talking", offered=self._is_offered)

    def _on_reset(self) -> None:
        before, after = self._visit, self._session.visit
        # Going back to attract from the access page does not end the visit.
        if before.access.talking and not after.access.talking:
            self._end = (describe_end(self._exhibit, before, after), before.language)
            self._end_timer.start()
        self._on_access_changed()

    def _speak_end(self) -> None:
        if not self._is_covered():
            self._reader.announce(*self._end)

    def _on_access_changed(self) -> None:
        visit = self._session.visit
        # A visitor who turned speech off keeps it off for the rest of the visit.
        self._is_started = visit != begin_visit(visit.bounds) and (self._is_started or visit.access.talking)
        if self._watcher.set_enabled(enabled=visit.access.talking) and not visit.access.talking:
            self._pending_text = ""
            self._reader.stop()
        self._watcher.check()
        self._visit = visit

    def _on_place_changed(self) -> None:
        self._update_offer()
        self._visit = self._session.visit
        self.announce(self._arrival)

    def _on_content_changed(self) -> None:
        self._update_offer()
        before, self._visit = self._visit, self._session.visit
        language = self._exhibit.find_language(self._language)
        if self._can_speak:
            self.announce(language.as_sentence(language.name))
        elif self._reader.can_speak(before.language):
            text = fill(self._strings[before.language].no_voice, language=language.name)
            self.speak(text, before.language)

    def _on_reading_changed(self) -> None:
        self._has_just_begun = self._reader.is_reading

    def _speak(self, control: Control) -> None:
        language = self._exhibit.find_language(self._language)
        if self._has_just_begun and self._reader.is_reading:
            # The key that began reading also moved the focus: its name would interrupt the first sentence.
            self._has_just_begun = control.name != language.speech.pause
            self._pending_text = ""
            return
        parts = (self._pending_text, describe_control(control, language.talk))
        text = language.in_one_line(*filter(None, parts))
        self._pending_text = ""
        if text and not self._is_covered():
            self._reader.announce(text, self._language, control.name if control.is_drawn else "")
