"""Parts made in other processes: bytes go there and bytes come back, whatever runs them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import islice
from threading import Lock

from generator import paths
from generator.history.earlier_version import EarlierVersion
from generator.load.account import Shared
from generator.load.book import AccountFiles, load_common, read_account
from generator.model.plain_data import read_plain, write_plain
from generator.outputs.document_store import DocumentStore
from generator.pages.code_host import Editor
from generator.pages.plan import Method
from generator.pages.render import PageRenderer
from generator.parts.account_part import AccountPart, PartMaker, make_part
from generator.parts.fingerprint import fingerprint
from generator.parts.kept_parts import find_part, keep_part
from generator.parts.method_files import read_method
from generator.parts.part_inputs import shared_inputs
from generator.rendering.code_store import CodeStore
from generator.rendering.markdown_pieces import read_finisher


@dataclass(frozen=True, slots=True)
class Stores:
    """Where a process finds what was made before and puts what it makes; what is None it has to do without.

    They are places on the disk that other processes find as well.
    """

    papers: DocumentStore | None = field(default=None, compare=False)
    kept: DocumentStore | None = field(default=None, compare=False)
    compiled: CodeStore | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class OtherProcesses:
    """Processes that make parts, on this machine or on others."""

    #: Starts them, for so many parts, and ends them.
    open: Callable[[int], AbstractContextManager[Executor]]
    #: Fewer parts than these are made sooner without them.
    fewest: int
    #: How many parts are sent before the first comes back.
    ahead: int
    stores: Stores = Stores()
    #: Is told, once, that something could not be made there, and why.
    tell: Callable[[str], None] = field(default=lambda words: None, compare=False)


class OtherProgram(Exception):
    """What parts are made with is not the same there as here: another program, library or font."""


@dataclass(frozen=True, slots=True)
class CommonInputs:
    """What the parts of all accounts are made of, as it goes to another process."""

    #: The files that belong to no account.
    sources: Mapping[str, bytes]
    as_of: date
    #: The name of the link style, where a line is edited, and how Markdown is rendered; empty for not at all.
    link: str
    editor: str
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
    editor, fonts = renderer.editor.pattern, maker.printer.fonts
    return write_plain(CommonInputs(sources, maker.method.as_of, link, editor, markdown, fonts, shared))


_PATIENCE = 120.0
"""For how many seconds other processes may be silent; one part takes a second or two."""


def make_elsewhere(
    common: bytes, wanted: Sequence[WantedPart], others: OtherProcesses
) -> Generator[tuple[WantedPart, AccountPart | None]]:
    """Let other processes make parts, each as it comes; None for one that was put into the store for parts.

    Those that cannot be made there, for whatever reason, do not come.
    """
    waiting, running, told = iter(wanted), dict[Future[bytes], WantedPart](), False
    with others.open(len(wanted)) as executor:
        while True:
            with suppress(RuntimeError):  # when the processes are gone
                for part in islice(waiting, others.ahead - len(running)):
                    running[executor.submit(make_part_there, common, write_plain(part), others.stores)] = part
            if not running:
                break
            done = wait(running, _PATIENCE, FIRST_COMPLETED).done
            if not done:
                break
            for future in done:
                part, reason = running.pop(future), _why_not(future)
                if reason is None:
                    data = future.result()
                    yield part, read_plain(AccountPart, data) if data else None
                elif not told:
                    others.tell(f"Another process could not make an account, which is made here: {reason}")
                    told = True


def _why_not(future: Future[bytes]) -> str | None:
    """Why a part was not made; None when it was."""
    if future.cancelled():
        return "it was called off"
    error = future.exception()
    return None if error is None else str(error) or type(error).__name__


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
    method = read_method(given.sources, common, papers=stores.papers, compiled=stores.compiled)
    link = paths.LINKS[given.link]
    finisher = read_finisher(given.markdown, link) if given.markdown else None
    maker = PartMaker(
        Method(method.roles, common.shared.numbers.settings, given.as_of),
        common.shared.people.members,
        PageRenderer(method.templates, link, Editor(given.editor), finisher),
        replace(method.press, fonts=given.fonts),
    )
    if fingerprint(shared_inputs(maker, common.shared)) != given.shared:
        raise OtherProgram("another program, library or font runs there")
    return maker, common.shared
