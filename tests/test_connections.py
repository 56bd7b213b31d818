"""People who are in several accounts: what crosses from one to the other, what never does, and the page over all."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from html import unescape
from typing import Any

import pypdf
import pytest
from click.testing import CliRunner
from made import account, summary
from projects import DAY, ROOT

from generator import build as building
from generator.checks.ambassador.rules import never_met
from generator.cli.accounts import choose_accounts
from generator.cli.importing import import_command
from generator.context.portfolio.connections import ConnectionsPage, connections_page
from generator.disk.project import Project, read_project
from generator.documents.edition import edition_files
from generator.load.book import load_book
from generator.model.account import Account
from generator.model.elsewhere import PersonElsewhere
from generator.paths import to_address
from generator.rendering.markdown_pieces import PageFinisher
from generator.site import Site

TEAM = """\
team:
  - {id: priya, name: Priya Nair, role: account_manager, email: priya@ours.example}
  - {id: yuki, name: Yuki Sato, role: account_manager}
"""
ACME = """\
account: {name: Acme Pumps, owner: priya, tier: key, since: 2024-01-01}
stakeholders:
  - id: dana
    name: Dana Ortiz
    title: Director of canary-title
    decision_role: economic_buyer
    influence: high
    support: sceptic
    contact: {owner: priya, every_days: 14, email: dana@acme.example, phone: +44 20 7946 0101, best_time: canary-time}
    information: {formats: [one_pager], wants: [canary-wants], avoid: [canary-avoids]}
    relationships: [{with: priya, level: trusted_advisor}]
    personal_win: {text: canary-win}
    handling: canary-handling
    personal: canary-personal
  - {id: other, name: Canary Colleague}
log:
  - {on: 2026-10-01, type: call, with: dana, us: priya, note: canary-note}
"""
BOLT = """\
account: {name: Bolt Rail, owner: yuki, tier: key, since: 2024-01-01}
stakeholders:
  - same_as: acme/dana
    title: Board member
meetings:
  - id: board
    name: Board
    on: 2026-12-03
    attendees: [dana, yuki]
    audience: shared
    agenda: [{text: Plans, type: inform}]
