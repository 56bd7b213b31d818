"""No serious or critical violation that axe-core can find, on a page of each kind, in light and dark."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from kinds import ONE_OF_EACH
from playwright.sync_api import Browser, Page
from witness import watched

pytestmark = pytest.mark.browser

GRAVE = ("serious", "critical")
ONLY_COLOUR = {"runOnly": ["color-contrast", "link-in-text-block"]}


def violations(page: Page, options: dict[str, Any] | None = None) -> list[str]:
    """What axe-core finds: how grave, which rule, where."""
    found = Axe().run(page, options=options).response
    assert found["passes"], "axe-core did not run"
    return [
        f"{violation['impact']}: {violation['id']} at {node['target']} ({violation['help']})"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("where", ONE_OF_EACH)
def test_no_grave_violation(chromium: Browser, sample: str, where: str) -> None:
    with watched(chromium, sample, color_scheme="light", reduced_motion="reduce") as page:
        page.goto(where)
        assert [violation for violation in violations(page) if violation.startswith(GRAVE)] == []
        # What the dark changes is colour.
        page.emulate_media(color_scheme="dark")
        page.reload()
        assert [violation for violation in violations(page, ONLY_COLOUR) if violation.startswith(GRAVE)] == []


@pytest.mark.parametrize("where", ONE_OF_EACH)
def test_on_a_phone_nothing_is_wrong_and_nothing_beyond_the_screen(chromium: Browser, sample: str, where: str) -> None:
    with watched(chromium, sample, color_scheme="dark", viewport={"width": 390, "height": 844}) as page:
        page.goto(where)
        assert [violation for violation in violations(page) if violation.startswith(GRAVE)] == []
        # Text at twice its size is a window half as wide.
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_violation_would_be_found(chromium: Browser, sample: str) -> None:
    with watched(chromium, sample) as page:
        page.goto("start/")
        page.evaluate("document.querySelector('article').insertAdjacentHTML('beforeend', '<button></button>')")
        assert any("button-name" in violation for violation in violations(page))
