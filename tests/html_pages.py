"""What a built page says and where it leads, read from its HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_ADDRESSES = ("href", "xlink:href", "src", "data", "poster", "action", "formaction")
_SITE = "http://site.invalid/"


@dataclass
class Element:
    """A start tag with its attributes; an attribute without a value has an empty one."""

    tag: str
    attributes: dict[str, str]
    #: Whether it stands in the page's own content rather than in the frame of the theme.
    own: bool
    #: The text directly inside, for scripts and styles.
    text: str = ""


@dataclass
class Page:
    """One HTML file of a built site."""

    #: Its file, relative to the site.
    name: str
    title: str = ""
    #: Level and text of every heading of the page's own content.
    headings: list[tuple[int, str]] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    #: The id of every element that has one, in the order of the page.
    ids: list[str] = field(default_factory=list)
    #: All text of the page's own content.
    text: str = ""

    @property
    def address(self) -> str:
        """Its address below the site's root."""
        return self.name.removesuffix("index.html")

    def all(self, tag: str, attribute: str) -> Iterator[tuple[Element, str]]:
        """Every element of a kind that has an attribute, with the attribute's value."""
        for element in self.elements:
            if element.tag == tag and attribute in element.attributes:
                yield element, element.attributes[attribute]

    def links(self, own: bool = True) -> list[str]:
        """Where links of the page's own content lead, or those of the whole page."""
        return [href for element, href in self.all("a", "href") if element.own or not own]

    def addresses(self) -> Iterator[str]:
        """Every address on the page, of whatever it is."""
        for element in self.elements:
            yield from (element.attributes[name] for name in _ADDRESSES if element.attributes.get(name))

    def target(self, href: str) -> tuple[str, str] | None:
        """The address and the anchor a link leads to; None when it leaves the site."""
        # The theme's page for addresses that are not there is served from any of them, so it links from the root.
        base = _SITE if self.name == "404.html" else urljoin(_SITE, self.address)
        link, anchor = urldefrag(urljoin(base, href))
        if not link.startswith(_SITE):
            return None
        return unquote(urlsplit(link).path.lstrip("/")), unquote(anchor)


class _Reader(HTMLParser):
    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page(name)
        self._open: list[str] = []
        self._articles: list[int] = []
        self._heading: list[str] | None = None
        self._skip_from = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.page.elements.append(Element(tag, attributes, bool(self._articles)))
        if "id" in attributes:
            self.page.ids.append(attributes["id"])
        if tag in _VOID:
            return
        self._open.append(tag)
        if tag == "article" and "md-content__inner" in attributes.get("class", ""):
            self._articles.append(len(self._open))
        if self._articles and tag in ("h1", "h2", "h3"):
            self._heading = []
        if "headerlink" in attributes.get("class", ""):
            self._skip_from = len(self._open)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open and self._open[-1] != tag:
            self._open.pop()
        if self._articles and len(self._open) == self._articles[-1]:
            self._articles.pop()
        self._open.pop()
        if self._skip_from > len(self._open):
            self._skip_from = 0
        if tag in ("h1", "h2", "h3") and self._heading is not None:
            self.page.headings.append((int(tag[1]), " ".join("".join(self._heading).split())))
            self._heading = None

    def handle_data(self, data: str) -> None:
        if self._skip_from or not self._open:
            return
        if self._open[-1] in ("script", "style"):
            self.page.elements[-1].text += data
        elif self._open[-1] == "title" and "svg" not in self._open:
            self.page.title += data
        elif self._articles:
            self.page.text += data
        if self._heading is not None:
            self._heading.append(data)


def read_page(site: Path, name: str) -> Page:
    """Read one HTML file of a site."""
    reader = _Reader(name)
    reader.feed((site / name).read_text("utf-8"))
    reader.close()
    return reader.page


def read_site(site: Path) -> Mapping[str, Page]:
    """All pages of a site, by their addresses."""
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return {page.address: page for page in (read_page(site, name) for name in names)}


def broken_links(site: Path, pages: Mapping[str, Page], folders: bool = True) -> list[str]:
    """Every address within the site that leads to no page or file of it, or to no anchor of the page.

    Without ``folders``, one that leads to a folder is broken too: nobody is there to serve what is in it.
    """
    named = {page.name: page for page in pages.values()}
    broken = []
    for page in pages.values():
        for address in page.addresses():
            target = page.target(address)
            if target is None:
                continue
            name, anchor = target
            if address.startswith("#"):
                name = page.name
            elif folders and (name == "" or name.endswith("/")):
                name += "index.html"
            if not (site / name).is_file():
                broken.append(f"{page.name}: {address} (no such page)")
            elif anchor and name in named and anchor not in named[name].ids:
                broken.append(f"{page.name}: {address} (no such anchor)")
    return broken
