"""Whether it was decided what goes into papers for the customer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, rules_of
from generator.insight.sharing.sharing import shared_account, shared_report
from generator.model.account import Account
from generator.model.settings import Settings
from generator.wording.text import count_noun, in_prose

rule = rules_of("record")


@rule("papers-closed", Severity.NOTE)
def papers_closed(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """What is made for the customer leaves out what usually goes out, as nobody decided that it may.

    Found once for an account that says nothing under `share`, and where papers are made for the customer: somebody's
    formats are noted, or a meeting is shared. It says how much would go out with `share: usual` that is marked
    neither `audience: shared` nor `audience: internal`.

    From: Good practice: nothing leaves the house unmarked.
    """
    if account.profile.share is not None or not _makes_papers(account):
        return
    if closed := list(_count_closed(account, as_of)):
        yield Concern(
            f"What is made for {account.name} leaves out {in_prose(closed)}: nothing says that they may see that.",
            (account.profile,),
            "Say `share: usual` under `account` to hand it out, or `share: marked` and `audience: shared` at what "
            "they may see.",
        )


def _makes_papers(account: Account) -> bool:
    return any(person.present and person.information.formats for person in account.stakeholders) or any(
        meeting.audience == "shared" for meeting in account.meetings
    )


def _count_closed(account: Account, as_of: date) -> Iterator[str]:
    """What would go out besides if the usual did, counted."""
    opened = account.model_copy(update={"profile": account.profile.model_copy(update={"share": "usual"})})
    now, usual = shared_account(account, as_of), shared_account(opened, as_of)
    reports = sum(shared_report(opened, project) - shared_report(account, project) for project in account.projects)
    for more, noun, plural in (
        (reports, "report on a project", "reports on projects"),
        (len(usual.milestones) - len(now.milestones), "milestone", "milestones"),
        (len(usual.inputs) - len(now.inputs), "input", "inputs"),
        (len(usual.measures) - len(now.measures), "measure of a contract", "measures of contracts"),
        (len(usual.demand) - len(now.demand), "thing they need of us", "things they need of us"),
        (len(usual.year) - len(now.year), "day of their year", "days of their year"),
    ):
        if more:
            yield count_noun(more, noun, plural)
