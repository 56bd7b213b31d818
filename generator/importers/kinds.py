"""What sets people, deals and companies apart: what is known of each, and what it becomes in an account."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import ClassVar

from generator.importers.changes import DEALS, HEAD, PEOPLE, KnownRecord, Plan, Value
from generator.importers.errors import CannotImport
from generator.importers.identity import CompanyIndex, Index, company_key, id_key
from generator.importers.matching import Matcher
from generator.importers.records import Record
from generator.importers.tally import NEW
from generator.model.account import Account
from generator.model.book import Book
from generator.model.people import Stakeholder
from generator.model.refusal import read_record
from generator.wording.names import name_key, person_keys, same_person
from generator.wording.text import is_slug, make_slug, shorten_text


class People(Matcher):
    """Plans what the contacts of one account change in it."""

    table, fallback = PEOPLE, "person"
    keys: ClassVar[Mapping[str, str]] = {
        "title": "title",
        "unit": "department",
        "reports_to": "reports_to",
        "decision_role": "role",
        "contact.email": "email",
        "contact.phone": "phone",
    }
    spellings = staticmethod(person_keys)

    def _fields(self, record: Record) -> Mapping[str, Value]:
        ours = {"department": self._unit(record.text("department")), "reports_to": self._superiors.get(record, "")}
        said = {
            "department": record.text("department"),
            "reports_to": record.text("reports_to") or record.text("reports_to_id"),
        }
        # Something that an account has no place for is not empty there.
        unplaced = {name for name in said if said[name] and not ours[name]}
        return {name: ours.get(name, value) for name, value in record.values.items() if name not in unplaced}

    def _values(self, record: Record) -> dict[str, Value]:
        values = super()._values(record)
        reach = {"email": record.text("email") or None, "phone": record.text("phone") or None}
        raw = {"id": "x", "name": record.name, "title": record.text("title") or None, "contact": reach}
        _, refusals = read_record(Stakeholder, raw)
        for refusal in refusals:
            value = shorten_text(str(values.pop(".".join(map(str, refusal.path)))), 60)
            self._plan.notes.append(f"{shorten_text(record.name, 60)}: {value} not used: {refusal.message}")
        return values

    @cached_property
    def _superiors(self) -> Mapping[Record, str]:
        """The id of the person whom each contact reports to, where that is one of the account."""
        by_id = {id_key(contact.id): person for contact, person in self._ids.items() if contact.id and person}
        everybody = [(person.id, person.label) for person in self._account.stakeholders]
        everybody += [(id, contact.name) for contact, id in self._ids.items()]
        by_name = Index((id, person_keys(name)) for id, name in everybody)
        above = {person.id: person.reports_to for person in self._account.stakeholders if person.reports_to}
        superiors: dict[Record, str] = {}
        for contact, id in self._ids.items():
            named = by_name.find(*person_keys(contact.text("reports_to")))
            superior = by_id.get(id_key(contact.text("reports_to_id")), "") or (named[0] if len(named) == 1 else "")
            if id and superior and not _is_below(superior, id, above):
                superiors[contact] = above[id] = superior
        return superiors

    def _unit(self, department: str) -> str:
        """The business unit that a department is, where the account has one of that name."""
        key = name_key(department)
        named = [unit.id for unit in self._account.profile.units if key in (unit.id, name_key(unit.name))]
        return named[0] if len(named) == 1 else ""


class Deals(Matcher):
    """Plans what the deals of one account change in it.

    A new opportunity is made of a deal that is still open, with what it is worth to us. Which need it serves no
    customer database says. A deal that is an initiative of the account stays one.
    """

    table, name, fallback, memory = DEALS, "text", "deal", "deal:"
    fixed: ClassVar[Mapping[str, Value]] = {"state": "idea"}
    keys: ClassVar[Mapping[str, str]] = {"state": "state", "worth": "amount", "closes_on": "close_date"}

    def _is_wanted(self, record: Record) -> bool:
        undertaken = {id_key(initiative.crm_id) for initiative in self._account.initiatives if initiative.crm_id}
        if record.id and id_key(record.id) in undertaken:
            self._plan.tally.leave_out(record, "an initiative of the account already, which it stays")
            return False
        return super()._is_wanted(record)

    def _fields(self, record: Record) -> Mapping[str, Value]:
        stage = record.text("stage")
        state = stage if stage in ("won", "lost") else ""
        return {name: value for name, value in (*record.values.items(), ("state", state)) if value}


def plan_head(account: Account, company: Record, plan: Plan) -> None:
    """Put into the plan what the customer database says of the company itself."""
    head = account.profile
    values: dict[str, Value] = {"industry": company.values["industry"]} if company.text("industry") else {}
    if company_key(company.name) != company_key(head.name):
        values["name"] = company.name
    plan.settle_record(KnownRecord(HEAD, "", head.name, head, HEAD), company.id, values, counts=bool(company.line))


def new_head(company: Record, owner: str, tier: str, book: Book, plan: Plan) -> Mapping[str, str]:
    """Put the head of a new account into the plan; given back is what every account needs of it.

    Who answers for it is one of us whom the customer database names, else ``owner``, else our only account manager.
    CannotImport when that is nobody.
    """
    managers = [member.id for member in book.team if member.role == "account_manager"]
    named = [member.id for member in book.team if same_person(member.name, company.text("owner"))]
    answers = next((ids[0] for ids in (named, [owner] if owner else [], managers) if len(ids) == 1), "")
    if not answers:
        raise CannotImport("no-owner", name=company.name)
    head = {"name": company.name, "owner": answers, "tier": tier}
    known = {"name": company.name} | ({"industry": industry} if (industry := company.text("industry")) else {})
    plan.remember_values(HEAD, known)
    plan.head = {**head, **known} | ({"crm_id": company.id} if company.id else {})
    plan.tally.became[NEW] += bool(company.line)
    return head


def company_called(wanted: str, companies: Iterable[Record]) -> Record:
    """The one company of that id or name; CannotImport when there is none or several."""
    _, called = CompanyIndex((company, company.id, company.name) for company in companies).find(wanted, wanted)
    ids = {id_key(company.id) or company.name for company in called}
    if len(ids) > 1:
        raise CannotImport("several-companies", name=wanted, number=len(ids), ids=", ".join(ids))
    if not called:
        raise CannotImport("no-company", name=wanted)
    return called[0]


def account_id(company: Record, taken: Iterable[str]) -> str:
    """The id of the account that a company becomes; CannotImport when its name makes none, or one that is taken."""
    id = make_slug(company.name)
    if not is_slug(id):
        raise CannotImport("no-id", name=company.name)
    if id in taken:
        raise CannotImport("taken-id", id=id, name=company.name, crm_id=company.id)
    return id


def _is_below(one: str, other: str, above: Mapping[str, str]) -> bool:
    """Whether somebody reports to somebody else, directly or through others, or is them."""
    for _ in range(len(above) + 1):  # those who are there may report to each other in a circle
        if one in ("", other):
            break
        one = above.get(one, "")
    return one == other
