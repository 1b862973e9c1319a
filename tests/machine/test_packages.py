"""The packages: the same bytes from the same sources, no errors of lintian, and no trace after a purge."""

import hashlib
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.machine import disk_images as images
from tests.machine.disk_images import ROOT, run

KEPT_BY_DPKG_AND_APT = (
    "var/lib/dpkg",
    "var/lib/apt",
    "var/cache/apt",
    "var/cache/debconf",
    "var/log/dpkg.log",
    "var/log/apt",
    # Copies of the files before their last change: the removal of the user.
    *("etc/passwd-", "etc/group-", "etc/shadow-", "etc/gshadow-"),
    # Debian 13: the lock of deluser, which runs during the purge. On a running machine it is in memory.
    "run/adduser",
)
"""State, logs, caches and locks of the tools that install and remove."""
USE = """
echo 2580 | qbj-kiosk staff pin --stdin
mkdir -p /etc/qbj-kiosk
echo '[visit]' >/etc/qbj-kiosk/kiosk.toml
qbj-kiosk settings show
qbj-kiosk doctor || true
su -s /bin/sh kiosk -c 'mkdir -p /var/lib/qbj-kiosk/.cache && echo >/var/lib/qbj-kiosk/.cache/file'
"""
"""Commands of staff, and a file of the exhibit."""


@pytest.fixture
def packages(request: pytest.FixtureRequest) -> list[Path]:
    found = sorted(request.config.getoption("--packages").glob("qbj-kiosk*.deb"))
    assert [file.name.split("_")[0] for file in found] == ["qbj-kiosk-session", "qbj-kiosk"]
    return found


@pytest.fixture
def debian(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    root = tmp_path / "root"
    run("cp", "-a", images.base(request.config.getoption("--release")), root)
    (root / "complete").unlink()
    # A chroot runs no services.
    policy = root / "usr/sbin/policy-rc.d"
    policy.write_text("#!/bin/sh\nexit 101\n", encoding="ascii")
    policy.chmod(0o755)
    yield root
    shutil.rmtree(root)


def inside(root: Path, script: str, *, network: bool = False) -> str:
    """Run a shell script in a Debian folder by chroot; its mounts end with it."""
    mounts = 'mount --bind /dev "$0/dev" && mount -t proc proc "$0/proc" && exec chroot "$0" sh -euc "$1"'
    isolated = ["--mount"] if network else ["--mount", "--net"]
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive"}
    return run("unshare", *isolated, "sh", "-euc", mounts, root, script, env=environment)


def listing(root: Path) -> dict[str, str]:
    """Return mode, owner and content of every file of a Debian folder."""
    found = {}
    for path in root.rglob("*"):
        name, status = str(path.relative_to(root)), path.lstat()
        if name.startswith(KEPT_BY_DPKG_AND_APT):
            continue
        if path.is_symlink():
            content = f"-> {path.readlink()}"
        elif stat.S_ISREG(status.st_mode):
            content = hashlib.sha256(path.read_bytes()).hexdigest()
        else:
            content = ""
        found[name] = f"{stat.filemode(status.st_mode)} {status.st_uid}:{status.st_gid} {content}"
    return found


def changes(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Return a line for each file that differs before and after an installation."""
    return [
        f"{name}: {before.get(name, 'absent')}, then {after.get(name, 'absent')}"
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
    ]


def test_packages_are_installed_offline_and_purged_without_a_trace(debian: Path, packages: list[Path]) -> None:
    for package in packages:
        shutil.copy(package, debian / "srv")
    inside(debian, "cd /srv && apt-get -q update && apt-get -qy --download-only install ./*.deb", network=True)
    # Without a mirror: the packages that apt names lie beside the two.
    inside(debian, "rm -r /var/lib/apt/lists && apt-get -qy install /var/cache/apt/archives/*.deb")
    inside(debian, "mv /var/cache/apt/archives/*.deb /srv")
    before = listing(debian)
    inside(debian, f"cd /srv && apt-get -qy install ./*.deb\n{USE}")
    installed = listing(debian)
    assert "etc/qbj-kiosk/kiosk.toml" in installed
    assert any(name.endswith(".local/state/qbj-kiosk/pin") for name in installed)
    assert any(name.startswith("opt/qbj-kiosk/lib/common/qbj_kiosk/__pycache__/") for name in installed)
    assert (debian / "usr/lib/systemd/system/getty@tty1.service.d").is_dir()
    assert "kiosk:" in (debian / "etc/passwd").read_text(encoding="utf-8")
    inside(debian, "apt-get -qy purge qbj-kiosk qbj-kiosk-session")
    assert changes(before, listing(debian)) == []


def test_lintian_finds_no_errors(packages: list[Path]) -> None:
    done = subprocess.run(
        ["lintian", "--fail-on", "error", "--tag-display-limit", "0", *packages],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


def test_same_sources_give_the_same_bytes(packages: list[Path], tmp_path: Path) -> None:
    sources, out, temporary = (tmp_path / name for name in ("sources", "out", "temporary"))
    for folder in (sources, temporary):
        folder.mkdir()
    names = run("git", "-C", ROOT, "ls-files", "-z").split("\0")[:-1]
    run("cp", "--parents", "-t", sources, *names, cwd=ROOT)
    environment = os.environ | {
        "GIT_DIR": run("git", "-C", ROOT, "rev-parse", "--absolute-git-dir").strip(),
        "TMPDIR": str(temporary),
        "TZ": "Asia/Shanghai",
    }
    build: list[str | Path] = [sys.executable, "-I", sources / "tools/debian/build.py", "--out", out]
    run("sh", "-euc", 'umask 077 && exec "$@"', "sh", *build, env=environment)
    assert {file.name: file.read_bytes() == (out / file.name).read_bytes() for file in packages} == {
        file.name: True for file in packages
    }
