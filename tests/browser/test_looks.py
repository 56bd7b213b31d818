"""Every kind of page in every place it is read: on a phone, in the dark, on paper, without scripts."""

from __future__ import annotations

import io

import pypdf
import pytest
from kinds import BIG, ONE_OF_EACH
from playwright.sync_api import Browser, Page, expect
from projects import made, sample_project
from witness import watched

from generator.paths import page_address

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}

OVERHANG = """() => {
  const width = document.documentElement.clientWidth, page = [document.body, document.documentElement];
  const kept = (element) => {
    for (let up = element; up; up = up.parentElement)
      if (!page.includes(up) && getComputedStyle(up).overflowX !== 'visible') return true;
    return !!element.closest('svg');
  };
  const out = [...document.querySelectorAll('article *')].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width && box.right > width + 1 && !kept(element);
  });
  return [document.documentElement.scrollWidth - width, out.slice(0, 5).map((e) => e.outerHTML.slice(0, 120))];
}"""
"""By how much the page is wider than the screen, and what sticks out that no box of its own keeps in."""

LUMINANCE = """(property) => {
  const parse = (element) => getComputedStyle(element)[property].match(/[\\d.]+/g).map(Number);
  let element = document.querySelector('article'), colour = parse(element);
  while (property === 'backgroundColor' && colour.length > 3 && colour[3] === 0 && element.parentElement) {
    element = element.parentElement;
    colour = parse(element);
  }
  return colour.length > 3 && colour[3] === 0 ? 255 : 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2];
}"""
"""How light the page's ground or its letters are, from 0 to 255."""


def brightness(page: Page, of: str) -> float:
    return float(page.evaluate(LUMINANCE, of))


@pytest.mark.parametrize("where", ONE_OF_EACH)
def test_no_page_is_wider_than_a_phone(chromium: Browser, sample: str, where: str) -> None:
    with watched(chromium, sample, viewport=PHONE, is_mobile=True, has_touch=True) as page:
        page.goto(where)
        wide = page.evaluate(OVERHANG)
        assert wide == [0, []]


def test_dark_follows_the_system_and_can_be_chosen(chromium: Browser, sample: str) -> None:
    with watched(chromium, sample, color_scheme="dark") as page:
        page.goto(f"accounts/{BIG}/")
        assert brightness(page, "backgroundColor") < 70
        assert brightness(page, "color") > 170
    with watched(chromium, sample, color_scheme="light") as page:
        page.goto(f"accounts/{BIG}/")
        assert brightness(page, "backgroundColor") > 230
        # From "as the system has it" to light to dark.
        for _ in range(2):
            page.locator("label.md-header__button[for^=__palette]:visible").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        assert brightness(page, "backgroundColor") < 70
        page.goto(f"accounts/{BIG}/people/")
        assert brightness(page, "backgroundColor") < 70, "the choice holds on the next page"


@pytest.mark.parametrize(
    ("where", "scheme"),
    [*((where, "dark") for where in ONE_OF_EACH), ("", "light"), (f"accounts/{BIG}/people/", "light")],
)
def test_paper_is_white_and_without_the_frame(chromium: Browser, sample: str, where: str, scheme: str) -> None:
    with watched(chromium, sample, color_scheme=scheme) as page:
        page.goto(where)
        page.emulate_media(media="print")
        for part in (".md-header", ".md-tabs", ".md-sidebar--primary", ".pb-nav", ".md-content__button", ".headerlink"):
            for element in page.locator(part).all():
                expect(element).not_to_be_visible()
        assert brightness(page, "backgroundColor") > 250
        assert brightness(page, "color") < 120
        assert (
            page.evaluate(
                """() => [...document.querySelectorAll('details.pb-fold > .pb-fold__inside')]
                .filter((inside) => !inside.parentElement.closest('details details, .pb-fold--rest'))
                .filter((inside) => !inside.offsetHeight).length"""
            )
            == 0
        ), "what is folded away on the screen is on paper"


def test_every_brief_of_the_samples_is_two_sheets_at_most_from_the_browser_too(chromium: Browser, sample: str) -> None:
    briefs = sorted(page.name for page in made(sample_project()).pages if "/briefs/" in page.name)
    with watched(chromium, sample) as page:
        sheets = {}
        for name in briefs:
            page.goto(page_address(name))
            printed = page.pdf(prefer_css_page_size=True)
            sheets[name] = len(pypdf.PdfReader(io.BytesIO(printed)).pages)

    assert len(briefs) >= 20
    assert {name: number for name, number in sheets.items() if number > 2} == {}


@pytest.mark.parametrize("where", ONE_OF_EACH)
def test_a_page_is_quiet_and_says_the_same_without_scripts(chromium: Browser, sample: str, where: str) -> None:
    # That nothing is asked for outside, nothing is missing and no script fails is what the witness sees.
    texts = []
    for scripts in (True, False):
        with watched(chromium, sample, java_script_enabled=scripts) as page:
            page.goto(where, wait_until="networkidle")
            expect(page.locator("article h1")).to_be_visible()
            # A calendar's own address, spelt out for copying: the link leads there without scripts too.
            page.evaluate(
                "for (const each of document.querySelectorAll('[data-convenience], .pb-concerns')) each.remove()"
            )
            texts.append(page.locator("article").inner_text().split())
    assert len(texts[1]) > 20
    assert texts[0] == texts[1]
