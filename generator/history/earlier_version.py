"""An earlier version of an account, from the bytes of its files to the account they made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from generator.insight.changes.past import KeptVersion, Past, Since
from generator.load.account import Shared, load_account
from generator.load.merge import TEAM_FILE
from generator.load.pieces import earlier_version
from generator.load.settings import SETTINGS_FILE, load_settings
from generator.load.team import load_team
from generator.model.account import Account
from generator.model.elsewhere import Elsewhere
from generator.model.problem import count_errors


@dataclass(frozen=True, slots=True)
class EarlierVersion:
    """The files of an account as they were committed, before anybody reads them."""

    #: Names relative to the project and their bytes; empty when the account was not there.
    files: Mapping[str, bytes]
    #: Our people and the settings of that time, by name.
    shared: Mapping[str, bytes]
    since: Since
    #: The day of the commit, and what git calls it.
    on: date
    revision: str
    #: Whether the history reaches back to before ``since``; else its beginning stands in.
    reaches: bool = True
    #: How many of its files were there and could not be read.
    lost: int = 0
    #: The files of today.
    today: Mapping[str, bytes] = field(default_factory=dict)
    #: The names of all files that accounts handed over then.
    handed: frozenset[str] = frozenset()

    @property
    def same(self) -> bool:
        """Whether its files are byte for byte those of today."""
        return bool(self.files) and not self.lost and self.files == self.today


def read_past(id: str, earlier: EarlierVersion, now: Account | None) -> Past:
    """The account of then; what is wrong with its files is counted and not reported, as nobody can mend it."""
    numbers = _read_shared(earlier.shared.get(TEAM_FILE, b""), earlier.shared.get(SETTINGS_FILE, b""))
    account, errors = (now, 0) if earlier.same else _read_account(id, earlier, now, numbers)
    kept = (
        KeptVersion.READ if account else KeptVersion.UNREADABLE if earlier.files or earlier.lost else KeptVersion.ABSENT
    )
    return Past(
        kept=kept,
        account=account,
        since=earlier.since,
        on=earlier.on,
        revision=earlier.revision,
        reaches=earlier.reaches,
        errors=errors,
        settings=numbers.numbers.settings,
    )


def _read_account(id: str, earlier: EarlierVersion, now: Account | None, shared: Shared) -> tuple[Account | None, int]:
    if not earlier.files:
        return None, earlier.lost
    shared = replace(shared, files=earlier.handed, elsewhere=Elsewhere(now.elsewhere if now else ()))
    if now and not earlier.lost:
        quick = earlier_version(id, earlier.files, earlier.today, now, shared)
        if quick:
            return quick, 0
    account, problems = load_account(id, earlier.files, shared)
    return account, earlier.lost + count_errors(problems)


@lru_cache(maxsize=256)
def _read_shared(team: bytes, settings: bytes) -> Shared:
    """Our people and the settings of a time, read once for all accounts."""
    people, _ = load_team({TEAM_FILE: team} if team else {})
    numbers, _ = load_settings({SETTINGS_FILE: settings} if settings else {})
    return Shared(people, numbers)
