"""What people come to the site to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from kinds import BIG, account, roles
from playwright.sync_api import Browser, Page, expect
from projects import DAY
from witness import watched

from generator import paths
from generator.model.role import Role

pytestmark = pytest.mark.browser


def search(page: Page, words: str) -> None:
    """Type into the search and wait for what it finds."""
    page.locator("[data-md-component=search-query]").first.click()
    page.keyboard.type(words)
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def meeting_name() -> str:
    return next(meeting.name for meeting in account().meetings if meeting.name and meeting.on > DAY)


def project_name() -> str:
    return next(project.name for project in account().projects if project.open)


def promise_text() -> str:
    return next(promise.text for promise in account().commitments if promise.status == "open")


@pytest.mark.parametrize(
    ("words", "leads_to"),
    [
        (lambda: next(person.name for person in account().stakeholders if person.present), "people"),
        (project_name, "work"),
        (promise_text, "work"),
        (meeting_name, "meetings"),
        (lambda: account().rhythm[0].name, "rhythm"),
        (lambda: account().contracts[0].name, "work"),
    ],
    ids=["a person", "a project", "a promise", "a meeting", "an event", "a contract"],
)
def test_search_from_the_home_page_leads_to_the_account(page: Page, words, leads_to: str) -> None:  # type: ignore[no-untyped-def]
    sought = words()
    page.goto("")
    search(page, " ".join(re.findall(r"\w+", sought)[:4]))
    found = page.locator(f".md-search-result__link[href*='accounts/{BIG}/{leads_to}/']").first
    found.click()
    page.wait_for_url(re.compile(f"/accounts/{BIG}/{leads_to}/"))
    expect(page.get_by_text(sought).first).to_be_attached()
    expect(page.locator("h1").first).to_be_visible()


def test_search_finds_an_account_by_its_name(page: Page) -> None:
    page.goto("playbook/")
    search(page, account().name)
    page.locator(f".md-search-result__link[href*='accounts/{BIG}/']").first.click()
    page.wait_for_url(re.compile(f"/accounts/{BIG}/"))


def test_search_finds_a_person_by_the_first_name_alone(page: Page) -> None:
    page.goto("")
    search(page, "Dana")
    page.locator(f".md-search-result__link[href*='accounts/{BIG}/people/'][href$='#dana']").first.click()
    page.wait_for_url(re.compile(f"/accounts/{BIG}/people/"))


def searches() -> list[tuple[str, str, str]]:
    """What is typed, on which page, and the address that must come first."""
    lines = Path(__file__).with_name("searches.txt").read_text("utf-8").splitlines()
    rows = [tuple(part.strip() for part in line.split("|")) for line in lines if not line.startswith("#")]
    return [(words, page, first) for words, page, first in rows]


def test_what_is_looked_for_by_its_name_comes_first(page: Page, sample: str) -> None:
    wrong = {}
    for words, begun, first in searches():
        page.goto(begun)
        search(page, words)
        best = page.locator(".pb-best .md-search-result__link").first
        expect(best).to_be_visible()
        found = best.get_attribute("href")
        if found != f"{sample}{first}":
            wrong[words] = found

    assert len(searches()) >= 30
    assert wrong == {}


def test_enter_opens_the_best_match(page: Page) -> None:
    page.goto("")
    search(page, "sequencing board")
    expect(page.locator(".pb-best .md-search-result__link").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#promise-rolf-prototype$"))


def test_home_remembers_who_i_am_and_shows_and_leads_to_my_desk(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    desks = page.locator(".pb-desks li:visible")
    page.goto("")
    assert desks.count() > 5
    choose(page, "I am", "Priya Nair")
    expect(page.locator("[data-desk] .pb-finding")).to_have_count(7)
    expect(desks).to_have_count(1)

    page.goto("")
    first = page.locator("[data-desk] .pb-finding").first
    expect(first).to_be_in_viewport()
    first.get_by_role("link").click()
    page.wait_for_url(re.compile("/accounts/"))
    page.goto("")
    page.locator("[data-desk]").get_by_role("link", name="Priya Nair").click()
    page.wait_for_url(re.compile("/team/priya/$"))
    expect(page.locator("h1")).to_contain_text("Priya Nair")
    expect(page.locator(".pb-finding").last).to_be_in_viewport()


@pytest.mark.parametrize("typed", ["merrow", "finch"])
def test_from_an_account_to_the_same_page_of_another_by_keyboard(page: Page, typed: str) -> None:
    page.goto(f"accounts/{BIG}/mediator/")
    page.get_by_label("Go to the same page of another account").focus()
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/accounts/merrow/mediator/$"))


def test_a_paper_leads_to_where_it_belongs_in_another_account_and_next_goes_round_mine(page: Page) -> None:
    page.goto(f"accounts/{BIG}/review/")
    page.get_by_role("link", name=re.compile("^Next: Merrow")).click()
    page.wait_for_url(re.compile("/accounts/merrow/meetings/$"))
    page.goto("accounts/merrow/people/")
    page.get_by_role("link", name=re.compile("^Next: Norrland")).click()
    page.wait_for_url(re.compile(f"/accounts/{BIG}/people/$"))


def test_without_scripts_an_account_leads_to_the_list_of_all(chromium: Browser, sample: str) -> None:
    with watched(chromium, sample, java_script_enabled=False) as page:
        page.goto(f"accounts/{BIG}/people/")
        page.get_by_role("link", name="All accounts").click()
        page.wait_for_url(re.compile("/accounts/$"))


SCREENS = 2
"""Within how many screens of the top an answer stands."""


@pytest.mark.parametrize("screen", [(1280, 900), (390, 844)], ids=["desk", "phone"])
@pytest.mark.parametrize(
    ("clicks", "answer"),
    [
        (("Meetings to come", "Brief"), "Agenda|Who is there|Attendees|Who comes"),
        (
            ("Whom to ring", "The system is down during the summer overtime"),
            "Whom to call, by which channel",
        ),
        (("side by side, the worst first",), "31 Dec 2026, EUR 386,000"),
        (("What we owe",), "overdue"),
        (("Who stands in",), "Priya Nair"),
        (("Floors where we know nobody",), "Board"),
        (("Mediator", "Norrland Pumps"), "What needs doing"),
        (("In their format", "Spreadsheet"), "our own edition"),
    ],
    ids=["brief", "whom to ring", "worth and notice", "overdue", "cover", "floors", "role", "spreadsheet"],
)
def test_an_answer_is_two_clicks_from_home(
    page: Page, clicks: tuple[str, ...], answer: str, screen: tuple[int, int]
) -> None:
    width, height = screen
    page.set_viewport_size({"width": width, "height": height})
    page.goto("")
    for name in clicks:
        page.locator("article").get_by_role("link", name=name, exact=True).first.click()
    found = page.locator("article").get_by_text(re.compile(answer)).locator("visible=true").first
    # From where the last click leads to, which may be a part of a page.
    box = found.bounding_box()
    assert box is not None
    assert box["y"] < SCREENS * height


def test_on_a_phone_the_time_line_of_projects_opens_at_today(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"accounts/{BIG}/controller/")
    today = page.locator(".pb-chart__scroll").first.get_by_text("today", exact=True).bounding_box()
    assert today is not None
    assert 0 < today["x"] < 390


def test_accounts_are_found_by_a_word_sorted_on_a_phone_and_opened_at_a_role(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("accounts/")
    page.get_by_label("Names lead to").select_option(label="Mediator")
    page.get_by_label("Find").fill("finch")
    expect(page.locator("tbody tr:visible")).to_have_count(1)
    page.get_by_label("Find").fill("")
    page.get_by_label("Sort by").select_option(label="Account")
    names = page.locator("tbody th a:visible").all_inner_texts()
    assert len(names) > 5
    assert names == sorted(names, key=str.casefold)
    page.get_by_label("Find").fill("halden")
    page.get_by_role("link", name="Halden Paper", exact=True).click()
    page.wait_for_url(re.compile("/accounts/halden/mediator/$"))
    page.goto("accounts/")
    expect(page.get_by_label("Names lead to")).to_have_value(re.compile("mediator"))


def test_accounts_and_portfolio_remember_who_i_am_as_home_does(page: Page) -> None:
    page.goto("")
    choose(page, "I am", "Priya Nair")
    for where in ("accounts/", "portfolio/"):
        page.goto(where)
        expect(page.get_by_label(OWNER, exact=True)).to_have_value("priya")
        rows = page.locator(".pb-table--sort").first.locator("tbody tr:visible")
        expect(rows).to_have_count(2)


def test_from_home_to_an_account_and_round_all_its_pages(page: Page) -> None:
    page.goto("")
    page.locator("article").get_by_role("link", name=re.compile("^All .* accounts$")).click()
    page.locator("article").get_by_role("link", name=account().name, exact=True).first.click()
    page.wait_for_url(re.compile(f"/accounts/{BIG}/$"))
    entries = page.locator(".pb-nav__entries a")
    assert entries.count() == len(paths.NAVIGATION)
    for at in range(entries.count()):
        name = entries.nth(at).inner_text()
        entries.nth(at).click()
        expect(page.locator(".pb-nav [aria-current=page]")).to_have_text(name)
        expect(page.locator("h1")).to_have_count(1)
    page.get_by_role("link", name=account().name, exact=True).first.click()
    page.wait_for_url(re.compile(f"/accounts/{BIG}/$"))


@pytest.mark.parametrize("role", roles(), ids=lambda role: role.id)
def test_a_role_is_taught_and_played(page: Page, role: Role) -> None:
    assert len(role.questions) > 3
    for address in (paths.role_page(role.id), paths.account_page(BIG, role.id)):
        page.goto(paths.page_address(address.page))
        expect(page.locator("h1")).to_contain_text(role.name)
        # What is asked in one phase of a customer's life alone is taught, and not asked of everybody.
        taught = address == paths.role_page(role.id)
        for question in (question for question in role.questions if taught or not question.when):
            expect(page.get_by_text(question.ask).first).to_be_attached()  # after the first few it is folded away


def test_a_person_leads_to_their_card(page: Page) -> None:
    page.goto(f"accounts/{BIG}/ambassador/")
    link = page.locator("article a[href*='people/#']").first
    card = (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    page.wait_for_url(re.compile(f"/accounts/{BIG}/people/#"))
    expect(page.locator(f"[id='{card}']")).to_be_in_viewport()


def column(page: Page, at: int) -> list[str]:
    """What a column of the first sortable table holds, as it is sorted by."""
    return page.locator(".pb-table--sort").first.evaluate(
        """(table, at) => [...table.tBodies[0].rows]
            .map(row => row.cells[at].dataset.sort ?? row.cells[at].innerText.trim())""",
        at,
    )


@pytest.mark.parametrize("key", ["click", "Enter", "Space"])
def test_a_table_is_sorted_by_its_headings(page: Page, key: str) -> None:
    page.goto("accounts/")
    heading = page.locator(".pb-table--sort th").first
    button = heading.get_by_role("button")
    before = column(page, 0)
    assert len(before) >= 6

    for direction in ("ascending", "descending"):
        if key == "click":
            button.click()
        else:
            button.focus()
            page.keyboard.press(key)
        expect(heading).to_have_attribute("aria-sort", direction)
        names = column(page, 0)
        assert names == sorted(before, key=str.casefold, reverse=direction == "descending")
        assert names != before or direction == "ascending"


def test_sorting_by_a_figure_is_not_sorting_by_letters(page: Page) -> None:
    page.goto("accounts/")
    headings = page.locator(".pb-table--sort th").all_inner_texts()
    at = headings.index("Our promises")
    page.locator(".pb-table--sort th").nth(at).get_by_role("button").click()

    figures = [float(text) for text in column(page, at)]
    assert len(set(figures)) > 2
    assert figures == sorted(figures)


def test_the_keyboard_reaches_the_content_and_shows_where_it_is(page: Page) -> None:
    page.goto(f"accounts/{BIG}/")
    page.keyboard.press("Tab")
    assert "Skip to content" in page.evaluate("document.activeElement.textContent")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('.pb-nav')"):
            break
    assert page.evaluate("!!document.activeElement.closest('.pb-nav')")
    outline = page.evaluate(
        "getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).boxShadow"
    )
    assert outline != "nonenone"


def test_a_fold_opens_by_keyboard(page: Page) -> None:
    page.goto(f"accounts/{BIG}/people/")
    fold = page.locator("details.pb-fold").first
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(fold).to_have_attribute("open", "")
    expect(fold.locator(".pb-fold__inside")).to_be_visible()


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_label(label, exact=True).select_option(label=option)


OWNER, KIND = "Show what concerns", "of the kind"


def test_the_calendar_shows_one_of_us_and_one_kind_and_remembers_it(page: Page) -> None:
    rows, lines = page.locator(".pb-rows li:visible"), page.locator(".pb-month .pb-entry:visible")
    crowds = page.locator("[data-for]:visible")
    page.goto("calendar/")
    everyone = rows.count(), lines.count(), crowds.all_inner_texts()
    assert everyone[0] == len(page.locator(".pb-rows li").all()) >= 6

    choose(page, OWNER, "Priya Nair")
    assert page.url.endswith("?owner=priya")
    assert 0 < rows.count() < everyone[0]
    assert 0 < lines.count() < everyone[1]
    expect(rows.get_by_role("link", name=account().name, exact=True)).to_be_visible()
    expect(page.locator(".pb-concerns [role=status]")).to_contain_text("Priya Nair")
    assert crowds.all_inner_texts() != everyone[2], "what stands out stands out among these customers"

    choose(page, KIND, "Peak")
    assert page.url.endswith("?owner=priya&kind=peak")
    kinds = page.locator("[data-kind]:visible").evaluate_all("found => found.map((element) => element.dataset.kind)")
    assert set(kinds) == {"peak"}
    for fold in page.locator(".pb-month:visible").all():
        shown = fold.locator(".pb-entry:not([hidden])").count()
        assert fold.locator(".pb-fold__count").inner_text() == str(shown) != "0"

    page.goto("calendar/")
    expect(page.get_by_label(OWNER, exact=True)).to_have_value("priya")
    expect(page.get_by_label(KIND, exact=True)).to_have_value("peak")
    page.goto("attention/")
    expect(page.get_by_label(OWNER, exact=True)).to_have_value("priya")

    # A link that somebody sent shows what it names, and one's own choice is there again afterwards.
    page.goto("calendar/?kind=shutdown")
    expect(page.get_by_label(OWNER, exact=True)).to_have_value("")
    expect(page.get_by_label(KIND, exact=True)).to_have_value("shutdown")
    page.goto("calendar/")
    expect(page.get_by_label(KIND, exact=True)).to_have_value("peak")


def test_the_bands_of_the_calendar_follow_the_choice(page: Page) -> None:
    """They are drawn once and used in each row, where no style sheet reaches them."""
    page.goto("calendar/")
    shown = "found => found.filter((part) => part.getAttribute('display') !== 'none').map((part) => part.dataset.for)"
    bands = page.locator(".pb-rows defs [data-for]")
    assert bands.evaluate_all(shown) == [""]
    choose(page, OWNER, "Priya Nair")
    (whom,) = bands.evaluate_all(shown)
    assert "priya" in whom.split()


def test_a_month_that_stands_out_leads_to_its_list_and_opens_it(page: Page) -> None:
    page.goto("calendar/")
    closed = page.locator("details.pb-month:not([open]) h3").first
    anchor = closed.get_attribute("id")
    page.locator(f".pb-months a[href='#{anchor}']").click()
    expect(page.locator(f"details.pb-month:has(#{anchor})")).to_have_attribute("open", "")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_on_a_phone_the_calendar_is_a_list(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("calendar/")
    expect(page.locator("figure.pb-rows")).not_to_be_visible()
    expect(page.locator(".pb-month .pb-entry").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("name", ["rhythm", "meetings"])
def test_a_calendar_is_subscribed_to_by_a_click_or_by_its_address(page: Page, sample: str, name: str) -> None:
    page.goto(f"accounts/{BIG}/{name}/")
    item = page.locator(".pb-subscribe li").first
    address = f"{sample}accounts/{BIG}/rhythm.ics"

    expect(item.locator("code")).to_have_text(address)
    expect(item.get_by_role("link")).to_have_attribute("href", address.replace("http:", "webcal:"))
    found = page.request.get(address)
    assert found.headers["content-type"] == "text/calendar"
    assert found.body().startswith(b"BEGIN:VCALENDAR\r\n")
