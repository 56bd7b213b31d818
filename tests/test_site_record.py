"""What an account can have beside what each account has: it is there once somebody began, and for us alone."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pypdf
import pytest
from projects import made, project

from generator.context.places import LABELS
from generator.model.account import Account
from generator.model.fields import fields_of
from generator.paths import BEGUN_PAGES
from generator.site import Site

TEAM = """\
team:
  - {id: priya, name: Priya Nair, role: account_manager, email: priya@larkfield.example}
  - {id: helena, name: Helena Brandt, role: manager}
"""
PLAIN = "account: {name: Acme, owner: priya, tier: standard}\n"
FULL = """\
account: {name: Brixton, owner: priya, tier: key, units: [{id: north, name: North}, {id: south, name: South}]}
stakeholders:
  - {id: dana, name: Dana Ortiz, title: Director, information: {formats: [one_pager, report]}}
meetings:
  - {id: talk, name: Talk, on: 2026-11-20, status: planned, attendees: [dana], audience: shared}
requests:
  - {ask: canary-request, from: dana, asked_on: 2026-11-11, days: 3, worth: 900 EUR}
  - {ask: canary-gift, from: dana, asked_on: 2026-03-02, days: 2, decision: free, approved_by: helena}
asks_inside:
  - {ask: canary-inside, of: Finance, asked_on: 2026-11-02}
  - {ask: canary-won, of: Finance, asked_on: 2026-10-01, status: agreed, answered_on: 2026-11-02, may_tell: true}
needs:
  - {id: calm, text: canary-need, from: dana, confidence: told, solution: [{part: canary-part, by: missing}]}
opportunities:
  - {text: canary-chance, serves: calm, horizon: now, owner: priya, worth: 100 EUR, benefit: canary-benefit}
mistakes:
  - {what: canary-mistake, on: 2026-11-02, hurt: dana, owned_up_on: 2026-11-03, remedy: canary-remedy, due: 2026-11-10}
  - {what: canary-secret, on: 2026-11-16}
risks:
  - {text: canary-risk, kind: usage, likelihood: high, impact: high, mitigation: canary-mending, owner: priya}
our_competitors:
  - {name: canary-rival, threat: high, offers: canary-bait}
what_matters:
  - {text: canary-matter, to: dana}
voice:
  - {quote: canary-quote, by: dana, on: 2026-11-02}
products:
  - {name: canary-product, unit: north, in_use_percent: 30}
whitespace:
  - {offering: canary-offering, ours: north, elsewhere: [{who: canary-other, units: south, until: 2027-03-01}]}
said_and_meant:
  - {topic: hidden-topic, official: hidden-version, actual: hidden-truth, told_by: dana, we_act: hidden-way}
focus:
  - {text: canary-first, why: canary-because}
  - {text: canary-ended, choice: stop}
scorecard:
  - {subject: canary-answers, of: us, score: 2, on: 2026-11-02, by: dana}
  - {subject: canary-answers, of: us, score: 4, on: 2026-03-02, by: dana}
feedback:
  - {text: "=canary-told", theme: Lists, on: 2026-10-01, from: dana, routed_to: canary-team}
"""
WORK = """\
account: {name: Caxton, owner: priya, tier: key}
stakeholders:
  - {id: dana, name: Dana Ortiz, title: Director, friend: true, contact: {phone: "+44 117 496 0171"}}
contracts:
  - {id: frame, name: canary-frame, starts: 2026-01-01, ends: 2028-12-31}
initiatives:
  - id: stock
    text: canary-stock
    led_by: joint
    our_part: active
    value: {customer: {score: 4, case: canary-case, money: 500 EUR}, us: {score: 3, case: canary-pitch}}
outcomes:
  - {on: 2026-10-02, text: canary-outcome, initiative: stock}
  - {on: 2026-10-05, text: canary-elsewhere, initiative: stock, project: shed}
projects:
  - {id: barn, name: canary-barn, phase: delivery, contract: frame, initiative: stock}
  - {id: shed, name: canary-shed, phase: delivery}
culture: {time: canary-time}
partners:
  - {name: Northmoor, does: Drives, style: canary-style}
protocol:
  method: Calls
  frequency: Weekly
  content: Work
  scenarios: [{when: canary-night, their_point: dana, our_point: helena, within_hours: 1, channel: phone}]
  escalation: [{when: canary-level, theirs: dana, ours: helena, within_days: 1}]
questions:
  - {ask: canary-question, of: dana}
log:
  - {on: 2026-11-03, type: call, with: dana, about: barn, note: canary-said, mood: better}
  - {on: 2026-11-04, type: internal, note: canary-noted}
