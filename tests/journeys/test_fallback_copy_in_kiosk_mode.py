"""In kiosk mode the exhibit keeps a copy of a configured bundle, and shows it with the reason for staff."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from qbj_kiosk.app import application, kiosk_mode_extension
from qbj_kiosk.app.application import Application
from qbj_kiosk.app.kiosk_mode_extension import KioskModeExtension
from qbj_kiosk.app.options import Options, Size
from qbj_kiosk.bundles.built_in_bundle import EARLIER
from qbj_kiosk.bundles.fallback_copies import keep_copy
from qbj_kiosk.bundles.open_bundle import open_bundle
from qbj_kiosk.settings.model import Settings
from tests.journeys.kiosk_mode_helpers import OpenInKioskMode
from tests.kiosks import rest


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for module in (application, kiosk_mode_extension):
        monkeypatch.setattr(module, "cache_folder", lambda: tmp_path / "bundles")
    return tmp_path / "bundles"


def test_exhibit_is_copied_when_it_was_shown_for_a_minute(
    open_in_kiosk_mode: OpenInKioskMode, qtbot: QtBot, cache: Path
) -> None:
    visitor, opened = open_in_kiosk_mode()
    timer = opened._copy_timer
    assert timer.isActive()
    assert timer.interval() == 60_000
    timer.timeout.emit()
    qtbot.waitUntil(lambda: len(list(cache.glob("copies/*/*/manifest.json"))) == 1, timeout=60_000)
    (copy,) = cache.glob("copies/*/*")
    assert open_bundle(copy).manifest == visitor.kiosk.bundle.manifest


def test_copy_is_shown_with_the_reason_and_not_copied_again(
    qapp: QGuiApplication, real_bundle: Path, cache: Path, tmp_path: Path
) -> None:
    configured = tmp_path / "autumn"
    keep_copy(open_bundle(real_bundle), configured, cache)
    kiosk = Application(qapp, Options(bundle=configured, size=Size(1920, 1080), is_lenient=True), still=True)
    kiosk.show()
    rest()
    opened = KioskModeExtension(kiosk, Settings(), environ={"XDG_STATE_HOME": str(tmp_path)})
    try:
        assert kiosk.bundle.manifest == open_bundle(real_bundle).manifest
        reason = f"{configured}: there is no such folder. Name the folder of a bundle"
        assert kiosk.bundle_problems == (EARLIER, reason)
        rows = opened.staff_controller._read_status()
        assert rows.bundle_problems == (EARLIER, reason)
        assert not opened._copy_timer.isActive()
    finally:
        opened.close()
        kiosk.close()
