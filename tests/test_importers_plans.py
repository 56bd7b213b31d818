"""What an import changes in accounts: who is whom, what is filled in, what stays, what is asked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from exports_made import DYNAMICS, Rows, sample, separated, workbook
from hypothesis import given, settings
from hypothesis import strategies as st
from lean import TEAM
from offenders import for_each
from projects import DAY, ROOT, examples

from generator.importers.changes import Plan
from generator.importers.crm import ImportRequest, ImportResult, crm_import, read_columns
from generator.importers.crm_map import CrmMap
from generator.importers.editing import begin_account, edit_files
from generator.importers.errors import CannotImport
from generator.importers.memory import Memory, file_of, read_memory
from generator.importers.tables import clean_cell
from generator.importers.tally import Groups
from generator.load.book import load_book
from generator.load.merge import files_by_account
from generator.model.account import Account
from generator.model.people import Stakeholder

TARN = """\
# Our customer in the north.
account:
  name: Tarn Castings
  owner: edith
  tier: key   # since 2025
stakeholders:
  - name: Elin Forsberg   # met at the fair
    title: Owner
    support: supporter
"""

SALESFORCE = ("salesforce-accounts.csv", "salesforce-contacts.csv", "salesforce-deals.csv")


@dataclass
class World:
    """A project in memory, in which one import comes after another."""

    tarn: str = TARN
    sources: dict[str, bytes] = field(default_factory=dict)
    remembered: dict[str, bytes] = field(default_factory=dict)
    last: ImportResult | None = None

    def __post_init__(self) -> None:
        self.sources = {"accounts/_team.yaml": TEAM.encode(), "accounts/tarn.yaml": self.tarn.encode()}

    def bring(self, *exports: str, user: CrmMap | None = None, **tables: Rows) -> Plan:
        """Import samples or tables, and give the plan for the account; all others are in ``last``."""
        files = {name: sample(name) for name in exports} | {name: separated(rows) for name, rows in tables.items()}
        self.take(files, ImportRequest(), user or CrmMap())
        assert self.last is not None
        return next(plan for plan in self.last.plans if plan.account == "tarn")

    def take(self, files: Mapping[str, bytes], wanted: ImportRequest, user: CrmMap | None = None) -> None:
        user = user or CrmMap()
        loaded = load_book(self.sources)
        assert not loaded.problems, loaded.problems
        tables, _ = read_columns(files, user, None)
        self.last = crm_import(tables, user, loaded.book, wanted, self.memory)
        names, _ = files_by_account(self.sources)
        for plan in self.last.plans:
            own = {name: self.sources[name] for name in names.get(plan.account, ())}
            account = loaded.book.account(plan.account)
            self.sources |= edit_files(plan, account, own, DAY) if account else begin_account(plan, (), DAY)
            self.remembered[file_of(plan.account)] = plan.memory.as_bytes()
        assert not load_book(self.sources).problems, load_book(self.sources).problems
        tally = self.last.records.tally
        assert tally.read == tally.became.total() + sum(group.number for group in tally.left_out.values())

    def memory(self, account: str) -> Memory:
        return read_memory("memory", self.remembered.get(file_of(account)))

    @property
    def left_out(self) -> Groups:
        assert self.last is not None
        return self.last.records.tally.left_out

    @property
    def told(self) -> list[str]:
        """What was left out, in words."""
        assert self.last is not None
        return list(self.last.records.tally.lines(self.left_out))

    @property
    def text(self) -> str:
        return self.sources["accounts/tarn.yaml"].decode()

    def write(self, old: str, new: str) -> None:
        """What somebody does to the file by hand."""
        assert self.text.count(old) == 1, (old, self.text)
        self.sources["accounts/tarn.yaml"] = self.text.replace(old, new).encode()

    def account(self, id: str = "tarn") -> Account:
        account = load_book(self.sources).book.account(id)
        assert account is not None
        return account

    def person(self, id: str) -> Stakeholder:
        person = self.account().person(id)
        assert person is not None, [person.id for person in self.account().stakeholders]
        return person


def contacts(*rows: tuple[str, ...], headings: str = "Id,Last Name,Job Title,Email,Phone,Company") -> Rows:
    return [headings.split(","), *rows]


MATS = ("c1", "Mats Öberg", "Planner", "mats@tarn.example", "+46 1", "Tarn Castings")


def test_an_import_adds_lines_and_leaves_every_other_as_it_was() -> None:
    world = World()

    world.bring(*SALESFORCE)

    lines = iter(world.text.splitlines())
    assert all(line in lines for line in TARN.splitlines())  # in this order
    assert "  tier: key   # since 2025\n  crm_id: 0015g00000TarnAAAR\n  industry: Metal casting\n" in world.text


def test_contacts_become_people_with_what_the_database_says_of_them() -> None:
    world = World()

    world.bring(*SALESFORCE)
    mats = world.person("mats-oberg")

    assert (mats.name, mats.title, mats.reports_to) == ("Mats Öberg", "=1+1 Head of planning", "elin-forsberg")
    assert (mats.contact.email, mats.contact.phone) == ("mats.oberg@tarn.example", "+46 70 100 02")
    assert mats.crm_id == "0035g00000Mats0AAB"
    assert [person.id for person in world.account().stakeholders] == ["elin-forsberg", "mats-oberg"]


def test_open_deals_become_opportunities_and_others_do_not() -> None:
    world = World()

    world.bring(*SALESFORCE)
    (deal,) = world.account().opportunities

    assert world.last is not None
    assert [group.number for (_, kind), group in world.left_out.items() if "won or lost" in kind] == [2]
    assert (deal.text, deal.state, deal.serves) == ("Planning for the second furnace", "idea", None)
    assert deal.worth is not None
    assert (deal.worth.amount, deal.worth.currency, str(deal.closes_on)) == (84000, "EUR", "2027-03-31")


def test_what_somebody_wrote_stays_and_the_report_says_so() -> None:
    world = World()

    (kept,) = world.bring(*SALESFORCE).kept

    assert (kept.label, kept.key, kept.ours, kept.theirs) == (
        "Elin Forsberg",
        "title",
        "Owner",
        "Managing director",
    )
    assert world.person("elin-forsberg").title == "Owner"


@pytest.mark.parametrize("exports", [SALESFORCE, ("salesforce-report.csv",)])
def test_the_same_import_again_changes_nothing(exports: tuple[str, ...]) -> None:
    world = World()
    world.bring(*exports)
    before = world.text

    again = world.bring(*exports)

    assert not again.changes
    assert world.text == before


def test_a_value_that_only_the_import_wrote_follows_the_database() -> None:
    world = World()
    world.bring(people=contacts(MATS))

    plan = world.bring(people=contacts((*MATS[:2], "Head of planning", MATS[3], "+46 2", MATS[5])))

    assert [(setting.key, setting.before, setting.value) for setting in plan.settings] == [
        ("title", "Planner", "Head of planning"),
        ("contact.phone", "+46 1", "+46 2"),
    ]
    assert world.person("mats-oberg").title == "Head of planning"


def test_a_value_that_a_person_changed_since_is_theirs_for_good() -> None:
    world = World()
    world.bring(people=contacts(MATS))
    world.write("title: Planner", "title: The one who plans")

    for title in ("Head of planning", "The one who plans", "Director"):
        world.bring(people=contacts((*MATS[:2], title, *MATS[3:])))

    assert world.person("mats-oberg").title == "The one who plans"
    assert world.last is not None
    assert [kept.theirs for kept in world.last.plans[0].kept] == ["Director"]


def test_a_value_that_a_person_took_out_stays_out() -> None:
    world = World()
    world.bring(people=contacts(MATS))
    world.write("      phone: +46 1\n", "")

    plan = world.bring(people=contacts(MATS))

    assert not plan.changes
    assert [(kept.key, kept.ours) for kept in plan.kept] == [("contact.phone", "")]


def test_a_value_that_the_database_no_longer_has_is_kept_and_said() -> None:
    world = World()
    world.bring(people=contacts(MATS))

    plan = world.bring(people=contacts((*MATS[:2], "", *MATS[3:])))

    assert not plan.changes
    assert plan.notes == ["Mats Öberg: job title is empty there now; “Planner” is kept"]


def test_a_column_that_the_files_do_not_have_says_nothing() -> None:
    world = World()
    world.bring(people=contacts(MATS))

    plan = world.bring(people=[["Id", "Last Name", "Company"], ["c1", "Mats Öberg", "Tarn Castings"]])

    assert not plan.changes
    assert plan.notes == []


def test_a_person_whom_somebody_removed_is_not_added_again() -> None:
    world = World()
    world.bring(people=contacts(MATS))
    world.sources["accounts/tarn.yaml"] = TARN.encode()

    plan = world.bring(people=contacts(MATS))

    assert not plan.additions
    assert world.told == ["line 2: Mats Öberg, imported before and removed by somebody, not added again"]


def test_who_is_missing_from_the_files_is_asked_about_and_never_deleted() -> None:
    world = World()
    other = ("c2", "Olle Pohl", "", "", "", "Tarn Castings")
    world.bring(people=contacts(MATS, other))
    before = world.text

    plan = world.bring(people=contacts(other))

    assert [(vanished.id, vanished.label) for vanished in plan.vanished] == [("mats-oberg", "Mats Öberg")]
    assert world.text == before


def test_nobody_vanishes_because_the_files_have_no_ids_or_those_of_another_program() -> None:
    world = World()
    world.bring(*SALESFORCE)

    assert world.bring("salesforce-report.csv").vanished == []
    table = contacts(("4711", "Olle Pohl", "", "", "", "Tarn Castings"))
    assert world.bring(people=table).vanished == []


def test_somebody_who_left_is_left_alone() -> None:
    world = World(TARN + "    left: {on: 2026-05-01}\n")

    plan = world.bring(*SALESFORCE)

    assert [setting.key for setting in plan.settings if setting.record.id == "elin-forsberg"] == ["crm_id"]


# --- Who is whom --------------------------------------------------------------------------------------------------


def test_two_people_of_one_name_are_told_apart_by_their_address_or_not_at_all() -> None:
    world = World(TARN + "  - {id: elin-2, name: Elin Forsberg, contact: {email: e2@tarn.example}}\n")
    row = ("c1", "Elin Forsberg", "Buyer")

    plan = world.bring(people=contacts((*row, "", "", "Tarn Castings")))
    assert not plan.changes
    assert world.told == [
        "line 2: Elin Forsberg, could be Elin Forsberg (elin-forsberg) or Elin Forsberg (elin-2): "
        "write `crm_id: c1` in the right one"
    ]

    world.bring(people=contacts((*row, "E2@tarn.example", "", "Tarn Castings")))
    assert world.person("elin-2").crm_id == "c1"


def test_two_contacts_of_one_name_are_nobody_for_sure() -> None:
    world = World()
    rows = [(id, "Elin Forsberg", "", "", "", "Tarn Castings") for id in ("c1", "c2")]

    plan = world.bring(people=contacts(*rows))

    assert not plan.changes
    assert len(world.told) == 2


def test_an_address_that_another_person_has_joins_nobody() -> None:
    world = World(TARN + "    contact: {email: elin@tarn.example}\n")

    plan = world.bring(people=contacts(("c1", "Elin Berg", "", "elin@tarn.example", "", "Tarn Castings")))

    assert not plan.changes
    assert world.told == [
        "line 2: Elin Berg, could be Elin Forsberg (elin-forsberg): write `crm_id: c1` in the right one"
    ]


def test_the_id_counts_more_than_the_name() -> None:
    world = World(TARN + "    crm_id: c1\n")

    plan = world.bring(people=contacts(("c1", "Elin Berg", "", "", "", "Tarn Castings")))

    assert not plan.additions
    assert [(kept.ours, kept.theirs) for kept in plan.kept] == [("Elin Forsberg", "Elin Berg")]


def test_new_people_of_one_name_get_ids_of_their_own() -> None:
    world = World()
    rows = [(id, name, "", "", "", "Tarn Castings") for id, name in (("1", "王芳"), ("2", "李娜"), ("3", "Edith"))]

    world.bring(people=contacts(*rows))

    assert [person.id for person in world.account().stakeholders[1:]] == ["person", "person-2", "edith-2"]


def test_somebody_who_stands_twice_is_one_person_by_name_and_address() -> None:
    rows = [["Name", "Email", "Company"]]
    rows += [[name, email, "Tarn Castings"] for name, email in TWICE]
    world = World()

    world.bring(people=rows)

    assert [(person.id, person.contact.email) for person in world.account().stakeholders[1:]] == [
        ("ana-ek", "ana@tarn.example"),
        ("ana-ek-2", "info@tarn.example"),
        ("olle-pohl", "info@tarn.example"),
    ]
    assert world.told == [
        "line 3: ANA EK, the same as in line 2, which counts",
        "line 4: Ana Ek, the same as in line 2, which counts",
    ]


TWICE = [
    ("Ana Ek", "ana@tarn.example"),
    ("ANA EK", "Ana@tarn.example"),
    ("Ek, Ana", "ana@tarn.example"),
    ("Ana Ek", "info@tarn.example"),
    ("Olle Pohl", "info@tarn.example"),
]
"""An export in which one person stands three times, one of the same name, and another of the same address."""


def test_a_circle_of_superiors_is_not_closed() -> None:
    table = [["Id", "Last Name", "Reports To ID", "Company"]]
    table += [["1", "A", "2", "Tarn Castings"], ["2", "B", "3", "Tarn Castings"], ["3", "C", "1", "Tarn Castings"]]
    world = World()

    world.bring(people=table)

    assert [person.reports_to for person in world.account().stakeholders[1:]] == ["b", "c", None]


def test_a_department_is_a_unit_where_the_account_has_one() -> None:
    world = World(TARN.replace("stakeholders:", "  units: [{id: foundry, name: The foundry}]\nstakeholders:"))
    table = [["Id", "Last Name", "Department", "Company"]]
    table += [["1", "A", "the Foundry", "Tarn Castings"], ["2", "B", "Sales", "Tarn Castings"]]

    world.bring(people=table)

    assert [person.unit for person in world.account().stakeholders[1:]] == ["foundry", None]


def test_what_an_account_would_refuse_is_left_out_and_said() -> None:
    world = World()

    plan = world.bring(people=contacts(("1", "Olle Pohl", "", "olle at tarn", "", "Tarn Castings")))

    assert world.person("olle-pohl").contact.email is None
    assert "Olle Pohl: olle at tarn not used: expected an e-mail address" in plan.notes[0]


CELL = st.text(st.characters(exclude_characters="\0"), max_size=30)


@settings(max_examples=examples(60))
@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=5))
def test_whatever_stands_in_the_cells_the_account_stays_without_problems(people: list[tuple[str, str, str]]) -> None:
    rows = [
        (f"c{at}", *(text.encode("utf-8", "replace").decode() for text in (name, title, "", phone)), "Tarn Castings")
        for at, (name, title, phone) in enumerate(people)
    ]
    world = World()

    # After each import the project is read, and must have no problem.
    world.take({"people": separated(contacts(*rows), quoting=1)}, ImportRequest())

    for person in world.account().stakeholders[1:]:
        row = rows[int(str(person.crm_id)[1:])]
        assert (person.name, person.title or "") == (clean_cell(row[1], " "), clean_cell(row[2]))


def hostile_texts() -> list[str]:
    texts = map(json.loads, (ROOT / "tests/hostile.jsonl").read_text(encoding="utf-8").splitlines())
    # A file with NUL bytes is refused as a whole.
    return [text["text"] for text in texts if "\0" not in text.get("text", "\0")]


@for_each(hostile_texts, repr)
def test_hostile_cells_become_plain_text(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    world = World()

    world.take(
        {"people": separated(contacts(("c1", "Mats", text, "", "", "Tarn Castings")), quoting=1)}, ImportRequest()
    )

    assert (world.person("mats").title or "") == clean_cell(text)


# --- Whose they are -----------------------------------------------------------------------------------------------


def test_contacts_of_other_companies_are_counted_and_left_out() -> None:
    world = World()

    world.bring(*SALESFORCE)

    assert world.last is not None
    assert "salesforce-contacts.csv line 6: Maya Lindgren, of Sorrel Foods" in world.told


def test_a_company_without_what_says_of_which_kind_it_is_is_the_same() -> None:
    world = World()
    table = contacts(("1", "A", "", "", "", "TARN CASTINGS AB"), ("2", "B", "", "", "", "Tarn Castings Foods"))

    plan = world.bring(people=table)

    assert [addition.label for addition in plan.additions] == ["A"]


def test_two_companies_of_the_accounts_name_are_none_of_them() -> None:
    world = World()
    companies = [["Account ID", "Account Name", "Industry"], ["1", "Tarn Castings", ""], ["2", "Tarn Castings", ""]]
    table = [["Id", "Last Name", "Account ID"], ["7", "Berg", "1"]]

    world.take({"a": separated(companies), "b": separated(table)}, ImportRequest())

    assert world.last is not None
    assert world.last.plans == []
    assert "2 companies there are called like the account tarn (1, 2)" in next(iter(world.last.records.ambiguous))


def test_an_account_with_an_id_is_that_company_and_no_other_of_its_name() -> None:
    world = World(TARN.replace("stakeholders:", "  crm_id: '2'\nstakeholders:"))
    table = [["Id", "Last Name", "Account ID", "Account Name"]]
    table += [["7", "Berg", "1", "Tarn Castings"], ["8", "Pohl", "2", "Whatever"]]

    plan = world.bring(people=table)

    assert [addition.label for addition in plan.additions] == ["Pohl"]


def test_a_contact_of_several_companies_is_at_the_one_that_is_an_account() -> None:
    world = World(TARN.replace("stakeholders:", "  crm_id: '2'\nstakeholders:"))
    table = [["Record ID", "Last Name", "Associated Company IDs"], ["7", "Berg", "1;2"]]

    assert [addition.label for addition in world.bring(people=table).additions] == ["Berg"]


def test_contacts_without_a_company_go_to_the_one_account_that_is_named() -> None:
    world = World()
    table = {"people": separated([["Last Name", "Email"], ["Berg", "b@tarn.example"]])}

    world.take(table, ImportRequest())
    assert world.last is not None
    assert (world.last.plans, world.told) == ([], ["line 2: Berg, without a company"])

    world.take(table, ImportRequest(accounts=["tarn"]))
    assert world.person("berg").contact.email == "b@tarn.example"


def test_dynamics_contacts_join_by_the_name_of_their_company() -> None:
    world = World()

    world.take({"people.xlsx": workbook({"Contacts": DYNAMICS}, hidden=(0, 1, 2))}, ImportRequest())

    assert world.person("elin-forsberg").crm_id == "{7B2A1C00-0000-4000-8000-00000000000A}"
    assert world.person("mats-oberg").contact.phone == "4692010002"


def test_a_company_can_be_made_an_account_with_its_people_and_deals() -> None:
    world = World()

    world.take({name: sample(name) for name in SALESFORCE}, ImportRequest(create=["sorrel foods"], tier="standard"))

    made = world.account("sorrel-foods")
    assert (made.name, made.profile.owner, made.profile.industry) == ("Sorrel Foods", "edith", "Food")
    assert [person.name for person in made.stakeholders] == ["Maya Lindgren"]
    world.take({name: sample(name) for name in SALESFORCE}, ImportRequest())
    assert world.last is not None
    assert not any(plan.changes for plan in world.last.plans)


def test_a_company_that_cannot_be_made_an_account_says_why() -> None:
    world = World()
    files = {name: sample(name) for name in SALESFORCE}

    with pytest.raises(CannotImport, match="there is no company “Nobody”"):
        world.take(files, ImportRequest(create=["Nobody"]))
    with pytest.raises(CannotImport, match="there is an account tarn-castings-ab already"):
        world.take(files, ImportRequest(create=["Tarn Castings AB"], taken={"tarn-castings-ab"}))


# --- Deals --------------------------------------------------------------------------------------------------------

DEAL = ["9", "Second furnace", "Offer", "5000 EUR", "2027-01-31", "Tarn Castings"]
HEADINGS = ["Deal ID", "Deal Name", "Deal Stage", "Amount", "Close Date", "Account Name"]


def test_a_deal_follows_the_database_until_somebody_changes_it() -> None:
    world = World()
    world.bring(deals=[HEADINGS, DEAL])
    world.write("closes_on: 2027-01-31", "closes_on: 2027-02-28")

    world.bring(deals=[HEADINGS, ["9", "Second furnace", "Closed Won", "6000 EUR", "2027-06-30", "Tarn Castings"]])
    (deal,) = world.account().opportunities

    assert (deal.state, str(deal.closes_on)) == ("won", "2027-02-28")
    assert deal.worth is not None
    assert deal.worth.amount == 6000


def test_a_deal_that_is_lost_or_gone_is_said() -> None:
    world = World()
    world.bring(deals=[HEADINGS, DEAL])

    lost = world.bring(deals=[HEADINGS, [*DEAL[:2], "Closed Lost", *DEAL[3:]]])
    gone = world.bring(deals=[HEADINGS, ["10", "Other", "Closed Won", "", "", "Tarn Castings"]])

    assert [(setting.key, setting.value) for setting in lost.settings] == [("state", "lost")]
    assert [vanished.id for vanished in gone.vanished] == ["second-furnace"]
    assert len(world.account().opportunities) == 1


def test_a_deal_that_is_an_initiative_of_the_account_stays_one() -> None:
    world = World()
    initiative = "initiatives:\n  - {text: Furnace, led_by: us, our_part: possible, crm_id: '9'}\n"
    world.write(TARN, TARN + initiative)

    plan = world.bring(deals=[HEADINGS, DEAL])

    assert not plan.changes
    assert [kind for _, kind in world.left_out] == ["an initiative of the account already, which it stays"]


# --- Files --------------------------------------------------------------------------------------------------------


def test_in_a_folder_people_go_where_people_are() -> None:
    world = World()
    head, people = TARN.split("stakeholders:")
    del world.sources["accounts/tarn.yaml"]
    world.sources |= {
        "accounts/tarn/account.yaml": head.encode(),
        "accounts/tarn/people.yaml": b"stakeholders:" + people.encode(),
    }

    world.bring(people=contacts(MATS))

    assert b"Mats" in world.sources["accounts/tarn/people.yaml"]
    assert b"Mats" not in world.sources["accounts/tarn/account.yaml"]


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"a": 1}', b"\xff", b"[" * 100_000])
def test_a_damaged_memory_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(CannotImport, match="accounts/.crm/tarn.json is damaged.*Restore it from git, or delete it"):
        read_memory("accounts/.crm/tarn.json", data)


def test_the_memory_holds_no_name_and_no_address() -> None:
    world = World()
    world.bring(people=contacts(("", *MATS[1:])))

    (remembered,) = world.remembered.values()

    assert remembered.count(b"\n") == 4
    for word in (b"Mats", b"Planner", b"tarn.example"):
        assert word not in remembered
