"""An account's people as the charts of the People page show them."""

from __future__ import annotations

from generator.charts.power_interest import PowerInterest, draw_grid
from generator.charts.reporting.chart import Reporting, draw_reporting
from generator.model.account import Account


def grid_of(account: Account) -> PowerInterest | None:
    """The power-interest grid of the people who are there; None when nobody's influence is known."""
    return draw_grid([person for person in account.stakeholders if person.left is None])


def tree_of(account: Account) -> Reporting | None:
    """Who reports to whom, with the ties no organisation chart shows; None when nobody's manager is known.

    People who left are kept only as long as somebody still reports to them.
    """
    managers = {person.reports_to for person in account.stakeholders if person.reports_to}
    if not managers:
        return None
    shown = [person for person in account.stakeholders if person.left is None or person.id in managers]
    return draw_reporting(shown, account.ties)
