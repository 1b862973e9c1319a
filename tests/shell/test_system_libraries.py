"""Missing system libraries and their Debian packages."""

import tomllib

from qbj_kiosk.shell.system_libraries import debian_package, parse_missing
from tests.conftest import ROOT


def test_missing_libraries_are_listed_once_without_those_of_pyside6() -> None:
    output = """/x/libqxcb.so:
\tlibxcb-cursor.so.0 => not found
\tlibQt6XcbQpa.so.6 => not found
\tlibpyside6.abi3.so.6.11 => not found
\tlibxcb.so.1 => /lib/libxcb.so.1 (0x00007f)
/x/libqxcb-egl.so:
\tlibEGL.so.1 => not found
\tlibxcb-cursor.so.0 => not found
"""
    assert parse_missing(output) == ("libEGL.so.1", "libxcb-cursor.so.0")


def test_packages_equal_those_of_the_launcher() -> None:
    table = tomllib.loads((ROOT / "tools" / "launcher" / "libraries.toml").read_text(encoding="utf-8"))["apt"]
    assert len(table) > 30
    assert {library: debian_package(library) for library in table} == table
