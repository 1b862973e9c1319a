"""What children are told of the environment: only what is known to be needed."""

from collections.abc import Mapping

from qbj_kiosk.supervisor.recovery import Stage

KEPT = frozenset(
    {
        "DBUS_SESSION_BUS_ADDRESS",
        "DISPLAY",
        "HOME",
        "LANG",
        "LC_ALL",
        "LC_CTYPE",
        "LOGNAME",
        "PATH",
        "TMPDIR",
        "TZ",
        "USER",
        "WAYLAND_DISPLAY",
        "XAUTHORITY",
        "XDG_CACHE_HOME",
        "XDG_CONFIG_HOME",
        "XDG_CURRENT_DESKTOP",
        "XDG_DATA_HOME",
        "XDG_RUNTIME_DIR",
        "XDG_SEAT",
        "XDG_SESSION_ID",
        "XDG_SESSION_TYPE",
        "XDG_STATE_HOME",
        "XDG_VTNR",
        # Windows: where it is itself, without which hardly a program starts, and where a user's things are.
        "ALLUSERSPROFILE",
        "APPDATA",
        "COMPUTERNAME",
        "COMSPEC",
        "HOMEDRIVE",
        "HOMEPATH",
        "LOCALAPPDATA",
        "NUMBER_OF_PROCESSORS",
        "OS",
        "PATHEXT",
        "PROCESSOR_ARCHITECTURE",
        "PROGRAMDATA",
        "PROGRAMFILES",
        "PUBLIC",
        "SESSIONNAME",
        "SYSTEMDRIVE",
        "SYSTEMROOT",
        "TEMP",
        "TMP",
        "USERDOMAIN",
        "USERNAME",
        "USERPROFILE",
        "WINDIR",
    }
)
PLATFORMS = frozenset({"eglfs", "linuxfb", "offscreen", "wayland", "windows", "xcb"})
"""Values of QT_QPA_PLATFORM that are passed on: it takes parameters too, and those name files."""
PATTERN = "%{file}:%{line}: %{message}"
"""How Qt writes a message, so that the log can tell its place."""
OURS = "QBJ_KIOSK_"
"""Names that begin so are the program's own, and checked where they are read."""


def for_child(environ: Mapping[str, str], stage: Stage, renderer: str) -> dict[str, str]:
    """The environment of a child.

    Args:
        environ: the environment of the supervisor.
        stage: of the recovery; from `SOFTWARE` on no GPU is used.
        renderer: `gpu` or `software`.
    """
    told = {name: value for name, value in environ.items() if name in KEPT or name.startswith(OURS)}
    if (platform := environ.get("QT_QPA_PLATFORM", "")) in PLATFORMS:
        told["QT_QPA_PLATFORM"] = platform
    told |= {"QT_MESSAGE_PATTERN": PATTERN, "QT_WAYLAND_DISABLE_WINDOWDECORATION": "1"}
    if renderer == "gpu" and stage is Stage.AS_IT_WAS:
        # Vulkan is never chosen: its failures end the process before anything can be said.
        return told | {"QT_QUICK_BACKEND": "rhi", "QSG_RHI_BACKEND": "opengl"}
    return told | {"QT_QUICK_BACKEND": "software"}
