"""Under the content security policy that `playbook hosting csp` prints, everything works and nothing is refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import served
from kinds import BIG
from lean import playbook
from playwright.sync_api import Browser, Page, expect
from projects import sample_site
from witness import watched

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def strict() -> Iterator[str]:
    """Where the sample site is served with its policy."""
    printed = playbook("hosting", "csp", sample_site())
    name, _, policy = printed.out.strip().partition(": ")
    assert name == "Content-Security-Policy"
    assert "unsafe-inline" not in policy
    with served(sample_site(), {name: policy}) as address:
        yield address


@pytest.fixture
def page(chromium: Browser, strict: str) -> Iterator[Page]:
    with watched(chromium, strict, color_scheme="light") as page:
        yield page


@pytest.mark.parametrize(
    "address",
    ["", "attention/", "accounts/", "calendar/", "portfolio/", "nowhere.html"]
    + [
        f"accounts/{BIG}/{name}"
        for name in ("", "people/", "rhythm/", "work/", "ambassador/", "meetings/", "timeline/")
    ]
    + ["rhythm/", "reference/account/", "playbook/ceo/"],
)
def test_no_page_is_refused_anything(chromium: Browser, strict: str, address: str) -> None:
    with watched(chromium, strict) as page:
        if address == "nowhere.html":
            address = "404.html"
        page.goto(address)
        page.wait_for_load_state("networkidle")
        expect(page.locator("h1").first).to_be_visible()


def test_search_finds_dana(page: Page) -> None:
    page.goto("")
    page.locator("[data-md-component=search-query]").first.click()
    page.keyboard.type("Dana Ortiz")
    expect(page.locator(f".md-search-result__link[href*='accounts/{BIG}/']").first).to_be_visible()


def test_dark_can_be_chosen_and_stays(page: Page) -> None:
    page.goto("")
    for _ in range(2):
        page.locator("label.md-header__button[for^=__palette]:visible").first.click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"accounts/{BIG}/people/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_what_was_not_there_when_the_policy_was_made_does_not_run(chromium: Browser, strict: str) -> None:
    context = chromium.new_context(base_url=strict)
    page = context.new_page()
    page.goto("")
    page.evaluate(
        "() => { const s = document.createElement('script'); s.text = 'window.ran = 1'; document.body.append(s) }"
    )
    assert page.evaluate("() => window.ran === undefined")
    context.close()
