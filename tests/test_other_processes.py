"""Parts made in other processes: the same bytes as those made in this one, whatever happens to the others."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from functools import cache, partial
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest
from markdown.extensions.toc import slugify
from projects import DAY, ROOT

from generator.build import Checked, build, check
from generator.cli.cluster import NoCluster, connect_cluster
from generator.disk.document_cache import PARTS, DocumentCache
from generator.disk.project import read_project
from generator.parts import all_parts, executors, other_processes, part_inputs
from generator.parts.executors import OtherProcesses, Stores
from generator.parts.local_processes import local_processes
from generator.paths import to_address, to_html
from generator.rendering.markdown_pieces import PageFinisher
from generator.site import Site

NUMBER = 4


@cache
def book() -> Checked:
    """A few small accounts, each with a paper, and one that cannot be read."""
    playbook = {name: data for name, data in read_project(ROOT).sources.items() if name.startswith("playbook/")}
    accounts = {
        f"accounts/acme-{at}.yaml": f"account: {{name: Acme {at}, owner: priya, tier: standard}}\n"
        f"meetings: [{{id: one, name: Review {at}, on: 2026-12-03, attendees: [priya]}}]\n"
        for at in range(NUMBER)
    }
    team = "team: [{id: priya, name: Priya Nair, role: account_manager}]\n"
    texts = {**accounts, "accounts/broken.yaml": "account: [\n", "accounts/_team.yaml": team}
    return check({**playbook, **{name: text.encode() for name, text in texts.items()}})


def finisher(**settings: Any) -> PageFinisher:
    return PageFinisher(["attr_list", "tables", "toc"], {"toc": {"permalink": True, **settings}}, to_address)


@cache
def made_here() -> Site:
    site = build(book(), DAY, finisher=finisher())
    assert len(site.documents) > NUMBER
    assert {problem.account for problem in site.problems} == {"broken"}
    return site


@pytest.fixture
def made_in_this_process(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The accounts of which the parts are made in this process."""
    made_here()
    made: list[str] = []

    def make_part(read: Any, *given: Any) -> Any:
        made.append(read.source.id)
        return original(read, *given)

    original = all_parts.make_part
    monkeypatch.setattr(all_parts, "make_part", make_part)
    return made


def in_threads(stores: Stores = Stores()) -> OtherProcesses:  # noqa: B008 - frozen
    """An executor that is none of ours."""
    return OtherProcesses(lambda parts: ThreadPoolExecutor(2), 1, 3, stores)


def test_parts_made_by_processes_of_this_machine_are_the_same(tmp_path: Path, made_in_this_process: list[str]) -> None:
    papers, kept = DocumentCache(tmp_path), DocumentCache(tmp_path, PARTS)
    others = local_processes(2, Stores(papers, kept), print)
    assert others
    before = active_children()
    site = build(book(), DAY, finisher=finisher(), kept=kept, others=replace(others, fewest=2))

    assert site == made_here()
    assert made_in_this_process == []
    assert active_children() == before
    assert any((tmp_path / PARTS).iterdir())


@pytest.mark.parametrize("keeps", [False, True])
def test_any_executor_makes_the_same_parts(keeps: bool, tmp_path: Path, made_in_this_process: list[str]) -> None:
    kept = DocumentCache(tmp_path, PARTS) if keeps else None
    site = build(book(), DAY, finisher=finisher(), kept=kept, others=in_threads())

    assert site == made_here()
    assert made_in_this_process == []
    if kept:
        assert build(book(), DAY, finisher=finisher(), kept=kept) == site
        assert made_in_this_process == ["broken"]


def fails(*_: Any) -> bytes:
    raise ZeroDivisionError


class _Lost(ThreadPoolExecutor):
    """Takes one call and is gone then."""

    def submit(self, *given: Any, **more: Any) -> Future[Any]:
        if self._work_queue.qsize() or self._threads:
            raise RuntimeError("gone")
        return super().submit(*given, **more)


class _Silent(Executor):
    """Never answers."""

    def submit(self, *given: Any, **more: Any) -> Future[Any]:
        return Future()


@pytest.mark.parametrize("executor", [_Lost, _Silent, None])
def test_no_part_is_lost_with_those_who_make_it(
    executor: Callable[[], Executor] | None, monkeypatch: pytest.MonkeyPatch, made_in_this_process: list[str]
) -> None:
    monkeypatch.setattr(executors, "_PATIENCE", 0.1 if executor is _Silent else 60)
    others = replace(in_threads(), open=lambda parts: executor()) if executor else in_threads()
    if executor is None:
        monkeypatch.setattr(other_processes, "make_part", fails)

    assert build(book(), DAY, finisher=finisher(), others=others) == made_here()
    assert len(made_in_this_process) >= NUMBER


