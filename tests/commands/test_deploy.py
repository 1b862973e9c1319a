"""The command `deploy`."""

from click.testing import CliRunner

from qbj_kiosk.commands.deploy import deploy


def test_windows_prints_the_instructions() -> None:
    result = CliRunner().invoke(deploy, ["windows"])
    assert result.exit_code == 0
    assert result.output.startswith("# Not tested")
    assert "ShellLauncherConfiguration" in result.output
