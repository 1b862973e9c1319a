"""Paths of the settings file and the state folder."""

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
def test_state_folder_on_linux(environ: dict[str, str], folder: str) -> None:
    assert state_folder(environ, "linux") == Path(folder)


def test_state_folder_on_windows(tmp_path: Path) -> None:
    assert state_folder({"LOCALAPPDATA": str(tmp_path)}, "win32") == tmp_path / "qbj-kiosk"


def test_user_without_home_has_a_state_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    assert state_folder({}, "linux") == Path("/var/lib/qbj-kiosk/.local/state/qbj-kiosk")
    assert settings_file({}, "linux").is_absolute()


@pytest.mark.parametrize("platform", ["linux", "win32"])
@pytest.mark.parametrize(("own", "machine"), [(True, True), (True, False), (False, True), (False, False)])
def test_machine_file_is_used_only_without_user_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, *, own: bool, machine: bool
) -> None:
    user_file, machine_file = (tmp_path / name / "qbj-kiosk" / "kiosk.toml" for name in ("own", "all"))
    monkeypatch.setattr(paths, "SYSTEM", machine_file)
    for path, wanted in ((user_file, own), (machine_file, machine)):
        path.parent.mkdir(parents=True)
        if wanted:
            path.touch()
    environ = {
        "XDG_CONFIG_HOME": str(tmp_path / "own"),
        "LOCALAPPDATA": str(tmp_path / "own"),
        "PROGRAMDATA": str(tmp_path / "all"),
    }
    assert settings_file(environ, platform) == (machine_file if machine and not own else user_file)
