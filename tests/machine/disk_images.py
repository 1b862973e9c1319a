"""Disk images of an empty Debian on which the documented recipe was followed.

Needs root, debootstrap, mke2fs and the package mirror that this machine's apt is set up with.
"""

import hashlib
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / "build" / "machine"
BASE = ("systemd-sysv", "linux-image-amd64", "udev", "dbus", "kmod", "initramfs-tools", "login", "procps")
"""Packages that an installed Debian without a desktop has beyond debootstrap's smallest variant."""
MEGABYTES = 3000
PIN = "2580"


@dataclass(frozen=True, slots=True)
class Image:
    """The disk of a test machine, and the kernel that boots it without a boot loader."""

    disk: Path
    kernel: Path
    initrd: Path


def mirror() -> str:
    """Return the address of the package mirror that apt uses here."""
    lines = run("apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE)").splitlines()
    return next(line.split()[0] for line in sorted(lines) if not line.split()[1].endswith(("-security", "-updates")))


def run(*command: str | Path, **options: object) -> str:
    done = subprocess.run([str(part) for part in command], check=False, capture_output=True, text=True, **options)  # type: ignore[call-overload]
    if done.returncode:
        raise RuntimeError(f"{command} ended with {done.returncode}:\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}")
    return str(done.stdout)


def base(release: str) -> Path:
    """Return a folder with an empty Debian, kept for later runs."""
    folder = CACHE / f"base-{release}"
    packages, complete = ",".join(BASE), folder / "complete"
    if not complete.exists() or complete.read_text() != packages:
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        run("debootstrap", "--variant=minbase", f"--include={packages}", release, folder, mirror())
        complete.write_text(packages)
    return folder


def build(release: str, packages: list[Path]) -> Image:
    """Follow the recipe of docs/deploy.md on an empty Debian, and make a disk of it.

    Args:
        release: code name, such as bookworm.
        packages: the two packages that `tools/package` builds.
    """
    image = Image(*(CACHE / f"{release}{suffix}" for suffix in (".ext4", "-vmlinuz", "-initrd.img")))
    made_of = CACHE / f"{release}.sha256"
    sources = [*packages, Path(__file__), Path(__file__).with_name("guest_agent.py")]
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in sources)).hexdigest()
    if made_of.exists() and made_of.read_text() == digest:
        return image
    made_of.unlink(missing_ok=True)
    root = CACHE / f"root-{release}"
    shutil.rmtree(root, ignore_errors=True)
    run("cp", "-a", base(release), root)
    (root / "complete").unlink()
    for package in packages:
        shutil.copy(package, root / "root")
    # A chroot runs no services.
    policy = root / "usr/sbin/policy-rc.d"
    policy.write_text("#!/bin/sh\nexit 101\n", encoding="ascii")
    policy.chmod(0o755)
    run("mount", "--bind", "/dev", root / "dev")
    run("mount", "-t", "proc", "proc", root / "proc")
    try:
        recipe = "cd && apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -qy install ./*.deb"
        run("chroot", root, "env", "HOME=" + str(Path("/", "root")), "sh", "-c", recipe)
        run("chroot", root, "sh", "-c", f"echo {PIN} | qbj-kiosk staff pin --stdin")
    finally:
        run("umount", root / "proc")
        run("umount", root / "dev")
    policy.unlink()
    for package in packages:
        (root / "root" / package.name).unlink()
    install_agent(root)
    (root / "etc/fstab").write_text("/dev/vda / ext4 rw,errors=remount-ro 0 1\n", encoding="ascii")
    (root / "etc/hostname").write_text("hall\n", encoding="ascii")
    image.disk.unlink(missing_ok=True)
    run("mke2fs", "-q", "-t", "ext4", "-d", root, image.disk, f"{MEGABYTES}M")
    (kernel,) = (root / "boot").glob("vmlinuz-*")
    (initrd,) = (root / "boot").glob("initrd.img-*")
    shutil.copy(kernel, image.kernel)
    shutil.copy(initrd, image.initrd)
    shutil.rmtree(root)
    made_of.write_text(digest)
    return image


def install_agent(root: Path) -> None:
    """Install the tests' agent in the test machine: it makes kernel touches and runs commands."""
    shutil.copy(Path(__file__).with_name("guest_agent.py"), root / "usr/local/bin/agent")
    unit = root / "etc/systemd/system/agent.service"
    unit.write_text(
        "[Unit]\nDefaultDependencies=no\nAfter=systemd-modules-load.service systemd-udevd.service\n"
        "[Service]\nExecStartPre=-/sbin/modprobe uinput\nExecStart=/usr/bin/python3 /usr/local/bin/agent\n"
        "Restart=always\nRestartSec=1\n[Install]\nWantedBy=basic.target\n",
        encoding="ascii",
    )
    wants = root / "etc/systemd/system/basic.target.wants"
    wants.mkdir(parents=True, exist_ok=True)
    (wants / "agent.service").symlink_to("/etc/systemd/system/agent.service")
