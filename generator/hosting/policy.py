"""The content security policy of a finished site: what its pages may run and show, and nothing else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser

_SCRIPTS = ("", "text/javascript", "application/javascript", "module")
"""The types of scripts that run; anything else is data."""


@dataclass(slots=True)
class PolicyParts:
    """What stands in the pages of a site that a policy has to name."""

    #: Hashes of scripts in pages, of style sheets in pages, and of style attributes.
    scripts: set[str] = field(default_factory=set)
    styles: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    #: Attributes such as ``onclick``, which no policy of ours allows.
    handlers: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    def __init__(self, parts: PolicyParts) -> None:
        super().__init__(convert_charrefs=False)
        self._parts = parts
        self._open: tuple[set[str], list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if "style" in attributes:
            self._parts.attributes.add(_hash(attributes["style"]))
        self._parts.handlers.update(f"{name} of <{tag}>" for name in attributes if name.startswith("on"))
        if tag == "script" and "src" not in attributes and attributes.get("type", "") in _SCRIPTS:
            self._open = (self._parts.scripts, [])
        elif tag == "style":
            self._open = (self._parts.styles, [])

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag in ("script", "style"):
            hashes, said = self._open
            hashes.add(_hash("".join(said)))
            self._open = None


def _hash(said: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(said.encode()).digest()).decode()}'"


def read_parts(pages: Iterable[str]) -> PolicyParts:
    """What the policy of some pages has to name; ``pages`` are their HTML."""
    parts = PolicyParts()
    for page in pages:
        reader = _Reader(parts)
        reader.feed(page)
        reader.close()
    return parts


def policy_of(parts: PolicyParts) -> str:
    """The policy as the value of the header ``Content-Security-Policy``.

    Everything comes from the site itself; of what stands in pages those scripts and styles run that stand there now.
    """
    styles = [*sorted(parts.styles), *(["'unsafe-hashes'", *sorted(parts.attributes)] if parts.attributes else [])]
    directives = (
        "default-src 'none'",
        " ".join(["script-src 'self'", *sorted(parts.scripts)]),
        " ".join(["style-src 'self'", *styles]),
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
    return "; ".join(directives)
