"""People of an import whom another account has already."""

from __future__ import annotations

from collections.abc import Mapping

from generator.importers.changes import PEOPLE, Plan
from generator.load.book import list_accounts, people_of_all


def note_people_elsewhere(plan: Plan, project: Mapping[str, bytes]) -> None:
    """Note in a plan who is added and has the e-mail address of somebody in another account of the project."""
    added = [addition for addition in plan.additions if addition.table == PEOPLE]
    addresses = {addition.label: str(addition.keys.get("contact.email", "")).casefold() for addition in added}
    wanted = set(filter(None, addresses.values()))
    found = people_of_all(list_accounts(project)[0]).find_by_email(wanted, plan.account) if wanted else {}
    for name, address in addresses.items():
        if named := found.get(address):
            plan.notes.append(
                f"{name} has the e-mail address of {named}: if they are one person, type `same_as: {named}` "
                "and leave out what stands there"
            )
