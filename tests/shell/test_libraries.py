"""The system libraries that Qt asks for, and the packages that bring them."""

import tomllib

from qbj_kiosk.shell.libraries import not_found, package
from tests.conftest import ROOT


def test_libraries_that_are_not_found_are_told_once_and_without_pyside6s_own() -> None:
    listed = """/x/libqxcb.so:
\tlibxcb-cursor.so.0 => not found
\tlibQt6XcbQpa.so.6 => not found
\tlibpyside6.abi3.so.6.11 => not found
\tlibxcb.so.1 => /lib/libxcb.so.1 (0x00007f)
/x/libqxcb-egl.so:
\tlibEGL.so.1 => not found
\tlibxcb-cursor.so.0 => not found
"""
    assert not_found(listed) == ("libEGL.so.1", "libxcb-cursor.so.0")


def test_packages_are_named_as_the_set_up_names_them() -> None:
    table = tomllib.loads((ROOT / "tools" / "launcher" / "libraries.toml").read_text(encoding="utf-8"))["apt"]
    assert len(table) > 30
    assert {library: package(library) for library in table} == table