"""


@pytest.fixture(scope="module")
def project() -> Project:
    found = read_project(ROOT)
    method = {name: data for name, data in found.sources.items() if name.startswith("playbook/")}
    texts = {"accounts/_team.yaml": TEAM, "accounts/acme.yaml": ACME, "accounts/bolt.yaml": BOLT}
    return Project(ROOT, method | {name: text.encode() for name, text in texts.items()}, ())


@pytest.fixture(scope="module")
def checked(project: Project) -> building.Checked:
    return building.check(project.sources)


@pytest.fixture(scope="module")
def site(checked: building.Checked) -> Site:
    finisher = PageFinisher(["toc"], {"toc": {}}, to_address)
    return building.build(checked, DAY, finisher=finisher)


def texts_in(name: str, data: bytes) -> Iterator[str]:
    """All that can be read in a file."""
    if name.endswith(".pdf"):
        yield from (page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    elif data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for inner in packed.namelist():
                yield from texts_in(inner, packed.read(inner))
    else:
        yield data.decode(errors="replace")


def all_of(site: Site, folder: str) -> str:
    pages = [unescape(page.text) for page in site.pages if page.name.startswith(folder)]
    searched = [unescape(str(page.finished)) for page in site.pages if page.name.startswith(folder)]
    made = [file for file in site.documents if file.name.startswith(folder)]
    return "\n".join([*pages, *searched, *(text for file in made for text in texts_in(file.name, file.data))])


def test_nothing_but_name_telephone_and_address_crosses(site: Site) -> None:
    theirs, own = all_of(site, "accounts/bolt/"), all_of(site, "accounts/acme/")

    assert not site.problems
    assert all(f"canary-{word}" in own for word in ("title", "handling", "win", "note"))
    assert "canary" not in theirs.casefold()
    assert not [word for word in ("sceptic", "trusted advisor") if word in theirs.casefold()]
    assert all(word in theirs for word in ("Dana Ortiz", "dana@acme.example", "+44 20 7946 0101", "also at"))
    assert "Board member" not in own, "and nothing goes back"


def test_the_page_over_all_has_names_and_ties_and_no_more(site: Site) -> None:
    page = next(unescape(page.text) for page in site.pages if page.name == "connections.md")

    assert "would you introduce us?" in page
    assert "trusted advisor" in page
    assert not [word for word in ("canary", "Board member", "sceptic", "dana@acme") if word in page.casefold()]


def test_a_paper_for_the_customer_says_nothing_of_the_other_account(site: Site, checked: building.Checked) -> None:
    handed = [file for file in site.documents if "/agendas/" in file.name or "/packs/" in file.name]
    bolt = checked.book.account("bolt")
    assert bolt
    edition = edition_files(bolt, DAY, checked.sources, checked.press)
    texts = [text for file in handed if "/own/" not in file.name for text in texts_in(file.name, file.data)]

    assert texts
    assert edition
    assert not [text for text in (*texts, str(edition)) if "Acme" in text and "Bolt" in text]


def test_a_brief_says_whom_to_ask_for_an_introduction(site: Site) -> None:
    brief = next(unescape(page.text) for page in site.pages if page.name == "accounts/bolt/briefs/board.md")

    assert "also at Acme Pumps; first ask Priya Nair" in brief


def test_a_build_of_some_accounts_knows_nothing_of_the_others(project: Project) -> None:
    chosen = choose_accounts(project, ["bolt"])
    checked = building.check(chosen.sources, partial=chosen.others > 0)
    dana = checked.accounts[0].account

    assert not checked.problems
    assert dana
    assert (dana.elsewhere, dana.stakeholders[0].id, dana.stakeholders[0].name) == ((), "dana", None)


def test_one_account_read_by_itself_is_what_it_is_among_all(project: Project) -> None:
    own = {name: data for name, data in project.sources.items() if name != "accounts/acme.yaml"}
    alone = load_book(own, project=project.sources)

    assert not [problem for problem in alone.problems if problem.is_error]
    assert alone.book.account("bolt") == load_book(project.sources).book.account("bolt")


def test_a_row_of_another_account_has_room_for_no_more() -> None:
    names = [field.name for field in fields(PersonElsewhere)]

    assert names == ["person", "account", "account_name", "manager", "id", "name", "email", "phone"]


def read(**texts: str) -> list[Account]:
    """Accounts typed by hand, with our own people."""
    heads = "account: {name: %s, owner: %s, tier: key}\nstakeholders:\n"
    owners = {"acme": "priya"}
    sources = {
        f"accounts/{id}.yaml": (heads % (id.title(), owners.get(id, "yuki")) + text) for id, text in texts.items()
    }
    loaded = load_book({name: text.encode() for name, text in (sources | {"accounts/_team.yaml": TEAM}).items()})
    return list(loaded.book.accounts)


def page_of(**texts: str) -> ConnectionsPage:
    return connections_page([summary(one, date(2026, 11, 16)) for one in read(**texts)])


WELL = "relationships: [{with: priya, level: trusted_advisor}]"


def test_a_colleague_who_knows_them_elsewhere_is_asked() -> None:
    page = page_of(acme=f"  - {{id: dana, name: Dana Ortiz, {WELL}}}\n", bolt="  - {same_as: acme/dana}\n")

    [line] = page.introductions
    assert (line.by, line.ask.name, line.firm) == ("Yuki Sato", "Priya Nair", "Bolt")
    assert line.to
    assert line.to.name == "Dana Ortiz"
    assert line.words.startswith("You know Dana Ortiz from Acme. I look after Bolt")
    [shared] = page.shared
    assert [(seat.account.label, [tie.how for tie in seat.known]) for seat in shared.seats] == [
        ("Acme", ["trusted advisor"]),
        ("Bolt", []),
    ]


@pytest.mark.parametrize("key", ["{}:", '"{}" :', "{{{}:", "? {} # who\n:"])
def test_another_account_is_read_however_its_keys_are_typed(key: str) -> None:
    def typed(name: str, value: str) -> str:
        return f"{key.format(name)} {value}{'}' if key.startswith('{{') else ''}\n"

    files = {
        "accounts/_team.yaml": TEAM,
        "accounts/acme/head.yaml": typed("account", "{name: Acme, owner: priya, tier: key}"),
        "accounts/acme/people.yaml": typed("stakeholders", "[{id: dana, name: Dana Ortiz, contact: {phone: +1 23}}]"),
        "accounts/bolt.yaml": "account: {name: Bolt, owner: yuki, tier: key}\nstakeholders: [{same_as: acme/dana}]\n",
    }
    loaded = load_book({name: text.encode() for name, text in files.items()})

    assert not loaded.problems
    [dana] = loaded.book.account("bolt").stakeholders
    assert (dana.name, dana.contact.phone) == ("Dana Ortiz", "+1 23")


def test_whoever_knows_them_here_already_asks_nobody() -> None:
    here = "  - {same_as: acme/dana, relationships: [{with: yuki, level: vendor}]}\n"

    assert not page_of(acme=f"  - {{id: dana, name: Dana Ortiz, {WELL}}}\n", bolt=here).introductions


def test_who_left_is_at_an_account_at_a_firm_or_nobody_knows_where() -> None:
    left = "left: {on: 2026-05-01, to_company: %s}"
    page = page_of(
        acme=f"  - {{name: Ann Berg, {left % 'bolt'}}}\n"
        f"  - {{name: Cay Dahl, {left % 'Nordlys'}, {WELL}}}\n"
        "  - {name: Eva Lie, left: {on: 2026-04-01}}\n"
        "  - {id: fay, name: Fay Moe, left: {on: 2026-03-01}}\n"
        "  - {name: Gus Ray, left: {on: 2027-03-01}}\n",
        bolt="  - {same_as: acme/fay}\n",
    )

    assert [(one.who.name, one.firm, one.state.word, one.now is not None) for one in page.alumni] == [
        ("Ann Berg", "Bolt", "a customer of ours", True),
        ("Cay Dahl", "Nordlys", "no account: a way in", False),
        ("Eva Lie", "", "not known yet: ask", False),
        ("Fay Moe", "Bolt", "a customer of ours", True),
    ]
    assert [(line.ask.name, line.firm) for line in page.introductions] == [("Cay Dahl", "Nordlys")]


def test_one_address_in_two_accounts_is_asked_about_with_the_line_to_type() -> None:
    page = page_of(
        acme="  - {id: dana, name: Dana Ortiz, contact: {email: Dana@both.example}}\n",
        bolt="  - {id: do, name: D. Ortiz, contact: {email: dana@both.example}}\n",
        coil="  - {same_as: acme/dana}\n",
    )

    [pair] = page.twice
    assert (pair.line, pair.second.file, pair.second.line) == ("same_as: acme/dana", "accounts/bolt.yaml", 3)


def test_accounts_without_connections_have_an_empty_page() -> None:
    page = page_of(acme="  - {name: Dana Ortiz}\n", bolt="  - {name: Ola Ness}\n")

    assert page == ConnectionsPage((), (), (), (), ())


def test_whom_we_know_from_another_account_is_more_than_a_note() -> None:
    there = PersonElsewhere("bolt/dana", "bolt", "Bolt", "Yuki Sato", "dana", "Dana Ortiz")
    dana: dict[str, Any] = {"name": "Dana Ortiz", "same_as": "bolt/dana"}
    one = account(head={"since": "2024-01-01"}, stakeholders=[dana], elsewhere=(there,))
    [concern] = never_met.check(one, date(2026, 11, 16), one.settings)

    assert concern.severity is None
    assert concern.message == "We have never been in touch with Dana Ortiz, whom we know from Bolt."
    assert concern.advice == "Ask Yuki Sato to introduce you: they are at Bolt as well."


def test_an_import_notes_whom_another_account_has(tmp_path: Any) -> None:
    (tmp_path / "accounts").mkdir()
    for name, text in (("_team", TEAM), ("acme", ACME), ("bolt", BOLT.partition("stakeholders")[0])):
        (tmp_path / "accounts" / f"{name}.yaml").write_text(text, "utf-8")
    (tmp_path / "c.csv").write_text("Name,Email,Company\nDana Ortiz,Dana@acme.example,Bolt Rail\n", "utf-8")
    given = ["crm", str(tmp_path / "c.csv"), "--project", str(tmp_path), "--dry-run"]
    result = CliRunner().invoke(import_command, given)

    assert "`same_as: acme/dana`" in " ".join(result.output.split())
