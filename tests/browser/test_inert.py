"""Hostile accounts in a real browser: nothing runs, nothing opens, nothing is asked for outside."""

from __future__ import annotations

import pytest
from hostile_site import FULL, hostile_site, long_texts, names
from inert import folded
from playwright.sync_api import Browser, expect
from witness import Witness, watched

from generator import paths

pytestmark = pytest.mark.browser

TRAP = """
  window.__sprung = [];
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'msgbox'])
    window[name] = (...given) => { window.__sprung.push(name + ': ' + given); };
"""
"""What hostile texts call is noted; dialogs would be seen by the witness as well."""


def addresses() -> list[str]:
    """All pages of the accounts that have hostile text everywhere, and the first of those only called something."""
    accounts = [*(f"hostile-{at}" for at in range(FULL)), "hostile-crowd"]
    pages = [paths.account_page(account, name) for account in accounts for name in paths.ACCOUNT_PAGES]
    pages += [paths.account_page(f"named-{at:02}") for at in range(len(list(names())))]
    return ["", "accounts/", *(paths.page_address(target.page) for target in pages)]


def test_nothing_runs_and_nothing_goes_out(chromium: Browser, hostile: str) -> None:
    found = addresses()
    assert len(found) >= 12 * (FULL + 1) + 14
    with watched(chromium, hostile) as page:
        page.add_init_script(TRAP)
        for where in found:
            page.goto(where)
            assert page.evaluate("window.__sprung") == [], where
            # The frame and the end of the page are there: nothing has swallowed the rest.
            expect(page.locator(".md-header")).to_be_visible()
            expect(page.locator(".pb-as-of")).to_be_attached()
            assert page.url == hostile + where


def test_what_the_mouse_and_the_keyboard_touch_does_nothing(chromium: Browser, hostile: str) -> None:
    touch = """() => {
      for (const element of document.querySelectorAll('article *'))
        for (const kind of ['mouseover', 'mouseenter', 'pointerenter', 'focus', 'animationstart', 'toggle', 'error'])
          element.dispatchEvent(new Event(kind, {bubbles: false}));
      return [window.__sprung, document.querySelectorAll('article *').length];
    }"""
    with watched(chromium, hostile) as page:
        page.add_init_script(TRAP)
        for where in addresses()[:14]:
            page.goto(where)
            sprung, touched = page.evaluate(touch)
            assert touched > 50
            assert sprung == [], where


def test_the_trap_would_spring(chromium: Browser, hostile: str) -> None:
    (hostile_site() / "sprung.html").write_text("<!doctype html><img src=x onerror=alert(1)><img src=//evil.example/x>")
    try:
        context = chromium.new_context(base_url=hostile)
        witness = Witness(hostile)
        witness.watch(context)
        page = context.new_page()
        page.add_init_script(TRAP)
        page.goto("sprung.html")
        page.wait_for_function("window.__sprung.length > 0")
        assert witness.outside == ["http://evil.example/x"]
        with pytest.raises(AssertionError):
            witness.saw_nothing()
        context.close()
    finally:
        (hostile_site() / "sprung.html").unlink()


def test_search_shows_hostile_names_as_they_were_typed(chromium: Browser, hostile: str) -> None:
    with watched(chromium, hostile) as page:
        page.add_init_script(TRAP)
        page.goto("")
        page.locator("[data-md-component=search-query]").first.click()
        # A page of every account has this word in its title, before the account's name.
        page.keyboard.type("timeline")
        results = page.locator("[data-md-component=search-result]")
        shown = [text for text in names() if text.kind in ("html-script", "html-embed", "url-scheme")]
        assert len(shown) == 3
        for text in shown:
            expect(results).to_contain_text(text.text)
        assert results.locator("script, iframe, img, object, form, [onclick], [onerror], [onload]").count() == 0
        assert page.evaluate("window.__sprung") == []


def test_long_texts_are_there_to_read(chromium: Browser, hostile: str) -> None:
    with watched(chromium, hostile) as page:
        page.goto("accounts/hostile-crowd/timeline/")
        text = folded(page.locator("article").inner_text())
    lost = [long.id for long in long_texts() if folded(long.text)[:2_000] not in text]
    assert len(long_texts()) >= 30
    assert lost == []
