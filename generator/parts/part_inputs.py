"""What the part of an account depends on, as one value; its fingerprint is the key under which the part is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.history.earlier_version import EarlierVersion
from generator.load.account import Shared
from generator.load.book import AccountFiles
from generator.model.plays import Play
from generator.model.role import Role
from generator.model.settings import Settings
from generator.pages.code_host import Editor
from generator.pages.render import FOOT, PENCIL
from generator.parts.account_part import PartMaker
from generator.parts.fingerprint import fingerprint
from generator.parts.program import identify_program
from generator.wording.phrases import PhraseBooks

_OTHER_PAGES = ("partials/", "portfolio/")
"""Where templates lie that no page of an account is made with, unless one of its templates imports them."""


@dataclass(frozen=True, slots=True)
class SharedInputs:
    """What the parts of all accounts depend on."""

    #: This program and the libraries that shape what it makes.
    program: str
    settings: Settings
    #: What was typed in the settings and of our people and could not be understood, which excuses who refers to it.
    unread: tuple[frozenset[str], bool, frozenset[str], bool]
    roles: tuple[Role, ...]
    plays: tuple[Play, ...]
    #: Of what is made for customers, in each language.
    phrases: PhraseBooks
    #: The templates of pages with all that they import, and those for paper, by name; the fonts; our logo.
    templates: tuple[tuple[str, str], ...]
    sheets: tuple[tuple[str, bytes], ...]
    fonts: bytes
    logo: tuple[tuple[str, bytes], ...]
    as_of: date
    #: How pages write links to each other, and the address at which a file is edited.
    link: str
    editor: Editor
    #: How Markdown is rendered; empty when pages stay as they are.
    markdown: str


@dataclass(frozen=True, slots=True)
class PartInputs:
    """All that the part of one account depends on."""

    #: The fingerprint of what it has in common with others.
    shared: str
    source: AccountFiles
    #: Fingerprints of those of us whom it names, or who are looked for by their role.
    people: tuple[str, ...]
    earlier: EarlierVersion | None

    @property
    def key(self) -> str:
        """The same for two parts exactly when they have to be the same."""
        return fingerprint(self)


def shared_inputs(maker: PartMaker, shared: Shared) -> SharedInputs:
    """What the parts of all accounts depend on."""
    renderer = maker.renderer
    templates = renderer.templates
    own = [name for name in templates.names if not name.startswith(_OTHER_PAGES)]
    return SharedInputs(
        program=identify_program(),
        settings=shared.numbers.settings,
        unread=shared.unread,
        roles=maker.method.roles,
        plays=maker.method.plays,
        phrases=shared.phrases,
        templates=tuple(sorted(templates.with_imports([*own, FOOT, PENCIL]).items())),
        sheets=maker.printer.sheets,
        fonts=maker.printer.edition,
        logo=maker.printer.logo,
        as_of=maker.method.as_of,
        link=f"{renderer.link.__module__}.{renderer.link.__qualname__}",
        editor=renderer.editor,
        markdown=renderer.finisher.described if renderer.finisher else "",
    )