def test_another_program_makes_no_part_of_ours_and_it_is_said(
    monkeypatch: pytest.MonkeyPatch, made_in_this_process: list[str]
) -> None:
    said: list[str] = []
    programs = iter(["this", *["another"] * 9])
    monkeypatch.setattr(part_inputs, "identify_program", lambda: next(programs))

    others = replace(in_threads(), tell=said.append)
    assert build(book(), DAY, finisher=finisher(), others=others) == made_here()
    assert len(made_in_this_process) == NUMBER + 1
    assert said == [
        "Another process could not make an account, which is made here: another program, library or font runs there"
    ]


def test_what_cannot_be_told_to_others_is_made_here(made_in_this_process: list[str]) -> None:
    of_its_own = finisher(slugify=partial(slugify))
    build(book(), DAY, finisher=of_its_own, others=in_threads())
    build(book(), DAY, lambda target, page: to_address(target, page), others=in_threads())
    assert len(made_in_this_process) == 2 * (NUMBER + 1)

    assert build(book(), DAY, to_html, others=in_threads()) == build(book(), DAY, to_html)


def test_functions_named_in_mkdocs_yml_are_told_by_name() -> None:
    plain = PageFinisher(["toc"], {"toc": {"slugify": os.path.basename}}, to_address).plain
    again = other_processes.read_finisher(plain, to_address)

    assert "basename" in plain
    assert again.plain == plain


def test_a_few_parts_are_made_here(made_in_this_process: list[str]) -> None:
    build(book(), DAY, others=local_processes(2, Stores(), print))
    assert len(made_in_this_process) == NUMBER + 1
    assert local_processes(1, Stores(), print) is None


ENDLESS = """
import time
from generator.parts.local_processes import local_processes
from generator.parts.other_processes import Stores

if __name__ == "__main__":
    with local_processes(2, Stores(), print).open(8) as pool:
        print(pool.submit(time.time).result() and [*pool._processes][0], flush=True)
        pool.submit(time.sleep, 600).result()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="asks in the way of Unix whether a process is there")
def test_processes_end_with_the_one_they_are_of(tmp_path: Path) -> None:
    script = tmp_path / "endless.py"
    script.write_text(ENDLESS, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout
        worker = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)

    for _ in range(100):
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            break
        time.sleep(0.1)
    else:
        pytest.fail("it is still there")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("tcp://scheduler.example:8786", "not encrypted"),
        ("scheduler.example:8786", "not encrypted"),
        ("10.0.0.7:8786", "not encrypted"),
        ("ws://scheduler.example:8786", "not encrypted"),
        ("tcp://127.0.0.1.example:8786", "not encrypted"),
        ("scheduler", "no address"),
        ("tcp://[::1:8786", "no address"),
        ("", "no address"),
    ],
)
def test_what_others_could_read_is_not_sent(address: str, words: str) -> None:
    with pytest.raises(NoCluster, match=words), connect_cluster(address, insecure=False, tell=print):
        pass


@pytest.mark.parametrize("address", ["127.0.0.1:1", "tcp://[::1]:1", "tls://scheduler.invalid:8786", "localhost:1"])
def test_what_nobody_else_reads_is_sent_if_somebody_answers(address: str) -> None:
    pytest.importorskip("distributed")
    with (
        pytest.raises(NoCluster, match=r"no Dask cluster answers|certificate"),
        connect_cluster(address, insecure=False, tell=print),
    ):
        pass


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_makes_the_same_parts_even_when_it_loses_a_worker(made_in_this_process: list[str]) -> None:
    library = pytest.importorskip("distributed")
    options = {"n_workers": 2, "threads_per_worker": 1, "host": "127.0.0.1", "dashboard_address": None}
    lost: list[int] = []

    def lose_worker(what: str, done: int, of: int) -> None:
        if not lost:
            lost.append(first.pid)
            os.kill(first.pid, getattr(signal, "SIGKILL", signal.SIGTERM))

    with (
        library.LocalCluster(**options) as cluster,
        connect_cluster(cluster.scheduler_address, insecure=False, tell=print) as others,
    ):
        assert build(book(), DAY, finisher=finisher(), others=others) == made_here()
        assert made_in_this_process == []

        first = next(iter(cluster.workers.values())).process.process
        one_by_one = replace(others, ahead=2)
        assert build(book(), DAY, finisher=finisher(), progress=lose_worker, others=one_by_one) == made_here()
        assert lost
