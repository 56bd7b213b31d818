"""A real Chromium, and the built sites to open in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import open_chromium, served
from hostile_site import hostile_site
from playwright.sync_api import Browser, Page, expect
from projects import sample_site
from witness import watched

# A machine that does other things as well is slow, not wrong.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def sample() -> Iterator[str]:
    """Where the sample site is served."""
    with served(sample_site()) as address:
        yield address


@pytest.fixture(scope="session")
def hostile() -> Iterator[str]:
    """Where the site of the hostile accounts is served."""
    with served(hostile_site()) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium, as CHROMIUM names it."""
    with open_chromium() as browser:
        yield browser


@pytest.fixture
def page(chromium: Browser, sample: str) -> Iterator[Page]:
    """A page of the sample site on a desk, in light."""
    with watched(chromium, sample, color_scheme="light") as page:
        yield page
