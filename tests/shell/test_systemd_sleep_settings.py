"""Sleep settings of systemd, read from files as systemd reads them."""

import shutil
from pathlib import Path

import pytest

from qbj_kiosk.shell import systemd_sleep_settings
from qbj_kiosk.shell.systemd_sleep_settings import MODES, parse_allowed_modes, parse_idle_action

SESSION = Path(__file__).parents[2] / "tools" / "debian" / "session"


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Create two folders of systemd settings, the one of higher precedence first."""
    first, second = tmp_path / "etc" / "systemd", tmp_path / "usr" / "systemd"
    for folder in (first, second):
        for below in ("system", "logind.conf.d", "sleep.conf.d"):
            (folder / below).mkdir(parents=True)
    monkeypatch.setattr(systemd_sleep_settings, "UNITS", (first / "system", second / "system"))
    monkeypatch.setattr(systemd_sleep_settings, "SETTINGS", (first, second))
    return first, second


@pytest.mark.parametrize(
    ("texts", "action"),
    [
        ([], "ignore"),
        (["[Login]\n#IdleAction=suspend\n"], "ignore"),
        (["[Login]\nIdleAction=suspend\n"], "suspend"),
        (["[Login]\nIdleAction=suspend\n", "[Login]\nIdleAction=ignore\n"], "ignore"),
        (["[Login]\nIdleAction=suspend\nIdleAction=lock\n"], "lock"),
        (["[Login]\nIdleAction=suspend\n", "[Login]\nKillUserProcesses=no\n"], "suspend"),
        (["[Sleep]\nIdleAction=suspend\n"], "ignore"),
        (["no settings at all", "[Login]\nIdleAction=suspend\n"], "suspend"),
        (["[Login]\nIdleAction\n"], "ignore"),
        (["[Login]\nIdleAction=50%\n"], "50%"),
    ],
)
def test_idle_action_is_parsed(texts: list[str], action: str) -> None:
    assert parse_idle_action(texts) == action


@pytest.mark.parametrize(
    ("texts", "modes"),
    [
        ([], tuple(MODES)),
        (["[Sleep]\nAllowSuspend=yes\n"], tuple(MODES)),
        (["[Sleep]\n#AllowSuspend=no\n"], tuple(MODES)),
        (["[Sleep]\nAllowSuspend=no\n"], ("hibernate",)),
        (["[Sleep]\nAllowHibernation=FALSE\n"], ("suspend",)),
        (["[Sleep]\nAllowSuspend=no\nAllowHybridSleep=yes\n"], ("hibernate", "hybrid-sleep")),
        (["[Sleep]\nAllowHybridSleep=off\n"], ("suspend", "hibernate", "suspend-then-hibernate")),
        (["[Sleep]\nAllowSuspend=no\nAllowHibernation=0\n"], ()),
        (["[Sleep]\nAllowSuspend=no\n", "[Sleep]\nAllowSuspend=yes\n"], tuple(MODES)),
        (["[Login]\nAllowSuspend=no\n"], tuple(MODES)),
    ],
)
def test_allowed_modes_are_parsed(texts: list[str], modes: tuple[str, ...]) -> None:
    assert parse_allowed_modes(texts) == modes


def test_files_override_each_other_by_folder_and_name(folders: tuple[Path, Path]) -> None:
    first, second = folders
    assert systemd_sleep_settings.current_idle_action() == "ignore"
    (second / "logind.conf").write_text("[Login]\nIdleAction=suspend\n")
    assert systemd_sleep_settings.current_idle_action() == "suspend"
    (second / "logind.conf.d" / "50.conf").write_text("[Login]\nIdleAction=poweroff\n")
    (second / "logind.conf.d" / "40.conf").write_text("[Login]\nIdleAction=lock\n")
    assert systemd_sleep_settings.current_idle_action() == "poweroff"
    (first / "logind.conf.d" / "50.conf").write_text("[Login]\nIdleAction=ignore\n")
    assert systemd_sleep_settings.current_idle_action() == "ignore"


def test_masked_targets_disable_modes(folders: tuple[Path, Path]) -> None:
    first, second = folders
    (first / "system" / "suspend.target").symlink_to("/dev/null")
    (second / "system" / "hybrid-sleep.target").touch()
    (first / "system" / "hibernate.target").write_text("[Unit]\n")
    assert systemd_sleep_settings.enabled_modes() == ("hibernate", "suspend-then-hibernate")
    (first / "system" / "sleep.target").symlink_to("/dev/null")
    assert systemd_sleep_settings.enabled_modes() == ()


def test_machine_with_the_session_package_never_sleeps(folders: tuple[Path, Path]) -> None:
    assert systemd_sleep_settings.enabled_modes() == tuple(MODES)
    for name in ("logind", "sleep"):
        place = folders[0] / f"{name}.conf.d" / "qbj-kiosk.conf"
        place.parent.mkdir(exist_ok=True)
        shutil.copy(SESSION / f"{name}.conf", place)
    assert systemd_sleep_settings.enabled_modes() == ()
    assert systemd_sleep_settings.current_idle_action() == systemd_sleep_settings.IGNORE
