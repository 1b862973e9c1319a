"""Opening hours of a closed kiosk, with a clock that Quick Tests set."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement

from qbj_kiosk.exhibit import model
from qbj_kiosk.exhibit.ui_strings import HoursStrings
from qbj_kiosk.settings import model as settings
from qbj_kiosk.settings.model import DAYS
from qbj_kiosk.viewmodels.hours import Hours

QML_IMPORT_NAME = "Kiosk.Tests"
QML_IMPORT_MAJOR_VERSION = 1

LANGUAGES = Path(__file__).parents[2] / "resources" / "languages"
HOURS = settings.Hours(
    zone="Asia/Shanghai",
    closed_on=(),
    **dict.fromkeys(DAYS, ("09:00-12:00", "13:30-17:00")) | {"monday": ()},
)


def language(tag: str) -> model.Language:
    """Return a language of the real exhibit with only the fields that the view model of opening hours reads."""
    source = tomllib.loads((LANGUAGES / f"{tag}.toml").read_text(encoding="utf-8"))
    script = source["script"]
    words = msgspec.convert(source["hours"], HoursStrings)
    fields = {"tag": tag, "name": source["name"], "script": script, "place": source["place"], "hours": words}
    empty: dict[str, Any] = dict.fromkeys(model.Language.__struct_fields__)
    return model.Language(**{**empty, **fields})


@QmlElement
class ClosedHours(Hours):
    """View model of opening hours for Quick Tests: the kiosk is closed, and a test sets the clock."""

    def __init__(self, parent: QObject | None = None) -> None:
        self._time = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
        super().__init__([language("zh"), language("en")], HOURS, lambda: self._time, is_open=False)
        self.setParent(parent)

    @Slot(str)
    def setTime(self, text: str) -> None:
        self._time = datetime.fromisoformat(text)
