"""An account's people as the charts of the People page need them."""

from __future__ import annotations

from generator.charts.power_interest import GridPerson, PowerInterest, power_interest
from generator.charts.reporting.chart import Reporting, ReportingPerson, draw_reporting
from generator.charts.reporting.tie_curves import Tie
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.paths import Target, account_page


def draw_grid(account: Account) -> PowerInterest | None:
    """The power-interest grid of the people who are there; None when nobody's influence is known."""
    present = [person for person in account.stakeholders if person.left is None]
    return power_interest(
        [
            GridPerson(person.label, person.influence, person.interest, person.support, _card_target(account, person))
            for person in present
        ]
    )


def draw_tree(account: Account) -> Reporting | None:
    """Who reports to whom, with the ties no organisation chart shows; None when nobody's manager is known.

    People who left are kept only as long as somebody still reports to them.
    """
    managers = {person.reports_to for person in account.stakeholders if person.reports_to}
    if not managers:
        return None
    shown = [p for p in account.stakeholders if p.left is None or p.id in managers]
    return draw_reporting(
        [
            ReportingPerson(
                key=person.id,
                name=person.name or "",
                title=person.title or "",
                reports_to=person.reports_to or "",
                support=person.support,
                left=person.left is not None,
                target=_card_target(account, person),
            )
            for person in shown
        ],
        [Tie(tie.from_, tie.to, tie.kind) for tie in account.ties],
    )


def _card_target(account: Account, person: Stakeholder) -> Target:
    return account_page(account.id, "people", person.id)
