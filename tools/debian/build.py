"""Build `qbj-kiosk_VERSION_ARCH.deb` and `qbj-kiosk-session_VERSION_all.deb` into a folder.

The first holds the program with all it needs in /opt/qbj-kiosk, for every Python in `PYTHONS`. The second makes a
machine show nothing but the exhibit: user, services, display and input configuration.
"""

import argparse
import email.parser
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from email.message import Message
from email.utils import formatdate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # `-I` leaves it out

from debian import deb

ROOT = Path(__file__).resolve().parents[2]
SESSION = Path(__file__).with_name("session")
PROGRAM = Path(__file__).with_name("program")
HOME = Path("opt/qbj-kiosk")
PYTHONS = {"amd64": ("3.11", "3.13"), "arm64": ("3.13",)}
"""Python of Debian 12 and 13. Qt's wheels for arm64 need glibc 2.39, which Debian 12 does not have."""
MACHINES = {"amd64": "x86_64", "arm64": "aarch64"}
"""Debian's name of an architecture, and the wheels' name."""
GLIBC = {"3.11": 36, "3.13": 41}
"""Minor version of glibc beside each Python."""
DISTRIBUTION = "stable"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--arch", choices=sorted(MACHINES), default="amd64", help="architecture of the program")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="folder for the packages (default: dist)")
    chosen = parser.parse_args(arguments)
    chosen.out.mkdir(parents=True, exist_ok=True)
    epoch = int(git("log", "-1", "--format=%ct"))
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch)
    with tempfile.TemporaryDirectory(prefix="qbj-kiosk-packages-") as folder:
        wheel = build_wheel(Path(folder))
        for built in (
            build_program(wheel, chosen.arch, Path(folder), chosen.out, epoch),
            build_session(version_of(wheel), Path(folder), chosen.out, epoch),
        ):
            print(f"{built.stat().st_size / 1e6:7.1f} MB  {built}")
    return 0


def git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}\npip ended with {done.returncode}")


def build_wheel(folder: Path) -> Path:
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT))
    (wheel,) = folder.glob("qbj_kiosk-*.whl")
    return wheel


def version_of(wheel: Path) -> str:
    return wheel.name.split("-")[1]


def requirements(names: set[str]) -> Iterator[str]:
    """Return the pinned lines of requirements/run.txt, with hashes, for some packages."""
    text = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    entries = {found[1]: found[0] for found in re.finditer(r"^([a-z0-9-]+)==(?:.*\\\n)*.*\n?", text, re.MULTILINE)}
    return (entries[name] for name in sorted(names))


def runtime_names(wheel: Path, downloaded: Path) -> set[str]:
    """Return the names of the Python packages that the program needs, by the metadata of the wheels."""
    wanted: set[str] = set()
    pending = list(needs(metadata(wheel)))
    wheels = {normal(file.name.split("-")[0]): file for file in downloaded.glob("*.whl")}
    while pending:
        name = pending.pop()
        if name not in wanted:
            wanted.add(name)
            pending += needs(metadata(wheels[name]))
    return wanted


def metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (entry for entry in archive.namelist() if entry.endswith(".dist-info/METADATA"))
        return email.parser.Parser().parsestr(archive.read(name).decode())


def needs(message: Message) -> Iterator[str]:
    """Return the names of the packages that a wheel requires unconditionally, from its METADATA."""
    for line in message.get_all("Requires-Dist", []):
        if ";" not in line:
            yield normal(re.split(r"[\s<>=!~\[(]", line, maxsplit=1)[0])


def normal(name: str) -> str:
    """Return the name of a Python package as PyPA normalises it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def download(python: str, architecture: str, folder: Path) -> Path:
    """Download the pinned wheels of the program's packages for one Python and architecture."""
    out = folder / f"wheels-{architecture}-{python}"
    machine = MACHINES[architecture]
    names = [f"manylinux_2_{minor}_{machine}" for minor in range(GLIBC[python], 16, -1)]
    platforms = [part for name in (*names, f"manylinux2014_{machine}") for part in ("--platform", name)]
    pip(
        *("download", "--quiet", "--require-hashes", "--only-binary=:all:", "--no-deps", "--dest", str(out)),
        *("--python-version", python, "--implementation", "cp", *platforms),
        *("--requirement", str(ROOT / "requirements" / "run.txt")),
    )
    return out


def build_program(wheel: Path, architecture: str, folder: Path, out: Path, epoch: int) -> Path:
    root = folder / "program"
    common = root / HOME / "lib" / "common"
    unpack(wheel, common)
    for python in PYTHONS[architecture]:
        wheels = download(python, architecture, folder)
        own = root / HOME / "lib" / f"python{python}" / "site-packages"
        own.mkdir(parents=True)
        # A relative path in a .pth file is taken from its folder.
        (own / "common.pth").write_text("../../common\n", encoding="utf-8")
        for name in sorted(runtime_names(wheel, wheels)):
            (file,) = (each for each in wheels.glob("*.whl") if normal(each.name.split("-")[0]) == name)
            tag = file.stem.split("-")[-2]
            if "abi3" in tag or tag == "none":
                if not any(common.glob(f"{file.name.split('-')[0]}-*.dist-info")):
                    unpack(file, common)
            else:
                unpack(file, own)
    binaries = root / HOME / "bin"
    binaries.mkdir()
    (binaries / "python3").symlink_to("/usr/bin/python3")
    (root / HOME / "pyvenv.cfg").write_text("home = /usr/bin\ninclude-system-site-packages = false\n", encoding="utf-8")
    copy(PROGRAM / "qbj-kiosk", binaries / "qbj-kiosk")
    link = root / "usr/bin/qbj-kiosk"
    link.parent.mkdir(parents=True)
    link.symlink_to("/opt/qbj-kiosk/bin/qbj-kiosk")
    entry = (ROOT / "qbj-kiosk.desktop").read_text(encoding="utf-8")
    menu = root / "usr/share/applications/qbj-kiosk.desktop"
    menu.parent.mkdir(parents=True)
    menu.write_text(re.sub(r"^Exec=.*$", "Exec=/usr/bin/qbj-kiosk", entry, flags=re.MULTILINE), encoding="utf-8")
    scripts(PROGRAM, root)
    package = deb.Package(
        name="qbj-kiosk",
        version=version_of(wheel),
        architecture=architecture,
        summary="exhibition kiosk of the railway port of Qingbaijiang",
        description="Full-screen touch exhibit in Chinese and English. Qt for Python and all\n"
        "other libraries that it needs are in /opt/qbj-kiosk. Needs no network.",
        depends=(
            f"python3 (>= {PYTHONS[architecture][0]})",
            "python3 (<< 3.14)",
            f"libc6 (>= 2.{min(GLIBC[python] for python in PYTHONS[architecture])})",
            *system_libraries(),
        ),
    )
    documents(root, package, epoch)
    return deb.write(package, root, out, epoch)


