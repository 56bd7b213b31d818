"""Deals and the initiatives of an account: which is which, which are new, and what is known of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.authoring.entries import new_id
from generator.importers.changes import DEALS, Addition, Key, Plan, Setting, Value, Vanished
from generator.importers.identity import id_key, sort_of
from generator.importers.memory import fingerprint
from generator.importers.ownership import Known, remember_all, settle
from generator.importers.records import Deal
from generator.model.account import Account
from generator.model.value import Initiative
from generator.names import name_key
from generator.text import count


def plan_deals(account: Account, deals: Sequence[Deal], plan: Plan) -> None:
    """Put into the plan what the deals of one account change in it.

    A new initiative is made of a deal that is still open: ours to lead, a possible part for us, with what it is worth
    to us. What it is worth to them no customer database says.
    """
    by_id = {id_key(each.crm_id): each for each in account.initiatives if each.crm_id}
    names = Counter(name_key(deal.name) for deal in deals)
    taken = {each.id for each in account.initiatives}
    matched = set[str]()
    over = 0
    for deal in dict.fromkeys(deals):
        named = [each for each in account.initiatives if not each.crm_id and name_key(each.text) == name_key(deal.name)]
        initiative = by_id.get(id_key(deal.id)) if deal.id else None
        if initiative is None and len(named) == 1 and names[name_key(deal.name)] == 1:
            initiative = named[0]
        if initiative:
            matched.add(initiative.id)
            _updated(deal, initiative, plan)
        elif named:
            plan.notes.append(
                f"the deal “{deal.name}” could be several initiatives: write its `crm_id` in the right one"
            )
        elif deal.state != "open":
            over += 1
        elif _wanted(deal, plan):
            _added(deal, taken, plan)
    if over:
        plan.notes.append(f"{count(over, 'deal')} that are won or lost there: no initiative was made of them")
    sorts = {sort_of(id_key(deal.id)) for deal in deals if deal.id}
    for each in account.initiatives:
        if each.crm_id and sort_of(id_key(each.crm_id)) in sorts and each.id not in matched:
            plan.vanished.append(Vanished(DEALS, each.id, each.text))


def _memory(deal: Deal) -> str:
    return f"deal:{id_key(deal.id) or fingerprint(name_key(deal.name))}"


def _wanted(deal: Deal, plan: Plan) -> bool:
    if _memory(deal) in plan.memory.records:
        plan.notes.append(f"the deal “{deal.name}” was imported before and removed by somebody: not added again")
        return False
    return True


def _updated(deal: Deal, initiative: Initiative, plan: Plan) -> None:
    record = _memory(deal)
    plan.memory.know(record)
    if deal.id and not initiative.crm_id:
        plan.settings.append(Setting(DEALS, initiative.id, initiative.text, ("crm_id",), deal.id))
    if deal.state == "lost" and initiative.status not in ("cancelled", "deferred"):
        plan.notes.append(f"the deal “{deal.name}” is lost there, and {initiative.id} is not `cancelled` here")
    known = Known(DEALS, initiative.id, initiative.text, record, _typed(initiative))
    for key, value in _values(deal).items():
        settle(known, key, value, plan)


def _added(deal: Deal, taken: set[str], plan: Plan) -> None:
    id = new_id(deal.name, taken, "deal")
    taken.add(id)
    keys: dict[str, Value] = {"id": id, "text": deal.name, "led_by": "us", "our_part": "possible"}
    if deal.money:
        keys["value"] = {"us": {"money": deal.money}}
    if deal.closes:
        keys["due"] = deal.closes.isoformat()
    plan.memory.know(_memory(deal))
    remember_all(_memory(deal), keys, plan)
    if deal.id:
        keys["crm_id"] = deal.id
    plan.additions.append(Addition(DEALS, deal.name, keys))


def _values(deal: Deal) -> Mapping[Key, str]:
    values: dict[Key, str] = {
        ("text",): deal.name,
        ("our_part",): "active" if deal.state == "won" else "",
        ("value", "us", "money"): deal.money,
        ("due",): deal.closes.isoformat() if deal.closes else "",
    }
    return {key: value for key, value in values.items() if value}


def _typed(initiative: Initiative) -> Mapping[Key, str | None]:
    money = initiative.value.us.money
    amount = f"{money.amount:.2f}".removesuffix(".00") if money else ""
    return {
        ("text",): initiative.text,
        ("our_part",): initiative.our_part,
        ("value", "us", "money"): f"{amount} {money.currency}" if money else None,
        ("due",): initiative.due.isoformat() if initiative.due else None,
    }
