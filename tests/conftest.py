"""Fixtures for all tests: a fixed environment, one Qt application, the built exhibit, and kiosks on it."""

import gc
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Unpack
from unittest.mock import patch

import pytest
from PySide6.QtGui import QGuiApplication

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.options import Size
from qbj_kiosk.app.qml_engine import create_application, set_qt_defaults
from qbj_kiosk.bundles.open_bundle import open_bundle
from qbj_kiosk.exhibit import model
from qbj_kiosk.exhibit.compiler.build import build
from tests.kiosks import FULL_HD, KioskOptions, MakeKiosk, open_kiosk
from tests.xdist_shared_files import make_once

ROOT = Path(__file__).parents[1]
SCRYPT = hashlib.scrypt

_private = tempfile.TemporaryDirectory(prefix="qbj-kiosk-tests-")
"""Caches and settings of the tests, removed at the end."""


def pytest_configure() -> None:
    """Set the environment variables that Qt and the program read, before a test imports Qt."""
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "QML_DISK_CACHE_PATH"):
        os.environ[name] = str(Path(_private.name) / name.lower())
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", "QT_SCALE_FACTOR": "1"}


def pytest_collection_finish() -> None:
    """Exempt modules and collected tests from garbage collection: none of them becomes garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def cheap_scrypt() -> Iterator[None]:
    """Hash PINs at a thousandth of the cost. Tests whose PIN another process reads use `real_scrypt`."""

    def cheap(password: bytes, *, n: int, **parameters: int) -> bytes:
        return SCRYPT(password, n=16 if n == 2**14 else n, **parameters)  # type: ignore[arg-type]  # passed on

    with patch.object(hashlib, "scrypt", cheap):
        yield


@pytest.fixture
def real_scrypt() -> Iterator[None]:
    with patch.object(hashlib, "scrypt", SCRYPT):
        yield


@pytest.fixture(scope="session")
def qapp() -> QGuiApplication:
    """Return the one Qt application of all tests, made as the program makes it."""
    set_qt_defaults()
    return create_application()


@pytest.fixture(scope="session")
def real_bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the bundle built from the exhibit's own sources."""
    return make_once(tmp_path_factory, "bundle", lambda path: build(ROOT / "resources", path))


@pytest.fixture(scope="session")
def exhibit(real_bundle: Path) -> model.Exhibit:
    return open_bundle(real_bundle).exhibit


@pytest.fixture
def kiosk(qapp: QGuiApplication, real_bundle: Path) -> Iterator[MakeKiosk]:
    """Return a factory of kiosks on the real exhibit; they are closed when the test ends."""
    with ExitStack() as stack:

        def make(size: Size = FULL_HD, **options: Unpack[KioskOptions]) -> Application:
            return stack.enter_context(open_kiosk(qapp, real_bundle, size, **options))

        yield make
