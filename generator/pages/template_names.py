"""What each template may print, made of the types of what the pages are given."""

from __future__ import annotations

import dataclasses
import inspect
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from generator.context.account.meetings import MeetingsPage
from generator.context.account.overview import OverviewPage
from generator.context.account.own_promises import OwnPromiseRow
from generator.context.account.people import PeoplePage
from generator.context.account.timeline import TimelinePage
from generator.context.account.work import WorkPage
from generator.context.calendar.page import CalendarPage
from generator.context.changes.account_changes import AccountChanges
from generator.context.documents.brief.brief import Brief
from generator.context.documents.contacts import ContactSheet
from generator.context.documents.handover.pack import HandoverPack
from generator.context.documents.handover.quiz import Quiz
from generator.context.documents.packs.offers import PeoplePacks
from generator.context.documents.project_report.internal import ProjectReport
from generator.context.documents.review_pack.pack import ReviewPack
from generator.context.feeds.feeds import Subscription
from generator.context.findings import RoleFindings
from generator.context.frame import Frame
from generator.context.left_out import UnreadRow
from generator.context.manual import FiguresPage, Piece, RulesPage, split_code
from generator.context.portfolio.accounts import AccountsPage
from generator.context.portfolio.attention import AttentionPage
from generator.context.portfolio.connections import ConnectionsPage
from generator.context.portfolio.desk import DeskPage
from generator.context.portfolio.feedback import FeedbackPage
from generator.context.portfolio.first_days import FirstDaysPage
from generator.context.portfolio.home import HomePage, PlaybookPage, ProblemsPage, RoleCard
from generator.context.portfolio.lists import ListPage
from generator.context.portfolio.plays import PlayPage, PlaysPage
from generator.context.portfolio.portfolio import PortfolioPage
from generator.context.portfolio.role_needs import RoleNeeds
from generator.context.questions import RoleQuestions
from generator.context.reference import KeyPage, ReferencePage
from generator.context.rhythm.page import RhythmPage
from generator.context.roles.ambassador import AmbassadorPage
from generator.context.roles.ceo import CeoPage
from generator.context.roles.consultant import ConsultantPage
from generator.context.roles.controller.page import ControllerPage
from generator.context.roles.mediator import MediatorPage
from generator.context.roles.shareholder import ShareholderPage
from generator.context.wording import Wording
from generator.insight.sharing.our_side import OwnPart
from generator.model.record import Record
from generator.model.role import Role
from generator.pages.account_pages import PAGES
from generator.paths import BEGUN_PAGES, REFERENCE, Target
from generator.rendering.filters import FILTERS_OF_A_PAGE
from generator.rendering.missing_names import OF_A_PAGE, names_gone

_EXPLAINED = ("generator.context.", "generator.insight.", "generator.checks.", "generator.pages.")
"""Where the types stand that are explained field by field; a chart is drawn by its part and no page reads it."""

