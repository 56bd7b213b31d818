"""One page to be made, and what all pages are made with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from generator.context.frame import Frame
from generator.model.plays import Play
from generator.model.role import Role
from generator.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Method:
    """What all pages are made with, of whatever account they are."""

    roles: tuple[Role, ...]
    #: Those of the site.
    settings: Settings
    as_of: date
    plays: tuple[Play, ...] = ()

    @property
    def fixed(self) -> bool:
        """Whether the date is the one fixed in the settings."""
        return self.settings.as_of == self.as_of


@dataclass(frozen=True, slots=True)
class Plan:
    """One page to be made."""

    frame: Frame
    title: str
    #: Name of the template below ``playbook/``, and the block of it to render (empty: all of it).
    template: str
    #: What the template prints besides the frame.
    context: Mapping[str, Any]
    #: The file the page's edit link opens, relative to the project; empty for none.
    edit: str
    block: str = ""
    #: Keys for the front matter.
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def names(self) -> dict[str, Any]:
        """Everything the template may name: the frame's fields and the page's own context."""
        shared = {entry.name: getattr(self.frame, entry.name) for entry in fields(self.frame)}
        return {**shared, **self.context}
