"""Which earlier version of each account its changes are told against, found in the history of the project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from datetime import date
from pathlib import Path

from generator.history.earlier_version import EarlierVersion
from generator.history.versions import Commit, History, NoHistory, StoredFiles
from generator.insight.changes.past import Since, Why, find_since
from generator.load.book import list_accounts
from generator.load.merge import TEAM_FILE, files_by_account
from generator.load.pieces import last_review
from generator.load.settings import SETTINGS_FILE
from generator.model.settings import Settings

_SHARED = (TEAM_FILE, SETTINGS_FILE)


def for_pages(
    folder: Path, sources: Mapping[str, bytes], settings: Settings, as_of: date
) -> Mapping[str, EarlierVersion]:
    """The earlier versions for the pages of accounts, by their ids; none where there is no history.

    ``sources`` are the files of today, of which no more is read than on which day somebody last read a whole plan.

    A site whose day is fixed in its settings, as that of the samples is, has none: its days are not those on which
    anything was committed. Neither has a site of a day before the history begins, nor a copy that holds only the end
    of the history and not the day asked for.
    """

    def find_days() -> dict[str, Since]:
        return {account.id: find_since(last_review(account.files), as_of) for account in list_accounts(sources)[0]}

    return _find_kept(folder, sources, settings, as_of, find_days)


def for_days(
    folder: Path, sources: Mapping[str, bytes], settings: Settings, as_of: date, days: Mapping[str, date]
) -> Mapping[str, EarlierVersion]:
    """The versions of some accounts before a day of each, by their ids; none where there is no history, as above."""
    asked = {id: Since(day, Why.ASKED) for id, day in days.items()}
    return _find_kept(folder, sources, settings, as_of, lambda: asked) if asked else {}


def _find_kept(
    folder: Path,
    sources: Mapping[str, bytes],
    settings: Settings,
    as_of: date,
    find_days: Callable[[], Mapping[str, Since]],
) -> Mapping[str, EarlierVersion]:
    if settings.as_of == as_of:
        return {}
    try:
        history = History(folder)
        versions = find_versions(history, find_days(), sources)
    except NoHistory:
        return {}
    return {
        id: earlier
        for id, earlier in versions.items()
        if earlier.reaches or not (history.shallow or earlier.on > as_of)
    }


def find_versions(
    history: History, asked: Mapping[str, Since], sources: Mapping[str, bytes], at: Commit | None = None
) -> dict[str, EarlierVersion]:
    """The version of each account before the day asked for it, or at one commit; what is kept then stands in.

    ``sources`` are the files of today, by name; NoHistory when git gives up.
    """
    commits = {id: at or history.before(since.day) or history.commits[-1] for id, since in asked.items()}
    wanted = defaultdict[Commit, set[str]](set)
    for id, commit in commits.items():
        wanted[commit].add(id)
    stored = history.read_stored(wanted)
    today = _Files(StoredFiles(sources))
    then = {commit: _Files(files) for commit, files in stored.items()}
    return {
        id: then[commit].earlier(
            id, asked[id], commit, history.before(asked[id].day) == commit or at is not None, today
        )
        for id, commit in commits.items()
    }


def find_gone(history: History, since: Since, at: Commit, ids: Collection[str]) -> dict[str, EarlierVersion]:
    """The accounts of a commit that are not among those of today, by their ids."""
    then = _Files(history.read_stored({at: None})[at])
    return {id: then.earlier(id, since, at, True, None) for id in sorted(then.ids - set(ids))}


class _Files:
    """The files of all accounts at one time, by account."""

    def __init__(self, stored: StoredFiles) -> None:
        self._handed = stored.handed
        self._files, self._own = stored.files, files_by_account(stored.files)[0]
        self._lost = files_by_account(stored.lost)[0]
        self._shared = {name: stored.files[name] for name in _SHARED if name in stored.files}

    @property
    def ids(self) -> set[str]:
        return self._own.keys() | self._lost.keys()

    def of(self, id: str) -> dict[str, bytes]:
        """The files of an account."""
        return {name: self._files[name] for name in self._own.get(id, ())}

    def earlier(self, id: str, since: Since, at: Commit, reaches: bool, today: _Files | None) -> EarlierVersion:
        """The version of an account that these files are."""
        files, lost = self.of(id), len(self._lost.get(id, ()))
        current = today.of(id) if today else {}
        return EarlierVersion(files, self._shared, since, at.on, at.short, reaches, lost, current, self._handed)
