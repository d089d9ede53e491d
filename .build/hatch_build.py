"""Puts /schema in the wheel as gihv/schema; an editable install reads the folder itself."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

OF_THE_AGENDA = "verwijzingen.schema.json"
"""Made from the agenda that stands beside the tool here: no part of the tool."""


class SchemaHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        for path in sorted(Path(self.root, "schema").rglob("*.json")):
            if path.name != OF_THE_AGENDA:
                target = path.relative_to(self.root).as_posix()
                build_data["force_include"][str(path)] = f"gihv/{target}"