_SHARED = 3
"""In so many templates a type has to be for it to be explained once, at the end."""


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name, its type in words, and what it stands for."""

    name: str
    kind: tuple[Piece, ...]
    text: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class TypeEntry:
    """A type with all its names."""

    name: str
    text: tuple[Piece, ...]
    names: tuple[NameRow, ...]


@dataclass(frozen=True, slots=True)
class TemplateEntry:
    """A template: what it is given, and the types that it and few others meet."""

    file: str
    names: tuple[NameRow, ...]
    types: tuple[TypeEntry, ...]


@dataclass(frozen=True, slots=True)
class TemplateNamesPage:
    """Context of ``portfolio/template-names.md.j2``."""

    #: Where the keys of every record stand.
    reference: Target
    #: The filters whose answer depends on the account.
    filters: tuple[NameRow, ...]
    #: What every template is given.
    frame: TypeEntry
    templates: tuple[TemplateEntry, ...]
    #: Types that several templates meet.
    shared: tuple[TypeEntry, ...]
    #: Names that went since version 0.1, by the type they were in, each with what to write instead.
    gone: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


_OF_ACCOUNT = {"calendars": tuple[Subscription, ...]}
_DECIDED = Mapping[str, tuple[OwnPromiseRow, ...]]
_OF_ROLE = {
    "role": Role,
    "questions": RoleQuestions,
    "findings": RoleFindings,
    "cards": tuple[RoleCard, ...],
    "needs": RoleNeeds,
}

GIVEN: Mapping[str, Mapping[str, Any]] = {
    "account/meetings.md.j2": {
        "page": MeetingsPage,
        **_OF_ACCOUNT,
        "bring": Mapping[str, Target | None],
        "decided": _DECIDED,
    },
    "account/overview.md.j2": {"page": OverviewPage},
    "account/people.md.j2": {
        "page": PeoplePage,
        **_OF_ACCOUNT,
        "packs": PeoplePacks,
        "own_parts": tuple[OwnPart, ...],
        "who_does_what": Target | None,
        "contact_sheet": ContactSheet | None,
    },
    "account/rhythm.md.j2": {"page": RhythmPage, **_OF_ACCOUNT},
    "account/timeline.md.j2": {"page": TimelinePage, **_OF_ACCOUNT, "changed": AccountChanges | None},
    "account/unread.md.j2": {"page": UnreadRow},
    "account/work.md.j2": {"page": WorkPage, **_OF_ACCOUNT, "own_promises": tuple[OwnPromiseRow, ...]},
    **{f"account/{name}.md.j2": {"page": get_type_hints(PAGES[name])["return"], **_OF_ACCOUNT} for name in BEGUN_PAGES},
    "brief/brief.md.j2": {"page": Brief, "packs": PeoplePacks},
    "handover/pack.md.j2": {"page": HandoverPack, "quiz": Quiz},
    "portfolio/accounts.md.j2": {"page": AccountsPage},
    "portfolio/attention.md.j2": {"page": AttentionPage},
    "portfolio/calendar.md.j2": {"page": CalendarPage},
    "portfolio/desk.md.j2": {"page": DeskPage},
    "portfolio/connections.md.j2": {"page": ConnectionsPage},
    "portfolio/feedback.md.j2": {"page": FeedbackPage},
    "portfolio/figures.md.j2": {"page": FiguresPage},
    "portfolio/first-days.md.j2": {"page": FirstDaysPage},
    "portfolio/home.md.j2": {"page": HomePage},
    **{f"portfolio/{name}.md.j2": {"page": PlaybookPage} for name in ("account-manager", "playbook")},
    **{f"portfolio/{name}.md.j2": {"page": kind} for name, kind in (("play", PlayPage), ("plays", PlaysPage))},
    "portfolio/portfolio.md.j2": {"page": PortfolioPage},
    "portfolio/problems.md.j2": {"page": ProblemsPage},
    "portfolio/list.md.j2": {"page": ListPage},
    "portfolio/reference.md.j2": {"page": ReferencePage},
    "portfolio/reference-key.md.j2": {"page": KeyPage},
    "portfolio/rules.md.j2": {"page": RulesPage},
    "portfolio/template-names.md.j2": {"page": TemplateNamesPage},
    "reports/project.md.j2": {"page": ProjectReport},
    "review/pack.md.j2": {"page": ReviewPack},
    "roles/ambassador.md.j2": {"page": AmbassadorPage, **_OF_ROLE},
    "roles/ceo.md.j2": {"page": CeoPage, **_OF_ROLE},
    "roles/consultant.md.j2": {"page": ConsultantPage, **_OF_ROLE},
    "roles/controller.md.j2": {"page": ControllerPage, **_OF_ROLE},
    "roles/mediator.md.j2": {"page": MediatorPage, **_OF_ROLE},
    "roles/shareholder.md.j2": {"page": ShareholderPage, **_OF_ROLE},
}
"""What each template is given besides the frame; `cards` and `needs` are for the teaching block of a role."""


@cache
def template_names_page() -> TemplateNamesPage:
    """Every name that a template may print, template by template."""
    met = {file: {kind for top in names.values() for kind in _find_types(top)} for file, names in GIVEN.items()}
    every = set[type]().union(*met.values()) - {Frame}
    shared = {kind for kind in every if sum(kind in kinds for kinds in met.values()) >= _SHARED}
    return TemplateNamesPage(
        reference=Target(REFERENCE),
        filters=tuple(
            NameRow(name, (), _first_sentence(getattr(Wording, name, answer)))
            for name, answer in FILTERS_OF_A_PAGE.items()
        ),
        frame=_type_entry(Frame),
        templates=tuple(
            TemplateEntry(
                file,
                tuple(NameRow(name, split_code(_type_in_words(kind)), ()) for name, kind in names.items()),
                _type_entries(met[file] - shared),
            )
            for file, names in GIVEN.items()
        ),
        shared=_type_entries(shared),
        gone=tuple(
            ("on a page as a whole" if kind == OF_A_PAGE else kind, tuple(gone.items()))
            for kind, gone in names_gone().items()
        ),
    )


def _find_types(hint: Any) -> set[type]:
    """The types a name of that type leads to, field by field, that are explained."""
    types, waiting = set[type](), list(_types_in(hint))
    while waiting:
        kind = waiting.pop()
        if kind not in types and dataclasses.is_dataclass(kind) and kind.__module__.startswith(_EXPLAINED):
            types.add(kind)
            waiting += [inner for field in get_type_hints(kind).values() for inner in _types_in(field)]
    return types


def _types_in(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and not get_args(hint):
        yield hint
    if dataclasses.is_dataclass(origin := get_origin(hint)):
        yield cast("type", origin)
    for part in get_args(hint):
        yield from _types_in(part)


def _type_entries(kinds: Iterable[type]) -> tuple[TypeEntry, ...]:
    return tuple(map(_type_entry, sorted(kinds, key=lambda kind: (kind.__name__, kind.__module__))))


def _type_entry(kind: type) -> TypeEntry:
    hints, comments = get_type_hints(kind), _field_comments(kind)
    rows = [NameRow(name, split_code(_type_in_words(hint)), comments.get(name, ())) for name, hint in hints.items()]
    for name, member in vars(kind).items():
        if isinstance(member, property) and not name.startswith("_"):
            returned = get_type_hints(member.fget)["return"]
            rows.append(NameRow(name, split_code(_type_in_words(returned)), _first_sentence(member)))
    return TypeEntry(kind.__name__, _first_sentence(kind), tuple(rows))


def _first_sentence(documented: object) -> tuple[Piece, ...]:
    return split_code((inspect.getdoc(documented) or "").partition("\n\n")[0].replace("\n", " "))


def _field_comments(kind: type) -> Mapping[str, tuple[Piece, ...]]:
    """What the comments above the fields of a type say."""
    comments, above = dict[str, tuple[Piece, ...]](), list[str]()
    for line in _class_lines(kind):
        if comment := re.match(r"    #: (.*)", line):
            above.append(comment[1])
        elif field := re.match(r"    (\w+): ", line):
            comments[field[1]] = split_code(" ".join(above))
            above = []
    return comments


def _class_lines(kind: type) -> Iterator[str]:
    lines, head = iter(_source_lines(kind.__module__)), re.compile(rf"class {kind.__name__}\b")
    for line in lines:
        if head.match(line):
            break
    for line in lines:
        if line and not line.startswith(" "):
            return
        yield line


@cache
def _source_lines(module: str) -> tuple[str, ...]:
    return tuple(inspect.getsource(sys.modules[module]).splitlines())


def _type_in_words(hint: Any) -> str:
    """A type as people read it: ``list of PersonRow``, ``State or none``; a record between backticks."""
    arguments, origin = [part for part in get_args(hint) if part is not Ellipsis], get_origin(hint)
    if origin is tuple and Ellipsis in get_args(hint):
        return f"list of {_type_in_words(arguments[0])}"
    if origin is tuple:
        return f"{', '.join(map(_type_in_words, arguments))} together"
    if origin is Counter:
        return f"number by {_type_in_words(arguments[0])}"
    if dataclasses.is_dataclass(origin):
        return f"{_type_name(origin)} of {_type_in_words(arguments[0])}"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return f"{_type_in_words(arguments[1])} by {_type_in_words(arguments[0])}"
    if arguments:
        known = [_type_in_words(part) for part in arguments if part is not type(None)]
        return " or ".join(known) + (" or none" if type(None) in arguments else "")
    return _type_name(hint)


_PLAIN = {str: "text", int: "number", float: "number", bool: "yes or no", type(None): "none"}


def _type_name(kind: Any) -> str:
    if isinstance(kind, TypeVar):
        return "whatever it is of"
    if isinstance(kind, type) and issubclass(kind, Record):
        return f"`{kind.__name__}`"
    return _PLAIN.get(kind) or {"date": "day"}.get(name := getattr(kind, "__name__", str(kind)), name)
