"""Work done by other processes, through any executor: bytes go there and bytes come back."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from generator.model.plain_data import write_plain
from generator.outputs.document_store import DocumentStore
from generator.rendering.code_store import CodeStore


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
    """Processes that make something of accounts, on this machine or on others."""

    #: Starts them, for so many accounts, and ends them.
    open: Callable[[int], AbstractContextManager[Executor]]
    #: Fewer accounts than these are done sooner without them.
    fewest: int
    #: How many accounts are sent before the first comes back.
    ahead: int
    stores: Stores = Stores()
    #: Is told, once, that something could not be made there, and why.
    tell: Callable[[str], None] = field(default=lambda words: None, compare=False)


_PATIENCE = 120.0
"""For how many seconds other processes may be silent; one account takes a second or two."""


def call_elsewhere(
    call: Callable[..., bytes], common: bytes, accounts: Sequence[object], others: OtherProcesses
) -> Generator[tuple[int, bytes]]:
    """Let other processes call a function with what is common and each account as JSON: its number and what came of it.

    They come in any order. Those for which it cannot be done, for whatever reason, do not come.
    """
    waiting, running, told = iter(enumerate(accounts)), dict[Future[bytes], int](), False
    with others.open(len(accounts)) as executor:
        while True:
            with suppress(RuntimeError):  # when the processes are gone
                for number, account in islice(waiting, others.ahead - len(running)):
                    running[executor.submit(call, common, write_plain(account), others.stores)] = number
            done = wait(running, _PATIENCE, FIRST_COMPLETED).done if running else ()
            for future in done:
                number, reason = running.pop(future), _why_not(future)
                if reason is None:
                    yield number, future.result()
                elif not told:
                    others.tell(f"Another process could not make an account, which is made here: {reason}")
                    told = True
            if not done:
                break


def _why_not(future: Future[Any]) -> str | None:
    """Why nothing was made; None when something was."""
    if future.cancelled():
        return "it was called off"
    error = future.exception()
    return None if error is None else str(error) or type(error).__name__
