"""Visitors."""

from typing import Unpack

import pytest
from pytestqt.qtbot import QtBot

from qbj_kiosk.app.options import Size
from qbj_kiosk.exhibit import model
from tests.journeys.names import Names
from tests.journeys.visitor import NewVisitor, Visitor
from tests.kiosks import FULL_HD, KioskOptions, MakeKiosk


@pytest.fixture
def new_visitor(kiosk: MakeKiosk, qtbot: QtBot) -> NewVisitor:
    """Brings a visitor to a new kiosk."""

    def make(size: Size = FULL_HD, **options: Unpack[KioskOptions]) -> Visitor:
        return Visitor(kiosk(size, **options), qtbot)

    return make


@pytest.fixture
def visitor(new_visitor: NewVisitor) -> Visitor:
    """A visitor at a still kiosk that speaks English, at attract."""
    return new_visitor()


@pytest.fixture
def names(exhibit: model.Exhibit) -> Names:
    """What the controls are called in English."""
    return Names(exhibit, "en")


@pytest.fixture(params=["en", "zh"])
def each_language(request: pytest.FixtureRequest, exhibit: model.Exhibit) -> Names:
    """What the controls are called, in each language in turn."""
    return Names(exhibit, request.param)
