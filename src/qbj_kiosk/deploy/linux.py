"""Plan for Linux: a user, a service that owns the screen, and system settings. Pure function, changes nothing."""

import re
from pathlib import PurePosixPath
from string import Template

from msgspec import Struct

from qbj_kiosk.deploy.steps import Link, Run, Step, WriteFile
from qbj_kiosk.errors import UserError

PROGRAM_PACKAGES = {"cage": "cage", "Xwayland": "xwayland", "seatd": "seatd"}
"""Debian package of each required program."""
PACKAGES = (
    *PROGRAM_PACKAGES.values(),
    "python3-venv",
    "libdbus-1-3",
    "libfontconfig1",
    "libwayland-cursor0",
    "libwayland-egl1",
)
"""Debian packages that the service and Qt need on a system without a desktop."""
UNIT = "qbj-kiosk.service"
STATE = "/var/lib/qbj-kiosk"
WATCHDOG = 30
"""Seconds without a watchdog message after which systemd restarts the service."""
USER = re.compile(r"[a-z_][a-z0-9_-]{0,30}")
PLAIN = re.compile(r"/[A-Za-z0-9/._+-]+")
"""Paths that need no quotes in a unit file and a shell."""


class DeployError(UserError):
    """The machine cannot be set up or reverted."""


class Machine(Struct, frozen=True):
    program: str
    cage: str = "/usr/bin/cage"
    user: str = "kiosk"
    user_exists: bool = False
    login: bool = True
    """True if the first terminal has a login prompt."""
    power_key: str = "ignore"
    """Action of the power key: `ignore` or `poweroff`."""


SERVICE = Template("""\
# Written by `qbj-kiosk deploy linux`; `qbj-kiosk deploy remove` deletes it.
[Unit]
Description=Exhibit kiosk
After=systemd-user-sessions.service seatd.service getty@tty1.service plymouth-quit-wait.service
Wants=seatd.service
Conflicts=getty@tty1.service
# Otherwise systemd stops restarting after five starts in ten seconds.
StartLimitIntervalSec=0

[Service]
Type=exec
User=$user
# For the graphics card and for sound; seatd provides display and input.
SupplementaryGroups=video render audio
ExecStartPre=-+/usr/bin/chvt 1
# cage without -s does not switch terminals; -d draws no title bar. cage does not return the exit code, so a file marks
# that staff left (exit code 0). WATCHDOG_PID is that of cage, and the supervisor is another process.
ExecStart=$cage -d -- /bin/sh -c 'env -u WATCHDOG_PID $program --kiosk && touch /run/qbj-kiosk/left'
# After staff left, the screen has a login prompt; starting this service ends it.
ExecStopPost=-+/bin/sh -c 'test ! -e /run/qbj-kiosk/left || systemctl --no-block start getty@tty1.service'
Restart=always
RestartSec=1
WatchdogSec=$watchdog
NotifyAccess=all
TimeoutStopSec=5
# cage 0.1.4 aborts if it is stopped together with its clients; that is not a failure.
SuccessExitStatus=SIGABRT
KillMode=control-group

TTYPath=/dev/tty1
TTYReset=yes
TTYVHangup=yes
TTYVTDisallocate=yes
StandardInput=tty-fail
StandardOutput=journal
StandardError=journal

RuntimeDirectory=qbj-kiosk
RuntimeDirectoryMode=0700
StateDirectory=qbj-kiosk
StateDirectoryMode=0700
WorkingDirectory=$state
Environment=HOME=$state XDG_RUNTIME_DIR=/run/qbj-kiosk XDG_SESSION_TYPE=wayland LIBSEAT_BACKEND=seatd
Environment=QT_QPA_PLATFORM=wayland QT_WAYLAND_DISABLE_WINDOWDECORATION=1
UnsetEnvironment=DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS

# Sandbox. Without MemoryDenyWriteExecute, because QML and drivers compile at run time.
NoNewPrivileges=yes
CapabilityBoundingSet=
UMask=0077
ProtectSystem=strict
ProtectHome=read-only
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
PrivateTmp=yes
LockPersonality=yes
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native
# Local sockets and device events of the kernel, but no network.
RestrictAddressFamilies=AF_UNIX AF_NETLINK

[Install]
WantedBy=multi-user.target
""")

