"""The guide for Windows: its files are well formed and complete."""

import sys
from xml.etree import ElementTree as ET

import pytest

from qbj_kiosk.deploy.windows_guide import GUIDE, LEAVE, PROGRAM, SHELL, WRAPPER

SPACE = "{http://schemas.microsoft.com/ShellLauncher/2018/Configuration}"


def test_configuration_starts_and_restarts_the_exhibit() -> None:
    tree = ET.fromstring(SHELL)  # noqa: S314 - constant
    shell = tree.findall(f".//{SPACE}Profile/{SPACE}Shell")[0]
    assert shell.get("Shell") == f'"{PROGRAM}" -I "{WRAPPER}"'
    assert [action.get("Action") for action in shell.findall(f"{SPACE}DefaultAction")] == ["RestartShell"]


def test_profile_of_the_account_exists() -> None:
    tree = ET.fromstring(SHELL)  # noqa: S314 - constant
    existing = {profile.get("Id") for profile in tree.findall(f"{SPACE}Profiles/{SPACE}Profile")}
    used = {profile.get("Id") for profile in tree.findall(f"{SPACE}Configs/{SPACE}Config/{SPACE}Profile")}
    assert used <= existing
    assert len(used) == 1


def test_guide_contains_the_files() -> None:
    assert SHELL in GUIDE
    assert LEAVE in GUIDE


@pytest.mark.parametrize(("code", "signs_out"), [(0, True), (1, False), (70, False)])
def test_user_is_signed_out_only_after_staff_left(
    monkeypatch: pytest.MonkeyPatch, *, code: int, signs_out: bool
) -> None:
    called: list[list[str]] = []

    def call(command: list[str]) -> int:
        called.append(command)
        return code if command[1:] == ["-I", "-m", "qbj_kiosk", "--kiosk"] else 0

    monkeypatch.setattr("subprocess.call", call)
    with pytest.raises(SystemExit) as ended:
        exec(compile(LEAVE, WRAPPER, "exec"), {})  # noqa: S102 - constant
    assert ended.value.code == code
    assert called[0][0] == sys.executable
    assert called[1:] == [["shutdown.exe", "/l"]] * signs_out


def test_administrators_are_not_filtered_and_the_user_has_a_password() -> None:
    assert "DisableKeyboardFilterForAdministrators" in GUIDE
    assert "New-LocalUser -Name kiosk -Password $password" in GUIDE
