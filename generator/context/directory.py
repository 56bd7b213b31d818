"""Who is who in an account: ids turned into people, facts into facts with their source."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.context.views import SourcedFact, Who
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.model.record import Fact, Source
from generator.model.team import TeamMember
from generator.paths import Target, account_page
from generator.wording.text import plain_words, sentence_case


class Directory:
    """Looks people up by id; unknown ids give None, as loading has already reported them."""

    def __init__(self, account: Account) -> None:
        self._account = account.id
        self._people = {person.id: person for person in account.stakeholders}
        self._ours = {member.id: member for member in (*account.colleagues, *account.team)}

    def who(self, id: str | None) -> Who | None:
        """The person with that id, of either side."""
        if id in self._people:
            return self.theirs(self._people[id])
        member = self._ours.get(id or "")
        return our_colleague(member) if member else None

    def theirs(self, person: Stakeholder) -> Who:
        """One of the customer's people."""
        name = person.name or f"{person.title or person.id} (not identified yet)"
        card = account_page(self._account, "people", person.id)
        return Who(name, person.title or "", card, False, person.left is not None)

    def all(self, ids: Iterable[str]) -> tuple[Who, ...]:
        """Several people, in the order given."""
        return tuple(who for who in map(self.who, ids) if who)

    def sourced_fact(self, known: Fact | Source | None, about: str = "") -> SourcedFact | None:
        """A fact with who told us, or the source alone, without a text; None when there is none."""
        if known is None:
            return None
        text, so_what = (known.text, known.so_what) if isinstance(known, Fact) else ("", None)
        return self.sourced_text(text, known.from_, known.on, known.confidence, so_what, about)

    def sourced_text(
        self,
        text: str,
        from_: str | None = None,
        on: date | None = None,
        confidence: str | None = None,
        so_what: str | None = None,
        about: str = "",
        target: Target | None = None,
    ) -> SourcedFact:
        """A text with who told us, when, how sure we are and what follows from it."""
        return SourcedFact(text, self.who(from_), on, confidence or "", so_what or "", about, target)


def our_colleague(member: TeamMember) -> Who:
    """One of our own people."""
    return Who(member.name, member.title or sentence_case(plain_words(member.role)), None, True)
