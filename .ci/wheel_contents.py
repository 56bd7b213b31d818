"""Puts into a wheel what a project does not hold itself; an editable installation finds it in this folder."""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BROUGHT = ("CHANGELOG.md", "accounts", "docs", "mkdocs.yml", "playbook")


class WheelContents(BuildHookInterface[Any]):
    """Brings the playbook, the help pages with the look, the configuration and the samples."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add them where `generator/disk/program.py` looks for them."""
        if version == "standard":
            build_data["force_include"].update({name: f"generator/program/{name}" for name in BROUGHT})
