"""A finished site: pages as Markdown and as HTML, files as bytes, and what went wrong on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from generator.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the list of contents; ``name`` is HTML without tags, ``level`` that of the heading, from 1."""

    level: int
    id: str
    name: str
    children: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchSection:
    """What stands below a heading; ``title`` and ``text`` are HTML. Without a title it is that of the page."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """A page as it stands in the site, but for the frame of the theme."""

    html: str
    headings: tuple[Heading, ...]
    sections: tuple[SearchSection, ...]
    #: What links can lead to on the page, in its order.
    ids: tuple[str, ...]
    #: Where links of the page lead, as they stand in it, each once.
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site."""

    #: File name below the folder of pages: ``accounts/norrland/people.md``.
    name: str
    #: Markdown with front matter.
    text: str
    #: The file its edit link opens, relative to the project.
    edit: str
    #: The same as HTML; None when whoever takes it renders it.
    finished: FinishedPage | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the site that is no page, such as a calendar feed."""

    #: File name below the folder of pages: ``accounts/norrland/rhythm.ics``.
    name: str
    data: bytes
    #: The file its facts stand in, relative to the project.
    edit: str


@dataclass(frozen=True, slots=True)
class Site:
    """Everything a build makes: pages, documents, and every problem on the way."""

    pages: tuple[Page, ...]
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    as_of: date

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(problem for problem in self.problems if problem.is_error)


Progress = Callable[[str, int, int], None]
"""Is told how far a build is: what is being made, how many of it are done, and how many there are."""


def keep_quiet(what: str, done: int, of: int) -> None:
    """Tell nobody how far a build is."""
