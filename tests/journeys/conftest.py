"""Fixtures: visitors, also in kiosk mode, and the names of controls."""

from collections.abc import Iterator
from pathlib import Path
from typing import Unpack

import pytest
from pytestqt.qtbot import QtBot

from qbj_kiosk.app.kiosk_mode_extension import KioskModeExtension
from qbj_kiosk.app.options import Size
from qbj_kiosk.exhibit import model
from qbj_kiosk.settings.model import Settings
from tests.journeys.control_names import Names
from tests.journeys.keypad_user import PAD, Clock, KeypadUser, NewUser
from tests.journeys.kiosk_mode_helpers import OpenInKioskMode
from tests.journeys.spoken_text_recorder import SpokenTextRecorder
from tests.journeys.visitor import NewVisitor, Visitor
from tests.kiosks import FULL_HD, KioskOptions, MakeKiosk, rest


@pytest.fixture
def new_visitor(kiosk: MakeKiosk, qtbot: QtBot) -> NewVisitor:
    def make(size: Size = FULL_HD, **options: Unpack[KioskOptions]) -> Visitor:
        return Visitor(kiosk(size, **options), qtbot)

    return make


@pytest.fixture
def visitor(new_visitor: NewVisitor) -> Visitor:
    """Return a simulated visitor at a kiosk without motion, in English, at attract."""
    return new_visitor()


@pytest.fixture
def names(exhibit: model.Exhibit) -> Names:
    return Names(exhibit, "en")


@pytest.fixture(params=["en", "zh"])
def each_language(request: pytest.FixtureRequest, exhibit: model.Exhibit) -> Names:
    return Names(exhibit, request.param)


@pytest.fixture
def open_in_kiosk_mode(new_visitor: NewVisitor, tmp_path: Path) -> Iterator[OpenInKioskMode]:
    opened: list[KioskModeExtension] = []

    def make(settings: Settings | None = None) -> tuple[Visitor, KioskModeExtension]:
        visitor = new_visitor()
        opened.append(
            KioskModeExtension(visitor.kiosk, settings or Settings(), environ={"XDG_STATE_HOME": str(tmp_path)})
        )
        rest()
        return visitor, opened[-1]

    yield make
    for kiosk_mode in opened:
        kiosk_mode.close()
    rest()


@pytest.fixture
def new_user(new_visitor: NewVisitor, tmp_path: Path) -> Iterator[NewUser]:
    """Return a factory of visitors with a keypad, at an exhibit in kiosk mode with or without a voice."""
    made: list[KioskModeExtension] = []

    def user(
        settings: Settings = PAD,
        voice: SpokenTextRecorder | None = None,
        size: Size = FULL_HD,
        **options: Unpack[KioskOptions],
    ) -> KeypadUser:
        visitor = new_visitor(size, **options)
        visitor.kiosk.reader = None
        if voice is not None:
            visitor.kiosk.attach_speech(voice)
        clock = Clock()
        environ = {"XDG_STATE_HOME": str(tmp_path)}
        made.append(KioskModeExtension(visitor.kiosk, settings, environ=environ, now=lambda: clock.seconds))
        rest()
        return KeypadUser(visitor, made[-1], voice or SpokenTextRecorder(), clock)

    yield user
    for kiosk_mode in made:
        kiosk_mode.close()
    rest()
