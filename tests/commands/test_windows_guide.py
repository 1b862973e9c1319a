"""The command `windows-guide`."""

from click.testing import CliRunner

from qbj_kiosk.commands.main import main
from qbj_kiosk.deploy.windows_guide import GUIDE


def test_guide_is_printed() -> None:
    result = CliRunner().invoke(main, ["windows-guide"])
    assert result.exit_code == 0
    assert result.output == GUIDE
    assert result.output.startswith("# Not tested")
