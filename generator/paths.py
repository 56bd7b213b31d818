"""Every address of the site: which file a page is, and how one page links to another."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

ROLES = ("ceo", "ambassador", "mediator", "consultant", "controller", "shareholder")
"""The six roles, in the order in which the playbook teaches them."""

HOME = "index.md"
ATTENTION = "attention.md"
ACCOUNTS = "accounts/index.md"
PORTFOLIO = "portfolio.md"
CALENDAR = "calendar/index.md"
CONNECTIONS = "connections.md"
PLAYBOOK = "playbook/index.md"
FOLDER_OF_PLAYS = "playbook/plays/"
PLAYS = f"{FOLDER_OF_PLAYS}index.md"
ACCOUNT_MANAGER = "playbook/account-manager.md"
PROBLEMS = "problems.md"
REFERENCE = "reference/account.md"
RULES = "reference/rules.md"
FIGURES = "reference/figures.md"
TEMPLATE_NAMES = "reference/template-names.md"
MADE_REFERENCES = (REFERENCE, RULES, FIGURES, TEMPLATE_NAMES)
"""What is made of the program itself, and the same for all projects."""

FEEDBACK, FEEDBACK_TABLE = "lists/feedback.md", "lists/feedback.csv"
"""What customers told us about our products; there once one of them did."""

ALL_CALENDARS = "calendar/all.ics"

FOLDER_OF_ACCOUNTS = "accounts/"
FOLDER_OF_DESKS = "team/"
FOLDER_OF_LISTS = "lists/"

ACCOUNT_INDEX = "accounts/index.js"
"""Id, name, owner and state of every account, for scripts."""

ACCOUNT_PAGES = ("index", "people", "rhythm", "work", *ROLES, "meetings", "timeline", "handover")
"""The pages every account has, in the order of its navigation; ``index`` is the overview."""

BEGUN_PAGES = ("beyond-the-contract", "needs", "whitespace", "their-shoes", "losing")
"""The pages an account has once something was typed that stands there; in its navigation they follow Work."""

NAVIGATION = (*ACCOUNT_PAGES[:4], *BEGUN_PAGES, *ACCOUNT_PAGES[4:])
"""All pages an account can have, in the order of its navigation."""


@dataclass(frozen=True, slots=True)
class Target:
    """A place a link leads to: a page or another file, and an anchor on it (empty for its top)."""

    page: str
    anchor: str = ""


def company_logo(file: str) -> Target:
    """Our own logo."""
    return Target(f"company/{file}")


TO_SEE_TO = "to-see-to"
"""Where on its first page everything stands that an account needs."""


def account_page(account: str, page: str = "index", anchor: str = "") -> Target:
    """A page of an account; ``page`` is one of NAVIGATION."""
    return Target(f"accounts/{account}/{page}.md", anchor)


def reference_page_of_key(key: str, anchor: str = "") -> Target:
    """What may be typed below a key at the top of an account."""
    return Target(f"reference/account/{key.replace('_', '-')}.md", anchor)


def role_page(role: str) -> Target:
    """The page that teaches a role."""
    return Target(f"playbook/{role}.md")


def play_page(play: str) -> Target:
    """The page of a play."""
    return Target(f"{FOLDER_OF_PLAYS}{play}.md")


def brief_page(account: str, meeting: str) -> Target:
    """The brief before a meeting."""
    return Target(f"accounts/{account}/briefs/{meeting}.md")


def brief_file(account: str, meeting: str) -> Target:
    """The brief before a meeting, to print."""
    return Target(f"accounts/{account}/briefs/{meeting}.pdf")


def agenda_file(account: str, meeting: str) -> Target:
    """The agenda of a meeting for the customer to take away."""
    return Target(f"accounts/{account}/agendas/{meeting}.pdf")


def review_page(account: str) -> Target:
    """The pack for the next review of an account."""
    return Target(f"accounts/{account}/review.md")


def review_file(account: str) -> Target:
    """The pack for the next review of an account, to print."""
    return Target(f"accounts/{account}/review.pdf")


def handover_file(account: str) -> Target:
    """What whoever takes an account over needs to know of it, to print."""
    return Target(f"accounts/{account}/handover.pdf")


def handover_letter(account: str) -> Target:
    """What the customer is told of who answers for the account from now on."""
    return Target(f"accounts/{account}/handover-letter.pdf")


def report_page(account: str, project: str) -> Target:
    """The reports on a project."""
    return Target(f"accounts/{account}/reports/{project}.md")


def internal_report(account: str, project: str) -> Target:
    """The report on a project for our own superiors, to print; its name says so, as files get sent on."""
    return Target(f"accounts/{account}/reports/{project}.internal.pdf")


def customer_report(account: str, project: str) -> Target:
    """The report on a project for the customer."""
    return Target(f"accounts/{account}/reports/{project}.customer.pdf")


def decision_file(account: str, request: str) -> Target:
    """The paper on which a request beyond the contract is decided, for our superiors; its name says so."""
    return Target(f"accounts/{account}/decisions/{request}.internal.pdf")


def whitespace_sheet(account: str) -> Target:
    """Which units have what of ours, as a spreadsheet for our own people; its name says so."""
    return Target(f"accounts/{account}/whitespace.internal.xlsx")


def pack_file(account: str, person: str, format: str, ending: str, own: bool = False) -> Target:
    """What one of the customer's people is handed in a format; ``own`` is our edition of it."""
    name = f"{person}-{format.replace('_', '-')}.{ending}"
    return Target(f"accounts/{account}/packs/{'own/' if own else ''}{name}")


