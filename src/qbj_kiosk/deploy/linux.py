"""The plan for Linux: a user, a service that owns the screen, a system that leaves it alone. Decides, does nothing."""

import re
from pathlib import PurePosixPath
from string import Template

from msgspec import Struct

from qbj_kiosk.deploy.steps import Link, Run, Step, WriteFile
from qbj_kiosk.errors import UserError

NEEDS = {"cage": "cage", "Xwayland": "xwayland", "seatd": "seatd"}
"""Programs that must be there, and Debian's packages that have them."""
PACKAGES = (*NEEDS.values(), "python3-venv", "libdbus-1-3", "libfontconfig1", "libwayland-cursor0", "libwayland-egl1")
"""They bring, with what they depend on, everything that the service and Qt need on a Debian without a desktop."""
UNIT = "qbj-kiosk.service"
STATE = "/var/lib/qbj-kiosk"
WATCHDOG = 30
"""Seconds without a word from the supervisor after which systemd starts everything anew."""
USER = re.compile(r"[a-z_][a-z0-9_-]{0,30}")
PLAIN = re.compile(r"/[A-Za-z0-9/._+-]+")
"""Paths that mean the same to systemd and to a shell, without quotes."""


class DeployError(UserError):
    """The machine cannot be set up. The message says what to do."""


class Machine(Struct, frozen=True):
    """What a plan depends on."""

    program: str
    """Where `qbj-kiosk` is, absolute."""
    cage: str = "/usr/bin/cage"
    user: str = "kiosk"
    user_exists: bool = False
    login: bool = True
    """Whether the first terminal has a login prompt now."""
    power_key: str = "ignore"
    """What the power key does: `ignore`, or `poweroff`."""


SERVICE = Template("""\
# Written by `qbj-kiosk deploy linux`; `qbj-kiosk deploy remove` takes it away.
[Unit]
Description=The exhibit, alone on the screen
After=systemd-user-sessions.service seatd.service getty@tty1.service plymouth-quit-wait.service
Wants=seatd.service
Conflicts=getty@tty1.service
# Five starts in ten seconds would end it for good otherwise.
StartLimitIntervalSec=0

[Service]
Type=exec
User=$user
# For the graphics card and for sound; seatd hands over display and input.
SupplementaryGroups=video render audio
ExecStartPre=-+/usr/bin/chvt 1
# cage without -s switches to no other terminal; -d draws no title bar. It does not pass the exit code on, so staff who
# leave (exit code 0) leave a mark. WATCHDOG_PID is cage's, and the supervisor is another process.
ExecStart=$cage -d -- /bin/sh -c 'env -u WATCHDOG_PID $program --kiosk && touch /run/qbj-kiosk/left'
# After leaving, staff get a login on the same screen; starting this service ends it again.
ExecStopPost=-+/bin/sh -c 'test ! -e /run/qbj-kiosk/left || systemctl --no-block start getty@tty1.service'
Restart=always
RestartSec=1
WatchdogSec=$watchdog
NotifyAccess=all
TimeoutStopSec=5
# cage 0.1.4 aborts when it is stopped together with its clients: that is no failure.
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

# What a program that draws can do without. MemoryDenyWriteExecute is not among it: QML and drivers compile at run time.
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
# Sockets on this machine and the kernel's news of devices: nothing in it reaches a network.
RestrictAddressFamilies=AF_UNIX AF_NETLINK

[Install]
WantedBy=multi-user.target
""")

LOGIND = Template("""\
# No other terminals to switch to, and no key, lid or idleness that ends the show.
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
# The machine never sleeps by itself.
[Sleep]
AllowSuspend=no
AllowHibernation=no
AllowSuspendThenHibernate=no
AllowHybridSleep=no
"""

MANAGER = """\
# Ctrl+Alt+Del, seven times in two seconds, does not start the machine anew.
[Manager]
CtrlAltDelBurstAction=none
"""

SYSCTL = """\
# No keys that talk to the kernel, and Ctrl+Alt+Del is a request to systemd, which has it masked.
kernel.sysrq = 0
kernel.ctrl-alt-del = 0
"""

USER_LINE = Template('u $user - "The exhibit" $state /usr/sbin/nologin\n')
GROUPS = "g video -\ng render -\ng audio -\n"

NO_LOGIN = Run(
    ("systemctl", "disable", "getty@tty1.service"),
    ("systemctl", "enable", "getty@tty1.service"),
    "No login on the exhibit's terminal.",
)


def plan(machine: Machine) -> list[Step]:
    """Everything that makes a machine one that shows the exhibit and nothing else, in order.

    Raises:
        DeployError: if the user's name or the program's path cannot stand in a unit file.
    """
    if not USER.fullmatch(machine.user) or machine.user == "root":
        raise DeployError(f"{machine.user!r} cannot be the exhibit's user. Give --user a plain name such as kiosk.")
    for path in (machine.program, machine.cage):
        if not PLAIN.fullmatch(path) or ".." in PurePosixPath(path).parts:
            raise DeployError(f"{path!r} has characters that a unit file cannot. Install the program elsewhere.")
    facts = {"user": machine.user, "state": STATE, "program": machine.program, "cage": machine.cage}
    service = SERVICE.substitute(facts, watchdog=WATCHDOG)
    return [
        *_users(machine, USER_LINE.substitute(facts)),
        WriteFile(f"/etc/systemd/system/{UNIT}", service),
        WriteFile("/etc/systemd/logind.conf.d/qbj-kiosk.conf", LOGIND.substitute(power_key=machine.power_key)),
        WriteFile("/etc/systemd/sleep.conf.d/qbj-kiosk.conf", SLEEP),
        WriteFile("/etc/systemd/system.conf.d/qbj-kiosk.conf", MANAGER),
        WriteFile("/etc/sysctl.d/90-qbj-kiosk.conf", SYSCTL),
        Link("/etc/systemd/system/ctrl-alt-del.target", "/dev/null"),
        Run(("systemctl", "daemon-reload"), why="systemd reads the new files; logind does at the next start."),
        *([NO_LOGIN] if machine.login else []),
        Run(
            ("systemctl", "enable", UNIT),
            ("systemctl", "disable", "--now", UNIT),
            "From the next start of the machine on.",
        ),
    ]


def _users(machine: Machine, line: str) -> list[Step]:
    file = "/etc/sysusers.d/qbj-kiosk.conf"
    make = ("systemd-sysusers", file)
    if machine.user_exists:
        return [WriteFile(file, GROUPS), Run(make, why="Groups that are not there yet.")]
    why = "A user of its own, that nobody can log in as. What it kept stays when it goes."
    return [WriteFile(file, line + GROUPS), Run(make, ("userdel", machine.user), why)]
