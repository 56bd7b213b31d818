"""The parts of all accounts: kept ones where nothing has changed, the others made here or in other processes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property, partial

from generator.history.earlier_version import EarlierVersion
from generator.load.account import Shared
from generator.load.book import AccountFiles, ReadAccount
from generator.model.book import UnreadAccount
from generator.model.problem import Problem
from generator.model.team import TeamMember
from generator.outputs.document_store import DocumentStore
from generator.pages.plan import Plan
from generator.parts.account_part import AccountPart, PartMaker, make_part
from generator.parts.executors import OtherProcesses
from generator.parts.fingerprint import fingerprint
from generator.parts.joint_part import (
    JointInputs,
    JointPart,
    MethodInputs,
    PageInputs,
    make_joint_part,
    make_method_part,
    render_pages,
)
from generator.parts.kept_parts import (
    find_joint_part,
    find_part,
    keep_joint_part,
    keep_part,
    key_of,
    read_joint_input,
)
from generator.parts.other_processes import WantedPart, make_elsewhere, write_common
from generator.parts.part_inputs import PartInputs, shared_inputs
from generator.parts.people_named import people_named
from generator.site import Progress


@dataclass(frozen=True)
class PartMaking:
    """The making of the parts of all accounts and of what belongs to none; what is made is put into the store at once.

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

    @cached_property
    def _shared_key(self) -> str:
        """The fingerprint of what the parts of all accounts depend on, where anybody asks for it."""
        return fingerprint(shared_inputs(self.maker, self.shared)) if self.kept is not None or self.others else ""

    @cached_property
    def _people_keys(self) -> dict[TeamMember, str]:
        return {member: fingerprint(member) for member in self.maker.team}

    @cached_property
    def _method_key(self) -> str:
        return MethodInputs(self._shared_key, tuple(sorted(self.maker.renderer.templates.texts.items()))).key

    def make_all(
        self, accounts: Sequence[AccountFiles], earlier: Mapping[str, EarlierVersion], progress: Progress
    ) -> list[AccountPart]:
        """The part of each account, in their order."""
        parts = dict[str, AccountPart]()
        missing = []
        for wanted in (self.want(source, earlier.get(source.id)) for source in accounts):
            if part := self.find(wanted):
                parts[wanted.source.id] = part
                progress("accounts", len(parts), len(accounts))
            else:
                missing.append(wanted)
        with closing(self._make_missing(missing)) as made:
            for wanted, part in made:
                parts[wanted.source.id] = part
                progress("accounts", len(parts), len(accounts))
        return [parts[source.id] for source in accounts]

    def make_joint(
        self, parts: Sequence[AccountPart], unread: Sequence[UnreadAccount], problems: Sequence[Problem]
    ) -> JointPart:
        """The pages and files over all accounts, of their parts."""
        given = [part.joint for part in parts if part.joint]

        def make() -> JointPart:
            accounts = [read_joint_input(one) for one in given]
            return make_joint_part(accounts, unread, problems, self.maker, self._render_page)

        if self.kept is None:
            return make()
        accounts = tuple(map(key_of, given))
        inputs = JointInputs(self._method_key, self.maker.team, accounts, tuple(unread), tuple(problems))
        return self._find_joint(inputs.key, make)

    def make_method(self) -> JointPart:
        """The pages about the method."""
        make = partial(make_method_part, self.maker)
        return make() if self.kept is None else self._find_joint(self._method_key, make)

    def _render_page(self, plan: Plan) -> JointPart:
        make = partial(render_pages, [plan], self.maker)
        return make() if self.kept is None else self._find_joint(PageInputs.of(self._method_key, plan).key, make)

    def _find_joint(self, key: str, make: Callable[[], JointPart]) -> JointPart:
        assert self.kept is not None
        if found := find_joint_part(self.kept, key, make):
            return found
        made = make()
        keep_joint_part(self.kept, key, made)
        return find_joint_part(self.kept, key, make) or made

    def want(self, source: AccountFiles, earlier: EarlierVersion | None) -> WantedPart:
        """What the part of an account is made of, with the key under which it is kept."""
        if self.kept is None:
            return WantedPart(source, earlier, "")
        people = tuple(self._people_keys[member] for member in people_named(source, self.maker.team))
        return WantedPart(source, earlier, PartInputs(self._shared_key, source, people, earlier).key)

    def find(self, wanted: WantedPart) -> AccountPart | None:
        """The part of an account as far as it is kept; None when it has to be made."""
        return None if self.kept is None else find_part(self.kept, wanted.key, lambda: self._make(wanted))

    def _make(self, wanted: WantedPart) -> AccountPart:
        return make_part(self.read(wanted.source), wanted.earlier, self.maker)

    def _make_missing(self, missing: Sequence[WantedPart]) -> Generator[tuple[WantedPart, AccountPart]]:
        left = {wanted.source.id: wanted for wanted in missing}
        if self.others and len(missing) >= self.others.fewest:
            common = write_common(self.sources, self.maker, self._shared_key)
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
