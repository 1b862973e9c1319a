"""The recipe for Windows is well formed, as far as that can be told without a Windows."""

from xml.etree import ElementTree as ET

from qbj_kiosk.deploy.windows import PROGRAM, SHELL, recipe

SPACE = "{http://schemas.microsoft.com/ShellLauncher/2018/Configuration}"


def test_the_configuration_starts_the_exhibit_and_starts_it_again() -> None:
    tree = ET.fromstring(SHELL)  # noqa: S314 - our own text
    shell = tree.findall(f".//{SPACE}Profile/{SPACE}Shell")[0]
    assert shell.get("Shell") == f'"{PROGRAM}" -I -m qbj_kiosk --kiosk'
    assert [action.get("Action") for action in shell.findall(f"{SPACE}DefaultAction")] == ["RestartShell"]


def test_the_profile_that_the_account_has_is_there() -> None:
    tree = ET.fromstring(SHELL)  # noqa: S314 - our own text
    there = {profile.get("Id") for profile in tree.findall(f"{SPACE}Profiles/{SPACE}Profile")}
    wanted = {profile.get("Id") for profile in tree.findall(f"{SPACE}Configs/{SPACE}Config/{SPACE}Profile")}
    assert wanted <= there
    assert len(wanted) == 1


def test_the_recipe_has_the_whole_configuration() -> None:
    assert SHELL in recipe()
