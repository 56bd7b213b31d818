"""A witness who notices everything its pages do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page


@dataclass
class Witness:
    """What pages did that no page may do."""

    home: str
    #: Requests to anywhere but the served site.
    outside: list[str] = field(default_factory=list)
    #: Requests for something the site does not have.
    missing: list[str] = field(default_factory=list)
    #: Errors of scripts, and what browsers report as one.
    errors: list[str] = field(default_factory=list)
    #: Dialogs and windows that opened.
    opened: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Watch every page of a context, those that open by themselves too."""
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("page", self._page)
        # What is asked for outside is noted and goes no further.
        context.route(lambda url: not url.startswith(self.home), lambda route: route.abort())

    def _page(self, page: Page) -> None:
        if page.opener():
            self.opened.append(f"window: {page.url}")
        page.on("dialog", self._dialog)
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        page.on(
            "console", lambda said: self.errors.append(f"{page.url}: {said.text}") if said.type == "error" else None
        )

    def _dialog(self, dialog: Any) -> None:
        self.opened.append(f"{dialog.type}: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Any) -> None:
        if not request.url.startswith((self.home, "data:", "blob:" + self.home)):
            self.outside.append(request.url)

    def _response(self, response: Any) -> None:
        if response.status >= 400:
            self.missing.append(f"{response.status} {response.url}")

    def saw_nothing(self) -> None:
        """Fail if there was anything to see."""
        assert self.outside == []
        assert self.opened == []
        assert self.missing == []
        assert self.errors == []


@contextmanager
def watched(chromium: Browser, home: str, **options: Any) -> Iterator[Page]:
    """A page of a new context, watched; whatever it did that no page may do fails the test at the end."""
    options = {"viewport": {"width": 1280, "height": 900}, **options}
    witness = Witness(home)
    context = chromium.new_context(base_url=home, **options)
    context.set_default_timeout(15_000)
    witness.watch(context)
    try:
        yield context.new_page()
        witness.saw_nothing()
    finally:
        context.close()
