"""Parts made in other processes: bytes go there and bytes come back, whatever runs them."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from threading import Lock

from generator import paths
from generator.documents.papers import make_paper_printer
from generator.history.earlier_version import EarlierVersion
from generator.load.account import Shared
from generator.load.book import AccountFiles, load_common, read_account
from generator.model.plain_data import read_plain, write_plain
from generator.pages.code_host import Editor
from generator.pages.plan import Method
from generator.parts.account_part import AccountPart, PartMaker, make_part, make_renderer
from generator.parts.executors import OtherProcesses, Stores, call_elsewhere
from generator.parts.fingerprint import fingerprint
from generator.parts.kept_parts import find_part, keep_part
from generator.parts.method_files import read_method
from generator.parts.part_inputs import shared_inputs
from generator.rendering.markdown_pieces import read_finisher


class OtherProgram(Exception):
    """What parts are made with is not the same there as here: another program, library or font."""


@dataclass(frozen=True, slots=True)
class CommonInputs:
    """What the parts of all accounts are made of, as it goes to another process."""

    #: The files that belong to no account.
    sources: Mapping[str, bytes]
    as_of: date
    #: The name of the link style, where a file is edited, and how Markdown is rendered; empty for not at all.
    link: str
    editor: Editor
    markdown: str
    #: The folder with more fonts.
    fonts: str
    #: The fingerprint of the shared inputs, which has to be the same there.
    shared: str


@dataclass(frozen=True, slots=True)
class WantedPart:
    """What one part is made of, besides what all have in common."""

    source: AccountFiles
    earlier: EarlierVersion | None
    #: Under which it is kept.
    key: str


def write_common(sources: Mapping[str, bytes], maker: PartMaker, shared: str) -> bytes:
    """What all parts are made of as bytes; none where it cannot be told to another process.

    ``sources`` are the files that belong to no account.
    """
    renderer, link = maker.renderer, getattr(maker.renderer.link, "__name__", "")
    markdown = renderer.finisher.plain if renderer.finisher else ""
    if paths.LINKS.get(link) is not renderer.link or (renderer.finisher and not markdown):
        return b""
    editor, fonts = renderer.editor, maker.printer.fonts
    return write_plain(CommonInputs(sources, maker.method.as_of, link, editor, markdown, fonts, shared))


def make_elsewhere(
    common: bytes, wanted: Sequence[WantedPart], others: OtherProcesses
) -> Generator[tuple[WantedPart, AccountPart | None]]:
    """Let other processes make parts, each as it comes; None for one that was put into the store for parts.

    Those that cannot be made there do not come.
    """
    with closing(call_elsewhere(make_part_there, common, wanted, others)) as made:
        for number, data in made:
            yield wanted[number], read_plain(AccountPart, data) if data else None


def make_part_there(common: bytes, wanted: bytes, stores: Stores) -> bytes:
    """Make a part in the process this runs in: the part as JSON, or nothing when it was put into the store for parts.

    OtherProgram when it would not be the one that is made where the inputs come from.
    """
    with _ONE_AT_A_TIME:
        maker, shared = _read_common(common, stores)
        given = read_plain(WantedPart, wanted)

        def make() -> AccountPart:
            return make_part(read_account(given.source, shared, whole_records=True), given.earlier, maker)

        part = make()
        if stores.kept:
            keep_part(stores.kept, given.key, part)
            if find_part(stores.kept, given.key, make):
                return b""
        return write_plain(part)


_ONE_AT_A_TIME = Lock()
"""What renders Markdown is at one page at a time; an executor may have several threads in a process."""


@lru_cache(maxsize=2)
def _read_common(data: bytes, stores: Stores) -> tuple[PartMaker, Shared]:
    given = read_plain(CommonInputs, data)
    common = load_common(given.sources)
    method = read_method(given.sources, common, stores.compiled)
    printer = make_paper_printer(given.sources, common.shared.numbers.settings, None, stores.papers)
    link = paths.LINKS[given.link]
    finisher = read_finisher(given.markdown, link) if given.markdown else None
    maker = PartMaker(
        Method(method.roles, common.shared.numbers.settings, given.as_of, method.plays),
        common.shared.people.members,
        make_renderer(method.templates, printer, link, given.editor, finisher),
        replace(printer, fonts=given.fonts),
    )
    if fingerprint(shared_inputs(maker, common.shared)) != given.shared:
        raise OtherProgram("another program, library or font runs there")
    return maker, common.shared
