"""Write a Debian package from a folder. The same folder gives the same bytes."""

import gzip
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

MAINTAINER = "The qbj-kiosk authors <qbj-kiosk@example.org>"


@dataclass(frozen=True, slots=True)
class Package:
    name: str
    version: str
    architecture: str
    summary: str
    description: str
    depends: tuple[str, ...]
    conflicts: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        return f"{self.name}_{self.version}_{self.architecture}.deb"

    def control(self, kibibytes: int) -> str:
        fields = {
            "Package": self.name,
            "Version": self.version,
            "Architecture": self.architecture,
            "Maintainer": MAINTAINER,
            "Installed-Size": str(kibibytes),
            "Depends": ", ".join(self.depends),
            "Conflicts": ", ".join(self.conflicts),
            "Section": "education",
            "Priority": "optional",
            "Description": "\n".join((self.summary, *(f" {line or '.'}" for line in self.description.splitlines()))),
        }
        return "".join(f"{name}: {value}\n" for name, value in fields.items() if value)


def write(package: Package, root: Path, out: Path, epoch: int) -> Path:
    """Write a Debian package of the files below `root` into the folder `out`.

    Args:
        package: control data.
        root: files to install, and DEBIAN/ with maintainer scripts; gets DEBIAN/control and DEBIAN/md5sums.
        out: an existing folder.
        epoch: time of change of every file, in seconds since 1970.
    """
    installed = sorted(path for path in root.rglob("*") if "DEBIAN" not in path.relative_to(root).parts)
    # A link is never followed: its target may exist on this machine.
    files = [path for path in installed if not path.is_symlink() and path.is_file()]
    size = sum((path.stat().st_size + 1023) // 1024 for path in files) + len(installed) - len(files)
    control = root / "DEBIAN"
    control.mkdir(exist_ok=True)
    (control / "control").write_text(package.control(size), encoding="utf-8")
    names = [str(path.relative_to(root)) for path in files]
    sums = subprocess.run(["md5sum", *names], cwd=root, check=True, capture_output=True, text=True).stdout
    (control / "md5sums").write_text(sums, encoding="utf-8")
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            executable = path.is_dir() or os.access(path, os.X_OK)
            path.chmod(0o755 if executable else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)
    target = out / package.file
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z2", "--threads-max=1", "--build", str(root), str(target)]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return target


def write_documents(root: Path, name: str, documents: dict[str, str]) -> None:
    """Write a Debian package's /usr/share/doc/NAME: each document by its name; a changelog is compressed."""
    folder = root / "usr/share/doc" / name
    folder.mkdir(parents=True)
    for file, text in documents.items():
        if file.startswith("changelog"):
            (folder / f"{file}.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))
        else:
            (folder / file).write_text(text, encoding="utf-8")
