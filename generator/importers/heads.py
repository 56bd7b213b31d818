"""Companies and the heads of accounts: what is known of one that is there, and the head of a new one."""

from __future__ import annotations

from collections.abc import Iterable

from generator.importers.changes import HEAD, Plan, Setting, Value
from generator.importers.identity import company_key, id_key
from generator.importers.ownership import Known, remember_all, settle
from generator.importers.records import Company
from generator.importers.refused import CannotImport
from generator.importers.tally import NEW
from generator.model.account import Account
from generator.model.team import TeamMember
from generator.names import name_key
from generator.text import is_slug, slug


def plan_head(account: Account, company: Company | None, plan: Plan) -> None:
    """Put into the plan what the customer database says of the company itself."""
    if company is None:
        return
    head, before = account.profile, len(plan.settings)
    if company.id and not head.crm_id:
        plan.settings.append(Setting(HEAD, "", head.name, ("crm_id",), company.id))
    known = Known(HEAD, "", head.name, HEAD, head)
    for key, value in ((("name",), company.name), (("industry",), company.industry)):
        if value and (key != ("name",) or company_key(value) != company_key(head.name)):
            settle(known, key, value, plan)
    if company.line:
        plan.tally.count_settled(plan.settings[before:])


def new_head(company: Company, owner: str, tier: str, plan: Plan) -> None:
    """Put the head of a new account into the plan."""
    keys: dict[str, Value] = {"name": company.name, "owner": owner, "tier": tier}
    if company.industry:
        keys["industry"] = company.industry
    remember_all(HEAD, {key: value for key, value in keys.items() if key in ("name", "industry")}, plan)
    if company.id:
        keys["crm_id"] = company.id
    plan.head = keys
    plan.tally.became[NEW] += bool(company.line)


def company_called(wanted: str, companies: Iterable[Company]) -> Company:
    """The one company of that id or name; CannotImport when there is none or several."""
    companies = list(companies)
    tried = (
        [each for each in companies if each.id and id_key(each.id) == id_key(wanted)],
        [each for each in companies if name_key(each.name) == name_key(wanted)],
        [each for each in companies if company_key(each.name) == company_key(wanted)],
    )
    for found in tried:
        ids = {id_key(each.id) or each.name for each in found}
        if len(ids) > 1:
            raise CannotImport(
                f"“{wanted}” could be {len(ids)} companies of the files: name its id ({', '.join(ids)})."
            )
        if found:
            return found[0]
    raise CannotImport(f"there is no company “{wanted}” in the files.")


def account_id(company: Company, taken: Iterable[str]) -> str:
    """The id of the account that a company becomes; CannotImport when its name makes none, or one that is taken."""
    id = slug(company.name)
    if not is_slug(id):
        raise CannotImport(f"no id can be made of the name “{company.name}”: make the account by hand, then import.")
    if id in taken:
        raise CannotImport(
            f"there is an account {id} already. If it is “{company.name}”, write `crm_id: {company.id}` in its head."
        )
    return id


def owner_of(company: Company, team: Iterable[TeamMember]) -> str:
    """The id of our colleague who looks after a company there; empty when that is none of ours."""
    named = [member.id for member in team if company.owner and name_key(member.name) == name_key(company.owner)]
    return named[0] if len(named) == 1 else ""
