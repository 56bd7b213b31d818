"""The pages of an account: for each its address, title, template, context, and the file its edit link opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from generator import paths
from generator.context.account.losing import losing_page
from generator.context.account.meetings import meetings_page
from generator.context.account.needs import needs_page
from generator.context.account.overview import overview_page
from generator.context.account.own_promises import decided_rows, own_promise_rows
from generator.context.account.people import people_page
from generator.context.account.requests import requests_page
from generator.context.account.shoes import shoes_page
from generator.context.account.timeline import timeline_page
from generator.context.account.whitespace import whitespace_page
from generator.context.account.work import work_page
from generator.context.account_view import AccountView
from generator.context.changes.account_changes import compare_versions
from generator.context.directory import Directory
from generator.context.documents.brief.brief import make_briefs
from generator.context.documents.contacts import contact_sheet
from generator.context.documents.handover.pack import handover_pack
from generator.context.documents.handover.quiz import make_quiz
from generator.context.documents.packs.offers import PeoplePacks, bring_files, people_packs
from generator.context.documents.project_report.internal import project_reports
from generator.context.documents.review_pack.pack import review_pack
from generator.context.feeds.feeds import account_subscriptions
from generator.context.findings import role_findings
from generator.context.frame import account_frame
from generator.context.places import LABELS, pages_of
from generator.context.rhythm.page import rhythm_page
from generator.context.roles.ambassador import ambassador_page
from generator.context.roles.ceo import ceo_page
from generator.context.roles.consultant import consultant_page
from generator.context.roles.controller.page import controller_page
from generator.context.roles.mediator import mediator_page
from generator.context.roles.shareholder import shareholder_page
from generator.history.earlier_version import EarlierVersion, read_past
from generator.insight.sharing.our_side import own_parts
from generator.model.account import Account
from generator.model.role import Role
from generator.pages.edit_file import edited_in
from generator.pages.plan import Method, Plan

PAGES: Mapping[str, Callable[[Account, date, Directory], object]] = {
    "people": people_page,
    "rhythm": rhythm_page,
    "work": work_page,
    "beyond-the-contract": requests_page,
    "needs": needs_page,
    "whitespace": whitespace_page,
    "their-shoes": shoes_page,
    "losing": losing_page,
    "ceo": ceo_page,
    "ambassador": ambassador_page,
    "mediator": mediator_page,
    "consultant": consultant_page,
    "controller": controller_page,
    "shareholder": shareholder_page,
    "meetings": meetings_page,
    "timeline": timeline_page,
}
"""What makes the context of each page of an account but its overview."""


def list_account_pages(view: AccountView, method: Method, earlier: EarlierVersion | None) -> Iterator[Plan]:
    """Every page of an account; ``earlier`` is a version of it to tell changes against, None where there is none."""
    account, roles = view.account, {role.id: role for role in method.roles}
    offered = people_packs(account, method.as_of)
    handed: Mapping[str, Mapping[str, object]] = {
        "people": {
            "packs": offered,
            "own_parts": own_parts(account),
            "who_does_what": None
            if view.closed or not account.settings.print
            else paths.who_does_what_file(account.id),
            "contact_sheet": contact_sheet(view),
        },
        "meetings": {"bring": bring_files(account, method.as_of), "decided": decided_rows(view)},
        "work": {"own_promises": own_promise_rows(view)},
    }
    for name in pages_of(account):
        if name in paths.ROLES and name not in roles:
            continue
        own = account_frame(account, view.wording, name, method.as_of, method.fixed)
        settings = {"hide": ["navigation", "toc"] if name in _WIDE else ["navigation"]}
        edit = edited_in(account, name)
        if name == "index":
            overview = {"page": overview_page(view, method.roles)}
            yield Plan(own, account.name, "account/overview.md.j2", overview, edit, settings=settings)
        elif name == "handover":
            pack = handover_pack(view)
            page = {"page": pack, "quiz": make_quiz(view, pack)}
            title = f"{LABELS[name]} – {account.name}"
            yield Plan(own, title, "handover/pack.md.j2", page, edit, settings=settings)
        elif name in roles:
            title = f"{roles[name].name} – {account.name}"
            context = _role_context(view, roles[name], method.as_of)
            yield Plan(own, title, f"roles/{name}.md.j2", context, edit, "play", settings)
        else:
            title = f"{LABELS[name]} – {account.name}"
            page = {
                "page": PAGES[name](account, method.as_of, view.directory),
                "calendars": account_subscriptions(view.feeds),
                **handed.get(name, {}),
                **_changed_context(account, name, method, earlier),
            }
            yield Plan(own, title, f"account/{name}.md.j2", page, edit, settings=settings)
    yield from _printed_pages(view, method, offered)


def _printed_pages(view: AccountView, method: Method, offered: PeoplePacks) -> Iterator[Plan]:
    """The pages that are there on paper too: briefs, the review pack, reports on projects."""
    account = view.account

    def plan(target: paths.Target, below: str, title: str, template: str, context: object, **more: object) -> Plan:
        own = replace(account_frame(account, view.wording, below, method.as_of, method.fixed), here=target.page)
        # Whoever looks for a meeting wants the record of it first.
        settings = {"hide": ["navigation", "toc"], "search": {"boost": 0.5}}
        title = f"{title} – {account.name}"
        return Plan(own, title, template, {"page": context, **more}, edited_in(account, below), settings=settings)

    for brief in make_briefs(view):
        page = paths.brief_page(account.id, brief.meeting_id)
        yield plan(page, "meetings", f"Brief: {brief.head.name}", "brief/brief.md.j2", brief, packs=offered)
    pack = review_pack(view)
    if pack:
        page = paths.review_page(account.id)
        yield plan(page, "meetings", f"Review pack: {pack.head.name}", "review/pack.md.j2", pack)
    for report in project_reports(view):
        page = paths.report_page(account.id, report.project_id)
        yield plan(page, "work", f"Report: {report.head.name}", "reports/project.md.j2", report)


def _changed_context(account: Account, page: str, method: Method, earlier: EarlierVersion | None) -> Mapping[str, Any]:
    """What Timeline says of the plan itself; None where no earlier version of it is known.

    Nor where something is left out because of errors, which would seem to have been taken out of the plan.
    """
    if page != "timeline":
        return {}
    if earlier is None or account.left_out:
        return {"changed": None}
    then = read_past(account.id, earlier, account)
    return {"changed": compare_versions(account, then, method.settings, method.as_of)}


def _role_context(view: AccountView, role: Role, as_of: date) -> Mapping[str, Any]:
    return {
        "role": role,
        "questions": view.questions[role.id],
        "findings": role_findings(view, role.id),
        "page": PAGES[role.id](view.account, as_of, view.directory),
    }


_WIDE = ("people", "rhythm")
"""Pages whose tables need the room of the table of contents."""