def bring_file(account: str, meeting: str) -> Target:
    """Everything to bring to a meeting."""
    return Target(f"accounts/{account}/bring/{meeting}.zip")


def our_contacts(account: str) -> Target:
    """How to reach those of us the customer deals with, for the customer."""
    return Target(f"accounts/{account}/our-people.vcf")


def who_does_what_file(account: str) -> Target:
    """Who of us does what, for the customer."""
    return Target(f"accounts/{account}/who-does-what.pdf")


def contact_sheet_file(account: str) -> Target:
    """How to reach the people of both sides, to print, for us."""
    return Target(f"accounts/{account}/contacts.internal.pdf")


def call_card_file(account: str) -> Target:
    """Whom to call when something goes wrong, to print, for us."""
    return Target(f"accounts/{account}/call-card.internal.pdf")


def their_contacts(account: str) -> Target:
    """How to reach the customer's people, for us."""
    return Target(f"accounts/{account}/their-people.vcf")


def account_calendar(account: str) -> Target:
    """The calendar file of an account, for our own people."""
    return Target(f"accounts/{account}/rhythm.ics")


def shared_calendar(account: str) -> Target:
    """The calendar file of an account that is meant for the customer."""
    return Target(f"accounts/{account}/shared.ics")


def desk_page(colleague: str) -> Target:
    """The desk of one of us."""
    return Target(f"{FOLDER_OF_DESKS}{colleague}.md")


def first_days_page(colleague: str) -> Target:
    """The page of the first ninety days of one of us."""
    return Target(f"{FOLDER_OF_DESKS}{colleague}/first-90-days.md")


def desk_calendar(colleague: str) -> Target:
    """The calendar file of one of us."""
    return Target(f"{FOLDER_OF_DESKS}{colleague}.ics")


def cover_file(colleague: str, first: date) -> Target:
    """What whoever stands in for one of us from a day on needs to know of all their accounts, to print."""
    return Target(f"{FOLDER_OF_DESKS}{colleague}/away-{first.isoformat()}.pdf")


def following_page(first: str, number: int) -> Target:
    """The page of that number, from 1, of a list that is too long for its ``first`` page."""
    name = page_address(first).strip("/").removeprefix(FOLDER_OF_LISTS)
    return Target(first if number == 1 else f"{FOLDER_OF_LISTS}{name}-{number}.md")


def list_page(list: str) -> Target:
    """The first page of a list over all accounts."""
    return Target(f"{FOLDER_OF_LISTS}{list}.md")


def page_address(page: str) -> str:
    """The address of a page below the site's root, as MkDocs lays it out: a folder with a slash at its end.

    That of any other file is its name.
    """
    if not page.endswith(".md"):
        return page
    folder, name = posixpath.split(page.removesuffix(".md"))
    if name == "index":
        return f"{folder}/" if folder else ""
    return posixpath.join(folder, name) + "/"


Link = Callable[[Target, str], str]
"""How a page writes a link: from the target and the page it stands on."""


def to_file(target: Target, page: str) -> str:
    """The link from one page's file to another's, for a builder that turns files into addresses in HTML too."""
    path = "" if target.page == page else posixpath.relpath(target.page, posixpath.dirname(page) or ".")
    return f"{path}#{target.anchor}" if target.anchor else path or posixpath.basename(page)


def to_html(target: Target, page: str) -> str:
    """The link from one page to another where a page is a file, as with ``use_directory_urls: false``."""
    return to_file(Target(_html_path(target.page), target.anchor), _html_path(page))


def _html_path(page: str) -> str:
    return f"{page.removesuffix('.md')}.html" if page.endswith(".md") else page


def to_address(target: Target, page: str) -> str:
    """The link from one page's address to a target, relative so that the site works in any folder of any server."""
    start, goal = page_address(page) or ".", page_address(target.page)
    path = posixpath.relpath(goal or ".", start)
    folder = goal == "" or goal.endswith("/")
    link = "./" if path == "." else f"{path}/" if folder else path
    if target.anchor:
        return f"#{target.anchor}" if target.page == page else f"{link}#{target.anchor}"
    return link


LINKS: dict[str, Link] = {link.__name__: link for link in (to_address, to_file, to_html)}
"""The ways to write a link, by name."""
