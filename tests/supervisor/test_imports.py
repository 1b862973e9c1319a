"""The supervisor imports no Qt."""

import subprocess
import sys


def test_supervisor_imports_no_qt() -> None:
    program = (
        "import importlib, pkgutil, sys\n"
        "import qbj_kiosk.supervisor as top, qbj_kiosk.shell.renderer_choice\n"
        "names = [found.name for found in pkgutil.walk_packages(top.__path__, top.__name__ + '.')]\n"
        "[importlib.import_module(name) for name in names]\n"
        "print(len(names), *[name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))])"
    )
    run = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True)
    count, *qt = run.stdout.split()
    assert int(count) > 10
    assert qt == []
