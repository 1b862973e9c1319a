"""Build hook: add the built exhibit to a wheel as `qbj_kiosk/bundle/`, so that the program needs no sources."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BundleHook(BuildHookInterface):  # type: ignore[type-arg]  # generic only in its annotations, not at run time
    """Hook of the build backend: builds `resources/` into every wheel but an editable one."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the exhibit's bundle and include it in the wheel. Errors in the sources end the build."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from qbj_kiosk.exhibit.compiler.build import build
        from qbj_kiosk.toml.problem_report import SourceError

        self.folder = tempfile.TemporaryDirectory(prefix="qbj-kiosk-bundle-")
        bundle = Path(self.folder.name, "bundle")
        try:
            build(root / "resources", bundle)
        except SourceError as errors:
            self.app.abort(f"The exhibit in {root / 'resources'} cannot be built:\n{errors}")
        build_data["force_include"][str(bundle)] = "qbj_kiosk/bundle"

    def finalize(self, *_: object) -> None:
        """Delete the built bundle: the wheel contains it."""
        if folder := getattr(self, "folder", None):
            folder.cleanup()
