"""Processes of this machine that make parts: started when there is enough to do, and gone with the one they are of."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread

from generator.parts.executors import OtherProcesses, Stores

_FEWEST = 12
"""Fewer parts are made sooner by one process than others have started, which takes each of them two seconds."""

_LAST = 15
"""By how much those go behind others that work gently."""

_EACH = 4
"""For how many parts a process is worth starting."""


def local_processes(
    jobs: int | None, stores: Stores, tell: Callable[[str], None], fewest: int = _FEWEST, *, gently: bool = False
) -> OtherProcesses | None:
    """So many processes at the most, without a number as many as there are processors; None when one is enough.

    ``tell`` is told when one of them fails; fewer accounts than ``fewest`` are done here. ``gently`` lets everything
    else that the machine does go first.
    """
    jobs = jobs or _count_processors()
    return OtherProcesses(partial(_open_pool, jobs, gently), fewest, 4 * jobs, stores, tell) if jobs > 1 else None


def end_processes() -> None:
    """End the processes that were started here, whatever they are at; who waits for them goes on without."""
    for process in active_children():
        process.terminate()


def _count_processors() -> int:
    """How many processors this process may use."""
    usable = getattr(os, "sched_getaffinity", None)  # not on every system
    return len(usable(0)) if usable else os.cpu_count() or 1


@contextmanager
def _open_pool(jobs: int, gently: bool, parts: int) -> Iterator[Executor]:
    # Spawned, as there may be threads here, and no system forks these along.
    pool = ProcessPoolExecutor(min(jobs, parts // _EACH), get_context("spawn"), _begin_work, (gently,))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _begin_work(gently: bool) -> None:
    """Leave an interruption from the keyboard to the process that started this one, and end when that is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if gently and (be_nice := getattr(os, "nice", None)):  # not on every system
        be_nice(_LAST)
    if parent := parent_process():
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
