"""What is made for a customer comes from types of its own, in which no record of the account stands."""

from __future__ import annotations

import dataclasses
from typing import Any, get_args, get_type_hints

import pytest
from made import account

from generator.context.documents.edition.edition import EditionMaterial
from generator.context.documents.edition.page import Edition
from generator.context.documents.leave_behind import LeaveBehind
from generator.context.documents.packs.contacts import ContactCard
from generator.context.documents.packs.pack import Pack
from generator.context.documents.project_report.customer import CustomerReport
from generator.context.documents.project_report.internal import ProjectReport
from generator.context.documents.who_does_what import WhoDoesWhat
from generator.insight.sharing.shared import SharedAccount, SharedDates
from generator.model.record import Record
from generator.outputs.plain import plain_data


def records_in(kind: Any, seen: set[Any] | None = None) -> set[str]:
    """The types of record that can be reached from a type."""
    seen = set() if seen is None else seen
    if kind in seen:
        return set()
    seen.add(kind)
    inner = list(get_args(kind))
    if dataclasses.is_dataclass(kind):
        inner += get_type_hints(kind).values()
    own = {kind.__name__} if isinstance(kind, type) and issubclass(kind, Record) else set()
    return own.union(*(records_in(each, seen) for each in inner))


@pytest.mark.parametrize(
    "kind",
    [LeaveBehind, CustomerReport, Pack, WhoDoesWhat, SharedAccount, SharedDates, ContactCard, EditionMaterial, Edition],
)
def test_no_record_can_be_reached_from_what_is_for_a_customer(kind: type) -> None:
    assert records_in(kind) <= {"Money"}, "an amount is the only one that may be handed on"


def test_records_are_found_where_there_are_some() -> None:
    assert records_in(ProjectReport) >= {"Project", "Milestone", "Commitment"}


def test_a_paper_of_our_own_reads_of_a_record_what_stands_in_it_and_nothing_inside_it() -> None:
    project = {
        "name": "Web shop",
        "phase": "delivery",
        "due": "2026-12-01",
        "parties": ["Ferro"],
        "milestones": [{"text": "Go-live", "side": "us", "due": "2026-12-01"}],
    }
    given = plain_data(account(projects=[project]).projects[0], 5)

    assert (given["name"], given["due"], given["health"]) == ("Web…", "1\u00a0Dec\u00a02026", None)
    assert given.keys().isdisjoint({"milestones", "parties", "report"})