def build_session(version: str, folder: Path, out: Path, epoch: int) -> Path:
    """Build the Debian package that gives a machine's screen to the exhibit."""
    root = folder / "session"
    places = {
        "qbj-kiosk.service": "usr/lib/systemd/system/qbj-kiosk.service",
        "qbj-kiosk-display.service": "usr/lib/systemd/system/qbj-kiosk-display.service",
        "getty.conf": "usr/lib/systemd/system/getty@tty1.service.d/qbj-kiosk.conf",
        "logind.conf": "usr/lib/systemd/logind.conf.d/qbj-kiosk.conf",
        "sleep.conf": "usr/lib/systemd/sleep.conf.d/qbj-kiosk.conf",
        "system.conf": "usr/lib/systemd/system.conf.d/qbj-kiosk.conf",
        "sysctl.conf": "usr/lib/sysctl.d/90-qbj-kiosk.conf",
        "sysusers.conf": "usr/lib/sysusers.d/qbj-kiosk.conf",
        "start-x-server": "usr/lib/qbj-kiosk-session/start-x-server",
        "offer-login": "usr/lib/qbj-kiosk-session/offer-login",
        **{f"xorg-{mode}.conf": f"usr/share/qbj-kiosk-session/xorg-{mode}.conf" for mode in MODES},
    }
    for name, place in places.items():
        copy(SESSION / name, root / place)
    masked = root / "etc/systemd/system/ctrl-alt-del.target"
    masked.parent.mkdir(parents=True)
    masked.symlink_to("/dev/null")
    scripts(SESSION, root)
    package = deb.Package(
        name="qbj-kiosk-session",
        version=version,
        architecture="all",
        summary="machine that shows nothing but the exhibit of qbj-kiosk",
        description="User, services, display and input configuration: from the next boot on,\n"
        "the exhibit has the screen. Removing the package restores the login prompt.",
        depends=(
            f"qbj-kiosk (>= {version})",
            *("xserver-xorg-core", "xserver-xorg-input-libinput", "xserver-xorg-video-fbdev"),
            *("xauth", "x11-xserver-utils", "xinput", "libxss1", "systemd", "adduser"),
        ),
        conflicts=("x-display-manager",),
    )
    documents(root, package, epoch)
    return deb.write(package, root, out, epoch)


MODES = ("accelerated", "software", "framebuffer")


def system_libraries() -> tuple[str, ...]:
    """Return the Debian packages of the system libraries that Qt loads, from tools/launcher/libraries.toml."""
    table = tomllib.loads((ROOT / "tools" / "launcher" / "libraries.toml").read_text(encoding="utf-8"))["apt"]
    return tuple(f"{name} | {name}t64" if name == "libglib2.0-0" else name for name in sorted(set(table.values())))


def unpack(wheel: Path, folder: Path) -> None:
    """Unpack a wheel without its record of installed files: dpkg has its own."""
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.infolist():
            if not entry.filename.endswith(".dist-info/RECORD") and "__pycache__" not in entry.filename:
                archive.extract(entry, folder)


def copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)


def scripts(source: Path, root: Path) -> None:
    """Copy a Debian package's maintainer scripts and lintian overrides."""
    for name in ("postinst", "prerm", "postrm"):
        if (source / name).exists():
            copy(source / name, root / "DEBIAN" / name)
    name = "qbj-kiosk" if source == PROGRAM else "qbj-kiosk-session"
    if (source / "lintian-overrides").exists():
        copy(source / "lintian-overrides", root / "usr/share/lintian/overrides" / name)


def documents(root: Path, package: deb.Package, epoch: int) -> None:
    """Write a Debian package's copyright and changelog, and the page that its services name."""
    date = formatdate(epoch, localtime=False)
    texts = {
        "copyright": (ROOT / "LICENSE").read_text(encoding="utf-8") + FONTS,
        "changelog": f"{package.name} ({package.version}) {DISTRIBUTION}; urgency=medium\n\n"
        f"  * See CHANGELOG.md of the sources.\n\n -- {deb.MAINTAINER}  {date}\n",
    }
    if package.name.endswith("session"):
        texts["README.md"] = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
    deb.write_documents(root, package.name, texts)


FONTS = """
The fonts in the exhibit are under the SIL Open Font License 1.1; Qt and PySide6 under the LGPL 3
(/usr/share/common-licenses/LGPL-3). Licences of the other libraries lie beside them in /opt/qbj-kiosk/lib.
"""

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