LOGIND = Template("""\
# No other terminals; keys, lid and idleness do nothing.
[Login]
NAutoVTs=0
ReserveVT=0
HandlePowerKey=$power_key
HandleRebootKey=ignore
HandleSuspendKey=ignore
HandleHibernateKey=ignore
HandleLidSwitch=ignore
HandleLidSwitchExternalPower=ignore
HandleLidSwitchDocked=ignore
IdleAction=ignore
""")

SLEEP = """\
# The machine never goes to sleep.
[Sleep]
AllowSuspend=no
AllowHibernation=no
AllowSuspendThenHibernate=no
AllowHybridSleep=no
"""

MANAGER = """\
# Pressing Ctrl+Alt+Del seven times in two seconds does not reboot.
[Manager]
CtrlAltDelBurstAction=none
"""

SYSCTL = """\
# No magic SysRq keys; Ctrl+Alt+Del is sent to systemd, where it is masked.
kernel.sysrq = 0
kernel.ctrl-alt-del = 0
"""

USER_LINE = Template('u $user - "The exhibit" $state /usr/sbin/nologin\n')
GROUPS = "g video -\ng render -\ng audio -\n"

NO_LOGIN = Run(
    ("systemctl", "disable", "getty@tty1.service"),
    ("systemctl", "enable", "getty@tty1.service"),
    "No login prompt on the exhibit's terminal.",
)


def plan(machine: Machine) -> list[Step]:
    """Raise DeployError if the user's name or the program's path is not valid in a unit file."""
    if not USER.fullmatch(machine.user) or machine.user == "root":
        raise DeployError(
            f"{machine.user!r} is not a valid name for the exhibit's user. Give --user a plain name such as kiosk."
        )
    for path in (machine.program, machine.cage):
        if not PLAIN.fullmatch(path) or ".." in PurePosixPath(path).parts:
            raise DeployError(
                f"{path!r} has characters that are not valid in a unit file. Install the program elsewhere."
            )
    values = {"user": machine.user, "state": STATE, "program": machine.program, "cage": machine.cage}
    service = SERVICE.substitute(values, watchdog=WATCHDOG)
    return [
        *_users(machine, USER_LINE.substitute(values)),
        WriteFile(f"/etc/systemd/system/{UNIT}", service),
        WriteFile("/etc/systemd/logind.conf.d/qbj-kiosk.conf", LOGIND.substitute(power_key=machine.power_key)),
        WriteFile("/etc/systemd/sleep.conf.d/qbj-kiosk.conf", SLEEP),
        WriteFile("/etc/systemd/system.conf.d/qbj-kiosk.conf", MANAGER),
        WriteFile("/etc/sysctl.d/90-qbj-kiosk.conf", SYSCTL),
        Link("/etc/systemd/system/ctrl-alt-del.target", "/dev/null"),
        Run(("systemctl", "daemon-reload"), why="systemd reads the new files; logind reads them at the next boot."),
        *([NO_LOGIN] if machine.login else []),
        Run(
            ("systemctl", "enable", UNIT),
            ("systemctl", "disable", "--now", UNIT),
            "From the next boot on.",
        ),
    ]


def _users(machine: Machine, line: str) -> list[Step]:
    file = "/etc/sysusers.d/qbj-kiosk.conf"
    make = ("systemd-sysusers", file)
    if machine.user_exists:
        return [WriteFile(file, GROUPS), Run(make, why="Create missing groups.")]
    why = "Create a user without login. Its files stay if it is deleted."
    return [WriteFile(file, line + GROUPS), Run(make, ("userdel", machine.user), why)]
