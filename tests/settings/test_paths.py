"""Where files are looked for, on machines of several kinds."""

from pathlib import Path

import pytest

from qbj_kiosk.settings import paths
from qbj_kiosk.settings.paths import settings_file, state_folder


@pytest.mark.parametrize(
    ("environ", "folder"),
    [
        ({"XDG_STATE_HOME": "/s", "HOME": "/h"}, "/s/qbj-kiosk"),
        ({"XDG_STATE_HOME": "", "HOME": "/h"}, "/h/.local/state/qbj-kiosk"),
        ({"XDG_STATE_HOME": "relative", "HOME": "/h"}, "/h/.local/state/qbj-kiosk"),
    ],
)
def test_state_on_linux(environ: dict[str, str], folder: str) -> None:
    assert state_folder(environ, "linux") == Path(folder)


def test_state_on_windows(tmp_path: Path) -> None:
    assert state_folder({"LOCALAPPDATA": str(tmp_path)}, "win32") == tmp_path / "qbj-kiosk"


def test_somebody_without_a_home_has_a_place_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    assert state_folder({}, "linux") == Path("/var/lib/qbj-kiosk/.local/state/qbj-kiosk")
    assert settings_file({}, "linux").is_absolute()


@pytest.mark.parametrize("platform", ["linux", "win32"])
@pytest.mark.parametrize(("own", "machine"), [(True, True), (True, False), (False, True), (False, False)])
def test_the_machines_file_only_where_the_user_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, *, own: bool, machine: bool
) -> None:
    users, everybodys = (tmp_path / name / "qbj-kiosk" / "kiosk.toml" for name in ("own", "all"))
    monkeypatch.setattr(paths, "SYSTEM", everybodys)
    for path, wanted in ((users, own), (everybodys, machine)):
        path.parent.mkdir(parents=True)
        if wanted:
            path.touch()
    environ = {
        "XDG_CONFIG_HOME": str(tmp_path / "own"),
        "LOCALAPPDATA": str(tmp_path / "own"),
        "PROGRAMDATA": str(tmp_path / "all"),
    }
    assert settings_file(environ, platform) == (everybodys if machine and not own else users)
