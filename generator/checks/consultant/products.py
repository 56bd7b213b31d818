"""Rules of the consultant about what they have: whether they use it, and what comes to an end elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.checks.whom import who_could_say
from generator.days.period import in_words
from generator.insight.value.products import HARDLY_USED, ending_elsewhere, under_used
from generator.model.account import Account
from generator.model.products import Product
from generator.model.settings import Settings
from generator.wording.text import in_prose, quote_text

rule = rules_of("consultant", Stake.LOYALTY, "products")
rule_on_whitespace = rules_of("consultant", Stake.VALUE, "whitespace")


@rule("product-under-used", Severity.AMBER)
def product_under_used(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """They pay for something and do not use it.

    Found below 75 per cent in use: worth knowing, and to be seen to below 40, or once its `renewal` is near
    (`contract_end_days.amber`, 180 days). Of what is to be renewed within that time and of which nobody has counted how
    much is in use, it is asked.

    From: The client's representative inside the supplier.
    """
    near = as_of + timedelta(days=settings.contract_end_days.amber)
    for product in under_used(account, as_of):
        renewal = product.renewal if product.renewal and as_of <= product.renewal <= near else None
        unit = next((unit for unit in account.profile.units if unit.id == product.unit), None)
        where = f" in {unit.name}" if unit else ""
        counted = f", as of {in_words(product.on)}" if product.on else ""
        yield Concern(
            f"Of {quote_text(product.name)} {product.in_use_percent} % is in use{where}{counted}"
            f"{f'; it is to be renewed on {in_words(renewal)}' if renewal else ''}.",
            (product,),
            f"Help {_whom(account, product)}: sit beside those who do not use it, and find out what they use instead.",
            None if renewal or (product.in_use_percent or 0) < HARDLY_USED else Severity.NOTE,
            until=renewal,
        )
    for product in account.products:
        if product.in_use_percent is None and product.renewal and as_of <= product.renewal <= near:
            yield Concern(
                f"{quote_text(product.name)} is to be renewed on {in_words(product.renewal)}, and nobody has noted how "
                "much of it is in use.",
                (product,),
                f"Ask {_whom(account, product)}, and count before you speak of the renewal.",
                Severity.NOTE,
                until=product.renewal,
            )


def _whom(account: Account, product: Product) -> str:
    heads = [unit.head for unit in account.profile.units if unit.id == product.unit]
    return who_could_say(account, heads, ("user", "business_owner", "champion"))


@rule_on_whitespace("elsewhere-ends-soon", Severity.NOTE)
def elsewhere_ends_soon(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """What one of their units has from somebody else comes to its end.

    Found from 180 days before the day on which their contract with somebody else runs out (`elsewhere: until`).

    From: The client's representative inside the supplier.
    """
    for row, other in ending_elsewhere(account, as_of):
        names = in_prose([unit.name for unit in account.profile.units if unit.id in other.units])
        heads = [unit.head for unit in account.profile.units if unit.id in other.units]
        ask = who_could_say(account, heads, ("business_owner", "user", "decision_maker"))
        if other.until:
            yield Concern(
                f"{names} has {quote_text(row.offering)} from {other.who} until {in_words(other.until)}.",
                (row,),
                f"Ask {ask} what they would want otherwise; offer nothing before that.",
                until=other.until,
            )
