"""Environment of child processes: only variables that are known to be needed."""

from collections.abc import Mapping

from qbj_kiosk.supervisor.recovery import Stage

INHERITED = frozenset(
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
        # Windows: its own folders, which nearly every program needs to start, and the user's.
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
"""Values of QT_QPA_PLATFORM that are passed on. Others can have parameters that name files."""
SESSION_BUS = "DBUS_SESSION_BUS_ADDRESS"
MESSAGE_PATTERN = "%{file}:%{line}: %{message}"
"""Qt's message format; `log.split_location` reads the file and line."""
OWN_PREFIX = "QBJ_KIOSK_"
"""Prefix of this program's own variables; their readers validate them."""


def make_child_environment(environ: Mapping[str, str], stage: Stage, renderer: str) -> dict[str, str]:
    """Return the environment variables for the exhibit or standby page.

    Qt uses the GPU only with the renderer `gpu` in the stage `AS_IT_WAS`.
    """
    child = {name: value for name, value in environ.items() if name in INHERITED or name.startswith(OWN_PREFIX)}
    if SESSION_BUS in child:
        child[SESSION_BUS] = _socket_addresses(child[SESSION_BUS])
        if not child[SESSION_BUS]:
            del child[SESSION_BUS]
    if (platform := environ.get("QT_QPA_PLATFORM", "")) in PLATFORMS:
        child["QT_QPA_PLATFORM"] = platform
    child |= {"QT_MESSAGE_PATTERN": MESSAGE_PATTERN, "QT_WAYLAND_DISABLE_WINDOWDECORATION": "1"}
    if renderer == "gpu" and stage is Stage.AS_IT_WAS:
        # Not Vulkan: its failures end the process before it can log anything.
        return child | {"QT_QUICK_BACKEND": "rhi", "QSG_RHI_BACKEND": "opengl"}
    return child | {"QT_QUICK_BACKEND": "software"}


def _socket_addresses(addresses: str) -> str:
    """Return those addresses of a D-Bus that name a socket. Others start a program or use the network."""
    return ";".join(address for address in addresses.split(";") if address.startswith("unix:"))
