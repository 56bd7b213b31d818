"""The parts of all accounts: kept ones where nothing has changed, the others made here or in other processes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

from generator.history.earlier_version import EarlierVersion
from generator.load.account import Shared
from generator.load.book import AccountFiles, ReadAccount
from generator.outputs.document_store import DocumentStore
from generator.parts.account_part import AccountPart, PartMaker, make_part
from generator.parts.executors import OtherProcesses
from generator.parts.fingerprint import fingerprint
from generator.parts.kept_parts import find_part, keep_part
from generator.parts.other_processes import WantedPart, make_elsewhere, write_common
from generator.parts.part_inputs import PartInputs, shared_inputs
from generator.parts.people_named import people_named
from generator.site import Progress


@dataclass(frozen=True, slots=True)
class PartMaking:
    """The making of the parts of all accounts; what is made is put into the store at once.

    So only what is needed of all accounts at the same time stays in memory.
    """

    maker: PartMaker
    #: What all accounts have in common, and the files that belong to none.
    shared: Shared
    sources: Mapping[str, bytes]
    read: Callable[[AccountFiles], ReadAccount]
    #: Where parts are kept; None for nowhere.
    kept: DocumentStore | None = None
    #: The processes that make parts besides this one; None for none.
    others: OtherProcesses | None = None

    def make_all(
        self, accounts: Sequence[AccountFiles], earlier: Mapping[str, EarlierVersion], progress: Progress
    ) -> list[AccountPart]:
        """The part of each account, in their order."""
        shared = self.identify_shared() if self.kept is not None or self.others else ""
        parts = dict[str, AccountPart]()
        missing = []
        for wanted in (self.want(source, earlier.get(source.id), shared) for source in accounts):
            if part := self.find(wanted):
                parts[wanted.source.id] = part
                progress("accounts", len(parts), len(accounts))
            else:
                missing.append(wanted)
        with closing(self._make_missing(missing, shared)) as made:
            for wanted, part in made:
                parts[wanted.source.id] = part
                progress("accounts", len(parts), len(accounts))
        return [parts[source.id] for source in accounts]

    def identify_shared(self) -> str:
        """The fingerprint of what the parts of all accounts depend on."""
        return fingerprint(shared_inputs(self.maker, self.shared))

    def want(self, source: AccountFiles, earlier: EarlierVersion | None, shared: str) -> WantedPart:
        """What the part of an account is made of, with the key under which it is kept."""
        people = people_named(source, self.maker.team)
        key = PartInputs(shared, source, people, earlier).key if self.kept is not None else ""
        return WantedPart(source, earlier, key)

    def find(self, wanted: WantedPart) -> AccountPart | None:
        """The part of an account as far as it is kept; None when it has to be made."""
        return None if self.kept is None else find_part(self.kept, wanted.key, lambda: self._make(wanted))

    def _make(self, wanted: WantedPart) -> AccountPart:
        return make_part(self.read(wanted.source), wanted.earlier, self.maker)

    def _make_missing(self, missing: Sequence[WantedPart], shared: str) -> Generator[tuple[WantedPart, AccountPart]]:
        left = {wanted.source.id: wanted for wanted in missing}
        if self.others and len(missing) >= self.others.fewest:
            common = write_common(self.sources, self.maker, shared)
            with closing(make_elsewhere(common, missing, self.others)) as made:
                for wanted, made_there in made if common else ():
                    part = self._keep(wanted, made_there) if made_there else self.find(wanted)
                    if part:
                        del left[wanted.source.id]
                        yield wanted, part
        for wanted in left.values():
            yield wanted, self._keep(wanted, self._make(wanted))

    def _keep(self, wanted: WantedPart, part: AccountPart) -> AccountPart:
        """The part as it lies in the store for parts, else as it is."""
        if self.kept is None:
            return part
        keep_part(self.kept, wanted.key, part)
        return self.find(wanted) or part
