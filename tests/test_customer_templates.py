"""Nothing internal can be named in a template of what a customer is handed: each such name is an error."""

from __future__ import annotations

import dataclasses
import re
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, cast, get_args, get_type_hints

import pytest
import typst
from projects import DAY, ROOT, checked, everything_project

from generator.context.documents.handover.letter import HandoverLetter, make_letter
from generator.context.documents.leave_behind import LeaveBehind, leave_behind
from generator.context.documents.packs.pack import Pack, customer_pack
from generator.context.documents.project_report.customer import CustomerReport, customer_report
from generator.context.documents.who_does_what import WhoDoesWhat, who_does_what
from generator.insight.sharing.sharing import shared_account
from generator.model.account import Account
from generator.model.record import Record
from generator.outputs.formats import MAKERS
from generator.outputs.forms import AGENDA, CUSTOMER_REPORT, HANDOVER_LETTER, WHO_DOES_WHAT, print_form
from generator.outputs.packs.layout import Printer
from generator.outputs.paper import PaperPrinter, PrintedDocument
from generator.outputs.stand_ins import as_json
from generator.pages.template_names import GIVEN

OF_CUSTOMERS = (LeaveBehind, CustomerReport, HandoverLetter, Pack, WhoDoesWhat)
"""All that the templates are given is made of these."""

OF_PAPER = frozenset(
    "called charts figures loud heads highest in_words label labels left_out lines over_time picture pictures "
    "right said series shares text things title totals value widths internal more".split()
)
"""What a layout calls its own parts; `internal` and `left_out` are empty in what a customer is handed."""

COMPANY = {"name": "", "address": [], "line": "", "logo": ""}
"""What every template is told of us."""

LANGUAGE = {"code": "en", "region": "", "phrases": {}}
"""A language without phrases: each is said by its key."""

KNOWN = """
#let names-in(value) = if type(value) == dictionary {
  value.keys() + value.values().map(names-in).flatten()
} else if type(value) == array { value.map(names-in).flatten() } else { () }
#let known = names-in(data.document).dedup()
#for name in "%s".split(" ") { if name in known { panic(name) } }
"""
"""Ends with the first of some names that anything in what the template is given has."""


class Recorder:
    """A printer that keeps what each template is given."""

    def __init__(self) -> None:
        self.given: dict[str, Mapping[str, Any]] = {}

    def pdf(self, sheet: str, document: Mapping[str, Any], *_: object) -> PrintedDocument:
        """Keep the document of a template."""
        self.given[sheet] = document
        return PrintedDocument(b"")


@cache
def given() -> Mapping[str, Mapping[str, Any]]:
    """What every template for a customer is given of the account that has every key of the model."""
    (account,) = checked(everything_project()).book.accounts
    recorder = Recorder()
    printer = cast("PaperPrinter", recorder)
    for meeting in account.meetings:
        if agenda := leave_behind(account, meeting, DAY):
            print_form(AGENDA, agenda, printer, "a4")
    for project in account.projects:
        if report := customer_report(account, project, DAY):
            print_form(CUSTOMER_REPORT, report, printer, "a4")
    if letter := make_letter(account, DAY):
        print_form(HANDOVER_LETTER, letter, printer, "a4")
    print_form(WHO_DOES_WHAT, who_does_what(account, DAY), printer, "a4")
    for person in account.stakeholders:
        pack = customer_pack(account, shared_account(account, DAY), person)
        for maker in MAKERS.values():
            maker(pack, Printer(printer, "a4", {}))
    return recorder.given


def names_in(kind: Any, seen: set[Any]) -> set[str]:
    """The names of everything that can be reached from a type."""
    if kind in seen:
        return set()
    seen.add(kind)
    inner = list(get_args(kind))
    own = set[str]()
    if dataclasses.is_dataclass(kind) or (isinstance(kind, type) and issubclass(kind, Record)):
        hints = get_type_hints(kind)
        own = set(hints) - set(get_type_hints(Record))
        inner += hints.values()
    return own.union(*(names_in(each, seen) for each in inner))


@cache
def internal_names() -> frozenset[str]:
    """The names of what our own pages are given and of all records that no type for customers has."""
    of_pages = [kind for names in GIVEN.values() for kind in names.values()]
    ours = set().union(*(names_in(kind, set()) for kind in (*of_pages, Account)))
    theirs = set().union(*(names_in(kind, set()) for kind in OF_CUSTOMERS))
    return frozenset(name for name in ours - theirs - OF_PAPER if not name.startswith("_") and name.islower())


def keys_in(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from value
        value = list(value.values())
    for inner in value if isinstance(value, list) else ():
        yield from keys_in(inner)


@cache
def fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)


@cache
def sheets() -> dict[str, bytes]:
    folder = ROOT / "playbook"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.typ")}


def complaint(sheet: str, probe: str) -> str:
    """What is wrong with a template into which something is put; empty when nothing is."""
    used, times = re.subn(rb"(#import .*\n)", rb"\1" + probe.encode(), sheets()[sheet], count=1)
    assert times == 1
    sources: Any = {**sheets(), sheet: used, "main.typ": f'#include "{sheet}"'.encode()}
    data = as_json({"paper": "a4", "company": COMPANY, "language": LANGUAGE, "document": given()[sheet]})
    try:
        typst.Compiler(root=tempfile.gettempdir(), font_paths=fonts()).compile(input=sources, sys_inputs={"data": data})
    except typst.TypstError as error:
        return str(error.message)
    return ""


SHEETS = (
    "brief/agenda.typ",
    "reports/customer.typ",
    "handover/letter.typ",
    "reports/who-does-what.typ",
    "packs/one-pager.typ",
    "packs/dashboard.typ",
    "packs/report.typ",
    "packs/slides.typ",
    "packs/cover-sheet.typ",
)


def test_every_template_of_a_customer_is_tried() -> None:
    ours = (
        "brief/brief brief/paper cover/pack decisions/decision handover/pack packs/pack"
        " people/call-card people/contacts people/sheet reports/internal review/pack"
    )
    internal = {f"{name}.typ" for name in ours.split()}

    assert given().keys() == set(SHEETS) == sheets().keys() - internal


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_template_is_given_nothing_but_what_types_for_customers_have(sheet: str) -> None:
    theirs = set().union(*(names_in(kind, set()) for kind in OF_CUSTOMERS))

    assert set(keys_in(given()[sheet])) - theirs - OF_PAPER == set()


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_internal_name_stands_anywhere_in_what_a_template_for_a_customer_is_given(sheet: str) -> None:
    assert complaint(sheet, KNOWN % "handling as_of") == "panicked with: as_of", "what is there is found"
    assert complaint(sheet, KNOWN % " ".join(sorted(internal_names()))) == ""


@pytest.mark.parametrize("sheet", SHEETS)
def test_using_an_internal_name_in_a_template_for_a_customer_is_an_error(sheet: str) -> None:
    """Each name is used in one of the templates: that it stands in none of them the test above has seen."""
    names = sorted(internal_names())[SHEETS.index(sheet) :: len(SHEETS)]
    assert complaint(sheet, "#data.document.as_of\n") == "", "what is there can be used"
    wrong = [
        name
        for name in names
        if complaint(sheet, f"#data.document.{name}\n") != f'dictionary does not contain key "{name}"'
    ]

    assert len(names) > 85
    assert wrong == []


def test_names_are_internal_that_nobody_may_hand_on() -> None:
    assert internal_names() >= {"handling", "health_why", "personal_win", "support", "stories", "emphasis", "concerns"}
