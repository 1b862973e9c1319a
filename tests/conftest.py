"""Fixtures of all tests: a fixed environment, one application, the exhibit built once, kiosks on demand."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Unpack

import pytest
from PySide6.QtGui import QGuiApplication

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.engine import create_application, set_qt_defaults
from qbj_kiosk.app.options import Size
from qbj_kiosk.bundles.read import open_bundle
from qbj_kiosk.exhibit import model
from qbj_kiosk.exhibit.compiler.build import build
from tests.kiosks import FULL_HD, How, MakeKiosk, opened

ROOT = Path(__file__).parents[1]

_private = tempfile.TemporaryDirectory(prefix="qbj-kiosk-tests-")
"""Caches and settings of the tests. Deleted when they end."""


def pytest_configure() -> None:
    """Set the environment variables that Qt and the program read. Runs before Qt is loaded."""
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "QML_DISK_CACHE_PATH"):
        os.environ[name] = str(Path(_private.name) / name.lower())
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", "QT_SCALE_FACTOR": "1"}


@pytest.fixture(scope="session")
def qapp() -> QGuiApplication:
    """The application, created as the program creates it. pytest-qt's fixtures use it."""
    set_qt_defaults()
    return create_application()


@pytest.fixture(scope="session")
def real_bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real exhibit, built once."""
    folder = tmp_path_factory.mktemp("built") / "bundle"
    build(ROOT / "resources", folder)
    return folder


@pytest.fixture(scope="session")
def exhibit(real_bundle: Path) -> model.Exhibit:
    """The content of the real exhibit."""
    return open_bundle(real_bundle).exhibit


@pytest.fixture
def kiosk(qapp: QGuiApplication, real_bundle: Path) -> Iterator[MakeKiosk]:
    """Function that opens kiosks with the real exhibit."""
    with ExitStack() as stack:

        def make(size: Size = FULL_HD, **how: Unpack[How]) -> Application:
            return stack.enter_context(opened(qapp, real_bundle, size, **how))

        yield make
