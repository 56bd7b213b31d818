"""The templates of one folder of the playbook, for what is made besides the pages of the site."""

from __future__ import annotations

from collections.abc import Mapping

from generator.rendering.templates import Templates

PLAYBOOK = "playbook/"


def templates_in(folder: str, sources: Mapping[str, bytes]) -> Templates:
    """The templates in a folder below ``playbook/``, of all files of a project."""
    return Templates(
        {
            name.removeprefix(PLAYBOOK): data.decode("utf-8", "replace")
            for name, data in sources.items()
            if name.startswith(f"{PLAYBOOK}{folder}/") and name.endswith(".j2")
        }
    )
