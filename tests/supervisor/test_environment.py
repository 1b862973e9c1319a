"""The environment of child processes: only known variables, and the renderer of each stage."""

import pytest

from qbj_kiosk.supervisor.environment import MESSAGE_PATTERN, make_child_environment
from qbj_kiosk.supervisor.recovery import Stage


@pytest.mark.parametrize(
    ("address", "passed_on"),
    [
        ("unix:path=/run/user/1000/bus", "unix:path=/run/user/1000/bus"),
        ("unixexec:path=/bin/sh,argv1=-c", None),
        ("tcp:host=x;unix:abstract=/tmp/dbus;autolaunch:", "unix:abstract=/tmp/dbus"),
        (" unix:path=/x", None),
        ("UNIXEXEC:path=/x;nonce-tcp:host=x;launchd:env=X", None),
    ],
)
def test_only_sockets_of_the_session_bus_are_passed_on(address: str, passed_on: str | None) -> None:
    child = make_child_environment({"DBUS_SESSION_BUS_ADDRESS": address}, Stage.AS_IT_WAS, "gpu")
    assert child.get("DBUS_SESSION_BUS_ADDRESS") == passed_on


HOSTILE = {
    "QT_PLUGIN_PATH": "/evil",
    "QML2_IMPORT_PATH": "/evil",
    "QT_QPA_PLATFORM": "vnc:port=1",
    "LD_PRELOAD": "/evil.so",
    "PYTHONPATH": "/evil",
    "NOTIFY_SOCKET": "/run/x",
    "WATCHDOG_USEC": "1",
    "LIBGL_ALWAYS_SOFTWARE": "1",
}


def test_child_environment_has_only_known_variables() -> None:
    child = make_child_environment(HOSTILE | {"DISPLAY": ":1", "QBJ_KIOSK_LANGUAGE": "zh"}, Stage.AS_IT_WAS, "software")
    assert child == {
        "QT_MESSAGE_PATTERN": MESSAGE_PATTERN,
        "DISPLAY": ":1",
        "QBJ_KIOSK_LANGUAGE": "zh",
        "QT_WAYLAND_DISABLE_WINDOWDECORATION": "1",
        "QT_QUICK_BACKEND": "software",
    }


@pytest.mark.parametrize(
    ("stage", "renderer", "backend"),
    [
        (Stage.AS_IT_WAS, "gpu", "rhi"),
        (Stage.AS_IT_WAS, "software", "software"),
        (Stage.SOFTWARE, "gpu", "software"),
        (Stage.BUILT_IN, "gpu", "software"),
    ],
)
def test_stage_selects_the_renderer(stage: Stage, renderer: str, backend: str) -> None:
    child = make_child_environment({"QT_QPA_PLATFORM": "xcb"}, stage, renderer)
    assert child["QT_QUICK_BACKEND"] == backend
    assert child["QT_QPA_PLATFORM"] == "xcb"
    assert child.get("QSG_RHI_BACKEND") == ("opengl" if backend == "rhi" else None)
