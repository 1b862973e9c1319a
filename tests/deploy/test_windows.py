"""The recipe for Windows is well formed, as far as that can be told without a Windows."""

import sys
from xml.etree import ElementTree as ET

import pytest

from qbj_kiosk.deploy.windows import LEAVE, PROGRAM, SHELL, WRAPPER, recipe

SPACE = "{http://schemas.microsoft.com/ShellLauncher/2018/Configuration}"


def test_the_configuration_starts_the_exhibit_and_starts_it_again() -> None:
    tree = ET.fromstring(SHELL)  # noqa: S314 - our own text
    shell = tree.findall(f".//{SPACE}Profile/{SPACE}Shell")[0]
    assert shell.get("Shell") == f'"{PROGRAM}" -I "{WRAPPER}"'
    assert [action.get("Action") for action in shell.findall(f"{SPACE}DefaultAction")] == ["RestartShell"]


def test_the_profile_that_the_account_has_is_there() -> None:
    tree = ET.fromstring(SHELL)  # noqa: S314 - our own text
    there = {profile.get("Id") for profile in tree.findall(f"{SPACE}Profiles/{SPACE}Profile")}
    wanted = {profile.get("Id") for profile in tree.findall(f"{SPACE}Configs/{SPACE}Config/{SPACE}Profile")}
    assert wanted <= there
    assert len(wanted) == 1


def test_the_recipe_has_the_whole_configuration() -> None:
    assert SHELL in recipe()
    assert LEAVE in recipe()


@pytest.mark.parametrize(("code", "signs_out"), [(0, True), (1, False), (70, False)])
def test_after_the_exhibit_only_staff_who_left_are_signed_out(
    monkeypatch: pytest.MonkeyPatch, *, code: int, signs_out: bool
) -> None:
    called: list[list[str]] = []

    def call(command: list[str]) -> int:
        called.append(command)
        return code if command[1:] == ["-I", "-m", "qbj_kiosk", "--kiosk"] else 0

    monkeypatch.setattr("subprocess.call", call)
    with pytest.raises(SystemExit) as ended:
        exec(compile(LEAVE, WRAPPER, "exec"), {})  # noqa: S102 - our own text
    assert ended.value.code == code
    assert called[0][0] == sys.executable
    assert called[1:] == [["shutdown.exe", "/l"]] * signs_out


def test_administrators_keep_their_keys_and_the_user_has_a_password() -> None:
    assert "DisableKeyboardFilterForAdministrators" in recipe()
    assert "New-LocalUser -Name kiosk -Password $password" in recipe()
