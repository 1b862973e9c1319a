"""Build hook: a wheel carries the built exhibit, as `qbj_kiosk/bundle/`, so that the program needs no sources."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BundleHook(BuildHookInterface):  # type: ignore[type-arg]  # generic only in its annotations, not at run time
    """Builds `resources/` into every wheel but an editable one: a checkout builds its own when it changes."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the bundle and have it included. Broken sources end the build with the list of what to mend."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from qbj_kiosk.exhibit.compiler.build import build
        from qbj_kiosk.toml.diagnostics import SourceError

        self.folder = tempfile.TemporaryDirectory(prefix="qbj-kiosk-bundle-")
        bundle = Path(self.folder.name, "bundle")
        try:
            build(root / "resources", bundle)
        except SourceError as problems:
            self.app.abort(f"The exhibit in {root / 'resources'} cannot be built:\n{problems}")
        build_data["force_include"][str(bundle)] = "qbj_kiosk/bundle"

    def finalize(self, *_: object) -> None:
        """Throw the built bundle away; the wheel has it."""
        if folder := getattr(self, "folder", None):
            folder.cleanup()