"""
OWN = [field for field in fields_of(Account) if field.belongs.role]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    accounts = {"accounts/_team.yaml": TEAM, "accounts/acme.yaml": PLAIN, "accounts/brixton.yaml": FULL}
    accounts["accounts/caxton.yaml"] = WORK
    return made(project(tmp_path_factory.mktemp("record"), accounts))


@cache
def words_of(text: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def page(site: Site, name: str) -> str:
    return words_of(next(page.text for page in site.pages if page.name == name))


def test_an_account_that_began_nothing_has_no_page_of_it_and_one_line_on_each_role_it_belongs_to(site: Site) -> None:
    own = {page.name.removeprefix("accounts/acme/").removesuffix(".md") for page in site.pages}
    roles = {field.belongs.role for field in OWN}

    assert not own & set(BEGUN_PAGES)
    assert {len(re.findall("Not looked at yet: ", page(site, f"accounts/acme/{role}.md"))) for role in roles} == {1}
    for field in OWN:
        assert field.help[1:].rstrip(".") in page(site, f"accounts/acme/{field.belongs.role}.md")


def test_what_was_begun_has_its_page_in_the_navigation_and_is_not_missing_any_more(site: Site) -> None:
    for name in {field.belongs.page for field in OWN if field.key in FULL} & set(BEGUN_PAGES):
        assert page(site, f"accounts/brixton/{name}.md")
        assert LABELS[name] in page(site, "accounts/brixton/index.md")
        assert LABELS[name] not in page(site, "accounts/acme/index.md")
    for field in OWN:
        if field.key in FULL:
            assert field.help[1:].rstrip(".") not in page(site, f"accounts/brixton/{field.belongs.role}.md")


def test_requests_stand_on_their_page_in_the_brief_on_paper_and_over_all_accounts(site: Site) -> None:
    assert "Given away so far: 1 request, 2 days of work." in page(site, "accounts/brixton/beyond-the-contract.md")
    assert "Dana Ortiz asked for more than the contract has" in page(site, "accounts/brixton/briefs/talk.md")
    assert "In all: 1 request, 2 days of work." in page(site, "portfolio.md")
    assert "accounts/brixton/decisions/canary-request.internal.pdf" in {file.name for file in site.documents}
    assert "accounts/brixton/decisions/canary-gift.internal.pdf" not in {file.name for file in site.documents}


def test_what_we_ask_for_inside_stands_on_the_overview_with_the_ambassador_and_as_good_news(site: Site) -> None:
    assert "1 open; won last: “canary-won”, 2 November 2026" in page(site, "accounts/brixton/index.md")
    assert "canary-inside" in page(site, "accounts/brixton/ambassador.md")
    assert "Won for them in our own company: canary-won" in page(site, "accounts/brixton/briefs/talk.md")


def test_an_opportunity_stands_with_the_need_it_serves_and_its_worth_to_us_comes_last(site: Site) -> None:
    card = page(site, "accounts/brixton/needs.md").partition("canary-need")[2]

    assert list(dict.fromkeys(re.findall("canary-(?!need)[a-z]+|EUR 100", card)))[:4] == [
        "canary-part",
        "canary-chance",
        "canary-benefit",
        "EUR 100",
    ]
    brief = page(site, "accounts/brixton/briefs/talk.md")
    assert "They need “canary-need”: canary-chance" in brief
    assert "“canary-chance” has no next step with a day." in page(site, "accounts/brixton/consultant.md")


def test_what_comes_first_and_what_stops_stands_with_the_chief_executive_and_in_the_handover(site: Site) -> None:
    own = page(site, "accounts/brixton/ceo.md")

    assert own.index("Has our time first canary-first") < own.index("Has it no longer canary-ended")
    assert "Comes first: canary-first" in page(site, "accounts/brixton/handover.md")


def test_a_scorecard_has_both_sides_and_what_it_was_before(site: Site) -> None:
    own = page(site, "accounts/brixton/shareholder.md")

    assert "canary-answers 2 of 5 was 4 on 2 Mar 2026" in own
    assert "We rate them: not known yet" in own
    assert "Dana Ortiz gives our part in “canary-answers” 2 of 5" in own


def test_a_mistake_stands_with_the_mediator_and_first_in_the_brief_with_whom_it_hit(site: Site) -> None:
    own = page(site, "accounts/brixton/mediator.md")
    brief = page(site, "accounts/brixton/briefs/talk.md")

    assert own.index("canary-secret : not owned up to") < own.index("canary-mistake : remedy late")
    assert "Our mistake: canary-mistake" in brief
    assert brief.index("canary-mistake") < brief.index("canary-request")


def test_how_we_could_lose_an_account_is_an_argument_with_what_is_done_about_each_reason(site: Site) -> None:
    told = page(site, "accounts/brixton/losing.md")

    assert "5 reasons, and for 3 of them nothing is being done." in told
    order = ["To whom", "canary-rival: canary-bait", "nothing yet", "Why they would", "canary-mistake", "canary-risk"]
    places = [told.rindex(order[0]), *(told.index(words) for words in order[1:])]
    assert places == sorted(places)
    assert "canary-mending" in told


def test_what_matters_to_somebody_and_what_they_said_is_in_the_brief_before_they_are_met(site: Site) -> None:
    brief = page(site, "accounts/brixton/briefs/talk.md")

    assert "canary-matter" in brief
    assert "“canary-quote” 2 Nov 2026" in brief
    assert "1 minute read aloud" in page(site, "accounts/brixton/their-shoes.md").lower()


def test_the_whitespace_is_a_grid_on_a_page_and_a_sheet_of_our_own(site: Site) -> None:
    told = page(site, "accounts/brixton/whitespace.md")
    sheet = next(file for file in site.documents if file.name == "accounts/brixton/whitespace.internal.xlsx")

    assert "1 offering in 2 units: 1 ours, 1 elsewhere." in told
    assert "30 % in use" in told
    assert {"canary-offering", "canary-other", "canary-product", "North"} <= set(
        re.findall(r"[\w-]+", inside(sheet.name, sheet.data))
    )


def test_what_they_told_us_is_rolled_up_by_theme_and_a_table_in_which_nothing_is_a_formula(site: Site) -> None:
    told = page(site, "lists/feedback.md")
    table = next(file for file in site.documents if file.name == "lists/feedback.csv")

    assert "1 thing they told us." in told
    assert "Lists 1 1 no segment noted 1 1 1" in told
    assert "=canary-told" in page(site, "accounts/brixton/controller.md")
    assert inside(table.name, table.data).splitlines() == [
        "\ufeffTheme,Segment,Account,Told by,On,What they told us,State,With,Told them on",
        'Lists,,Brixton,"Dana Ortiz, Director",2026-10-01,\'=canary-told,open,canary-team,',
    ]


def test_a_project_shows_what_was_said_of_it_and_leads_from_the_contract_to_the_outcome(site: Site) -> None:
    barn, _, shed = page(site, "accounts/caxton/work.md").partition("canary-said")

    assert "canary-frame → canary-barn → canary-outcome" in barn
    assert "What was said of it 1" in barn
    assert re.search("Contract not known[a-z ]* → canary-shed → canary-elsewhere", shed)
    assert "canary-said" not in shed
    mix = "Of what was noted in the last 90 days 1 is about projects and 1 about the relationship."
    assert mix in page(site, "accounts/caxton/timeline.md")
    assert "about projects" not in page(site, "accounts/acme/timeline.md")


def test_an_initiative_has_a_case_to_say_to_them_and_a_pitch_for_our_own_company(site: Site) -> None:
    told = page(site, "accounts/caxton/shareholder.md").partition("What to say of each")[2]

    assert re.search("canary-stock.*To them: their case.*canary-case.*EUR 500.*In our own company.*canary-pitch", told)
    assert "Nobody there has agreed with this yet" in told


def test_contacts_and_the_call_card_are_a_page_each_to_print_for_us_alone(site: Site) -> None:
    papers = {file.name: file for file in site.documents}
    sheet, card = (papers[f"accounts/caxton/{name}.internal.pdf"] for name in ("contacts", "call-card"))

    assert "+44 117 496 0171" in inside(sheet.name, sheet.data)
    words = " ".join(inside(card.name, card.data).split())
    assert re.search("INTERNAL.*canary-night.*1 h.*Dana Ortiz.*Helena Brandt.*1. canary-level.*1 working day", words)
    assert {len(pypdf.PdfReader(BytesIO(file.data)).pages) for file in (sheet, card)} == {1}
    assert "The call card on one page" in page(site, "accounts/caxton/controller.md")
    assert "the contact sheet" in page(site, "accounts/caxton/people.md")
    assert not {name for name in papers if name.startswith("accounts/acme/") and "internal" in name}


def test_a_friend_stands_with_what_they_said_last_and_what_to_ask_them_next(site: Site) -> None:
    own = page(site, "accounts/caxton/ambassador.md")

    assert re.search("Nov.* left it better: .*canary-said.*Ask next: canary-question", own)
    assert "Time canary-time" in own
    assert "How to speak with them: canary-style" in own
    assert "1. canary-level" in page(site, "accounts/caxton/controller.md")


def test_nothing_of_it_is_in_what_a_customer_is_handed(site: Site) -> None:
    handed = [
        file for file in site.documents if re.search(r"agendas/|packs/(?!own/)|shared\.ics|our-people", file.name)
    ]

    assert sum(file.name.endswith(".pdf") for file in handed) >= 3
    assert "Dana Ortiz" in "".join(inside(file.name, file.data) for file in handed)
    assert not [file.name for file in handed if "canary" in inside(file.name, file.data)]


def test_what_is_said_and_meant_stands_on_the_page_of_the_ambassador_and_in_nothing_else(site: Site) -> None:
    own = "accounts/brixton/ambassador.md"
    words = page(site, own)

    assert words.index("hidden-version") < words.index("hidden-truth") < words.index("hidden-way")
    assert {"handover.pdf", "review.pdf", "talk.pdf"} <= {file.name.rpartition("/")[2] for file in site.documents}
    assert [one.name for one in site.pages if "hidden-" in words_of(one.text)] == [own]
    assert [file.name for file in site.documents if "hidden-" in inside(file.name, file.data)] == []


def inside(name: str, data: bytes) -> str:
    """The words in a file, and in those that it holds."""
    if name.endswith(".pdf"):
        return " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)
    if name.endswith((".zip", ".xlsx")):
        with ZipFile(BytesIO(data)) as held:
            return " ".join(inside(one, held.read(one)) for one in held.namelist())
    return data.decode("utf-8", "replace")
