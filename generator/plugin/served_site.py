"""The site of a project while somebody writes: read again when files change, and warmed while nobody asks."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from threading import Condition, Event, RLock, Thread
from typing import Any

from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import File

from generator.build import choose_maker
from generator.disk.file_watch import FileWatch, Look, look_at_files
from generator.disk.project import WATCHED
from generator.model.problem import Problem
from generator.parts.local_processes import end_processes
from generator.plugin.configuration import LOG, config_file, log_problem, project_folder
from generator.plugin.plugin import AccountPlaybookPlugin, find_plugin
from generator.plugin.project_inputs import ProjectInputs, read_inputs
from generator.plugin.site_answers import GoodPages, SiteAnswers, as_page, list_hand_written
from generator.plugin.site_frame import SiteFrame, find_serving_obstacle
from generator.preview.notice import bare_page
from generator.preview.server import Answer
from generator.preview.site_on_demand import Outlines, SiteOnDemand
from generator.rendering.markdown_pieces import PageFinisher
from generator.site import Page

_PATIENCE = 25.0
"""For so many seconds a browser waits that asks whether a page has changed, before it asks again."""

Groups = Iterator[tuple[str, Sequence[Page | File]]]
"""Pages of which search is told, with a key of what they were made of; an empty one is made each time."""

_END_WITHIN = 0.5
"""Seconds for which somebody waits who wants it to end."""


class _Outdated(Exception):
    """What is being made is of files that have changed, or nobody is there any more."""


@dataclass(frozen=True)
class _Moment:
    """The site that the files make at one moment."""

    inputs: ProjectInputs
    frame: SiteFrame
    site: SiteOnDemand
    answers: SiteAnswers


class ServedSite:
    """The site of a project, made page by page as it is asked for, and read again when its files change.

    Raises what MkDocs raises where it cannot begin. Pages are made by one thread at a time, since MkDocs has one
    current page.
    """

    def __init__(self, config_path: Path, scratch: Path, options: dict[str, Any]) -> None:
        self._config_path, self._scratch, self._options = config_path, scratch, options
        self._making, self._changed, self._ended = RLock(), Condition(), Event()
        self._asking = self._number = 0
        self._outlines, self._good = Outlines(), GoodPages()
        self._known_entries: dict[str, list[dict[str, Any]]] = {}
        self._said: set[Problem] = set()
        self._frame_seen: Look = {}
        config = self._load()
        self._folder = project_folder(config)
        self._places = [self._folder / folder for folder in WATCHED]
        self._note_places(config)
        self._watch = FileWatch(lambda: self._places)
        self._moment = self._begin(config)

    def _load(self) -> MkDocsConfig:
        return load_config(str(self._config_path), site_dir=str(self._scratch), **self._options)

    def _load_again(self) -> MkDocsConfig:
        config = self._load()
        self._note_places(config)
        if obstacle := find_serving_obstacle(config):
            raise ConfigurationError(f"{obstacle} is new in mkdocs.yml: end the preview and start it again")
        return config

    def _note_places(self, config: MkDocsConfig) -> None:
        """Which files to watch: those of the project, and all that the frame of its pages depends on."""
        beside = config_file(config).parent
        self._frame_places = [*beside.glob("*.yml"), *beside.glob("*.yaml"), Path(config.docs_dir)]
        watched = [Path(path) for path in config.watch]
        self._places = [*(self._folder / folder for folder in WATCHED), *self._frame_places, *watched]

    # -- What the files make

    def _begin(self, config: MkDocsConfig) -> _Moment:
        """The site of the files as they are now, in a new frame."""
        self._frame_seen = look_at_files(self._frame_places)
        plugin = find_plugin(config)
        inputs = self._read(plugin)
        frame = SiteFrame(config, plugin, inputs.day)
        return self._put_together(inputs, frame, fresh=True)

    def _read(self, plugin: AccountPlaybookPlugin) -> ProjectInputs:
        return read_inputs(self._folder, plugin.config.as_of, plugin.config.jobs, self._hear, gently=True)

    def _hear(self, words: str) -> None:
        """Pass on what is told of other processes; when they are gone as it is to end, nothing is made here instead."""
        if self._ended.is_set():
            raise _Outdated
        LOG.info("%s", words)

    def _put_together(
        self, inputs: ProjectInputs, frame: SiteFrame, failure: str = "", *, fresh: bool = False
    ) -> _Moment:
        maker = choose_maker(inputs.checked, inputs.day, frame.link, frame.editor, frame.finisher)
        site = SiteOnDemand(inputs.checked, maker, inputs.earlier, inputs.parts, self._outlines)
        if fresh:
            self._known_entries = {}
            frame.lay_out(site)
        else:
            frame.use(site)
        return _Moment(inputs, frame, site, SiteAnswers(frame, site, failure, self._good))

    def renew(self) -> None:
        """Read the files again; what cannot be read stands on every page, above what was there before."""
        last = self._moment
        with self._making:
            try:
                same = look_at_files(self._frame_places) == self._frame_seen
                inputs = self._read(last.frame.plugin) if same else last.inputs
                if same and inputs.day == last.inputs.day:
                    self._moment = self._put_together(inputs, last.frame)
                else:
                    self._moment = self._begin(self._load_again())
            except Exception as error:  # noqa: BLE001 - a plugin may raise anything, and the preview goes on
                failure = str(error) or "mkdocs.yml cannot be read; the terminal says why"
                LOG.error("%s", failure)
                self._frame_seen = {}
                self._moment = self._put_together(last.inputs, last.frame, failure)
        self._tell()

    def _tell(self) -> None:
        """Let browsers look whether their page has changed."""
        with self._changed:
            self._number += 1
            self._changed.notify_all()

    # -- What is asked for

    def answer(self, path: str) -> Answer:
        """What is at a path, from the root of the server."""
        with self._count_asking(), self._making:
            try:
                return self._moment.answers.find(path)
            except Exception as error:  # noqa: BLE001 - whatever is wrong with one page, the others go on
                words = f"{path} cannot be made: {type(error).__name__}: {error}"
                LOG.error("%s", words)
                return as_page("500 Internal Server Error", bare_page(words))

    def wait_for_another(self, path: str, tag: str) -> bool:
        """Wait until something else is at a path than what had this tag; False when nothing is for a while."""
        end = time.monotonic() + _PATIENCE
        while (left := end - time.monotonic()) > 0 and not self._ended.is_set():
            number = self._number
            if self.answer(path).tag != tag:
                return True
            with self._changed:
                self._changed.wait_for(lambda: self._number != number, left)  # noqa: B023 - asked at once
        return False

    @contextmanager
    def _count_asking(self) -> Iterator[None]:
        with self._changed:
            self._asking += 1
        try:
            yield
        finally:
            with self._changed:
                self._asking -= 1
                self._changed.notify_all()

    # -- What is made when nobody asks

    def start(self) -> None:
        """Watch the files, and make what is not at hand, until it is to end."""
        self._threads = [Thread(target=work, daemon=True) for work in (self._follow_files, self._warm_sites)]
        for thread in self._threads:
            thread.start()

    def close(self) -> bool:
        """End all of that; whether it has ended, or something in hand takes longer."""
        self._ended.set()
        self._tell()
        end_processes()
        for thread in self._threads:
            thread.join(_END_WITHIN)
        return not any(thread.is_alive() for thread in self._threads)

    def _follow_files(self) -> None:
        while self._watch.wait(self._ended):
            LOG.info("Files have changed: read again")
            self.renew()

    def _warm_sites(self) -> None:
        warmed = None
        while not self._ended.is_set():
            moment = self._moment
            if moment is not warmed:
                try:
                    self.warm(moment)
                except _Outdated:
                    continue
                except Exception as error:  # noqa: BLE001 - what is wrong is seen on the page that has it
                    LOG.error("Not everything can be made: %s: %s", type(error).__name__, error)
                warmed = moment
            with self._changed:
                self._changed.wait_for(lambda: self._moment is not warmed or self._ended.is_set())  # noqa: B023

    def warm(self, moment: _Moment | None = None) -> None:
        """Make all that is not at hand yet of the site as it is now, while nobody asks for anything."""
        moment = moment or self._moment

        def step() -> None:
            with self._changed:
                self._changed.wait_for(lambda: not self._asking)
            if self._ended.is_set() or self._moment is not moment:
                raise _Outdated

        site, frame = moment.site, moment.frame
        missing = site.missing
        site.read_all(step)
        if missing:
            self._tell()
        self._say(site.problems)
        finisher = PageFinisher(frame.config.markdown_extensions, frame.config.mdx_configs, frame.link)
        own = replace(site.maker, renderer=replace(site.maker.renderer, finisher=finisher))
        unmade = site.make_all(own, moment.inputs.others, step)
        self._say(unmade)
        self._said = {*site.problems, *unmade}
        moment.answers.entries = list(self._list_entries(moment, step))
        moment.inputs.sweep()
        self._tell()

    def _list_entries(self, moment: _Moment, step: Callable[[], None]) -> Iterator[dict[str, Any]]:
        """What search knows of all pages; what it knew of those that stayed the same is not found out again."""
        site, frame, kept = moment.site, moment.frame, dict[str, list[dict[str, Any]]]()
        by_hand: Groups = ((file.src_uri, (file,)) for file in list_hand_written(frame, site))
        shared: Groups = (("", (page,)) for page in site.list_shared())
        unread: Groups = (("", (page,)) for page in site.list_unread())
        groups = chain(by_hand, shared, site.list_parts(), unread)
        while True:
            with self._making:
                key, pages = next(groups, ("", ()))
                entries = self._known_entries.get(key)
                if entries is None:
                    entries = [entry for page in pages for entry in frame.list_search_entries(page)]
            if not pages:
                break
            if key:
                self._known_entries[key] = kept[key] = entries
            yield from entries
            step()
        self._known_entries = kept

    def _say(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong on the terminal, as far as that was not said before."""
        for problem in problems:
            if problem not in self._said:
                log_problem(problem)
        self._said |= set(problems)
