"""What a site is made of, read from the folder of a project: its files, the day, earlier versions, what is kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs.exceptions import PluginError

from generator import clock
from generator.build import Checked, check
from generator.disk.compiled_templates import CompiledTemplates
from generator.disk.document_cache import PARTS, ROOM_OF_ACCOUNT, DocumentCache
from generator.disk.project import read_project
from generator.history.baseline import for_pages
from generator.history.earlier_version import EarlierVersion
from generator.parts.executors import OtherProcesses, Stores
from generator.parts.local_processes import local_processes


@dataclass(frozen=True)
class ProjectInputs:
    """What the site of a project is made of, and with."""

    checked: Checked
    day: date
    earlier: Mapping[str, EarlierVersion]
    papers: DocumentCache
    parts: DocumentCache
    #: The processes that make parts as well; None for none.
    others: OtherProcesses | None

    def sweep(self) -> None:
        """Throw away what was kept and nobody has asked for since."""
        for cache in (self.papers, self.parts):
            cache.sweep(len(self.checked.files) * ROOM_OF_ACCOUNT)


def read_inputs(
    folder: Path, as_of: object, jobs: int | None, tell: Callable[[str], None], *, gently: bool = False
) -> ProjectInputs:
    """What the site of the project in a folder is made of; PluginError for a day in mkdocs.yml that is none.

    ``as_of`` and ``jobs`` are what mkdocs.yml says of the day and of processes; ``tell`` is told when one fails;
    they work ``gently`` where somebody waits for something else.
    """
    project = read_project(folder)
    papers, parts, compiled = DocumentCache(folder), DocumentCache(folder, PARTS), CompiledTemplates()
    checked = check(project.sources, project.problems, folder, papers, compiled)
    try:
        day = clock.as_of(str(as_of) if as_of else None, os.environ, checked.settings.as_of)
    except ValueError as error:
        where = f"as_of is `{as_of}` in mkdocs.yml: " if as_of else ""
        raise PluginError(f"{where}{error}") from None
    earlier = for_pages(folder, project.sources, checked.settings, day)
    others = local_processes(jobs, Stores(papers, parts, compiled), tell, gently=gently)
    return ProjectInputs(checked, day, earlier, papers, parts, others)
