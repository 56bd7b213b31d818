"""Companies and the heads of accounts: what is known of one that is there, and the head of a new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.importers.changes import HEAD, Key, KnownRecord, Plan
from generator.importers.errors import CannotImport
from generator.importers.identity import CompanyIndex, company_key, id_key
from generator.importers.records import FieldValue, Record
from generator.importers.tally import NEW
from generator.model.account import Account
from generator.model.book import Book
from generator.wording.names import same_person
from generator.wording.text import is_slug, make_slug


def plan_head(account: Account, company: Record, plan: Plan) -> None:
    """Put into the plan what the customer database says of the company itself."""
    head = account.profile
    values: dict[Key, FieldValue] = {("industry",): industry} if (industry := company.text("industry")) else {}
    if company_key(company.name) != company_key(head.name):
        values[("name",)] = company.name
    before = plan.settle_record(KnownRecord(HEAD, "", head.name, head, HEAD), company.id, values)
    if company.line:  # else it is no record of its own
        plan.tally.count_known(before)


def new_head(company: Record, owner: str, tier: str, book: Book, plan: Plan) -> Mapping[str, str]:
    """Put the head of a new account into the plan; given back is what every account needs of it.

    Who answers for it is one of us whom the customer database names, else ``owner``, else our only account manager.
    CannotImport when that is nobody.
    """
    managers = [member.id for member in book.team if member.role == "account_manager"]
    named = [member.id for member in book.team if same_person(member.name, company.text("owner"))]
    answers = next((ids[0] for ids in (named, [owner] if owner else [], managers) if len(ids) == 1), "")
    if not answers:
        raise CannotImport(f"nobody answers for “{company.name}” yet: name one of us with --owner.")
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
        raise CannotImport(f"“{wanted}” could be {len(ids)} companies of the files: name its id ({', '.join(ids)}).")
    if not called:
        raise CannotImport(f"there is no company “{wanted}” in the files.")
    return called[0]


def account_id(company: Record, taken: Iterable[str]) -> str:
    """The id of the account that a company becomes; CannotImport when its name makes none, or one that is taken."""
    id = make_slug(company.name)
    if not is_slug(id):
        raise CannotImport(f"no id can be made of the name “{company.name}”: make the account by hand, then import.")
    if id in taken:
        raise CannotImport(
            f"there is an account {id} already. If it is “{company.name}”, write `crm_id: {company.id}` in its head."
        )
    return id
