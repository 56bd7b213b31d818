"""A site served by nginx and by Caddy as the recipes have it: login, types, pages that are not there, headers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from servers import SERVERS, Server

from generator.disk.publish import open_publication

PAGE = "<!doctype html><title>Plans</title><script>var a = 1</script><p>{}</p>"
FILES = {
    "index.html": PAGE.format("Home"),
    "404.html": PAGE.format("There is no such page"),
    "accounts/norrland/index.html": PAGE.format("Norrland, Ångerby"),
    "accounts/norrland/rhythm.ics": "BEGIN:VCALENDAR\r\n",
    "accounts/norrland/our-people.vcf": "BEGIN:VCARD\r\n",
    "accounts/norrland/review.pdf": "%PDF-1.7",
    "search/search_index.json": "{}",
}


def publish(site: Path, files: dict[str, str]) -> None:
    """Put a site in place as a build does."""
    with open_publication(site, print) as made:
        for name, text in files.items():
            path = made.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        made.publish()


@pytest.fixture(scope="module", params=list(SERVERS))
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """A server that runs, and the folder of its site."""
    work = tmp_path_factory.mktemp(request.param)
    site = work / "www of ours, Ångerby" / "site"
    site.parent.mkdir()
    publish(site, FILES)
    with SERVERS[request.param](site, work) as server:
        yield server, site


def test_nobody_reads_anything_without_a_login(served: tuple[Server, Path]) -> None:
    server, _ = served
    for name in (*FILES, "nowhere", "../secret"):
        answer = server.get(f"/{name}", login=False)
        assert answer.status in (400, 401), name
        assert b"Norrland" not in answer.body
        assert b"no such page" not in answer.body
    assert server.get("/").status == 200


def test_every_file_has_its_type(served: tuple[Server, Path]) -> None:
    server, _ = served
    types = {name: server.get(f"/{name}").headers.get("content-type", "") for name in FILES if name != "404.html"}

    assert types.pop("accounts/norrland/rhythm.ics").replace(" ", "").lower() == "text/calendar;charset=utf-8"
    assert types.pop("accounts/norrland/our-people.vcf").replace(" ", "").lower() == "text/vcard;charset=utf-8"
    assert types.pop("accounts/norrland/review.pdf") == "application/pdf"
    assert types.pop("search/search_index.json").startswith("application/json")
    assert {kind.replace(" ", "").lower() for kind in types.values()} == {"text/html;charset=utf-8"}


def test_a_page_is_a_folder_and_what_is_not_there_says_so(served: tuple[Server, Path]) -> None:
    server, _ = served
    without = server.get("/accounts/norrland")
    nowhere = server.get("/accounts/nowhere/")

    assert without.status in (301, 302, 308)
    assert without.headers["location"].endswith("/accounts/norrland/")
    assert "Ångerby" in server.get("/accounts/norrland/").body.decode()
    assert (nowhere.status, "There is no such page" in nowhere.body.decode()) == (404, True)
    assert server.get("/.git/config").status == 404


@pytest.mark.parametrize("address", ["/", "/accounts/norrland/rhythm.ics", "/nowhere"])
def test_every_answer_has_the_headers(served: tuple[Server, Path], address: str) -> None:
    headers = served[0].get(address).headers

    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self' 'sha256-")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "private, no-cache"


def test_three_new_sites_are_seen_by_a_server_that_goes_on_running(served: tuple[Server, Path]) -> None:
    server, site = served
    for number in range(3):
        publish(site, {**FILES, "index.html": PAGE.format(f"Site {number}"), f"only-{number}.html": "x"})
        assert f"Site {number}" in server.get("/").body.decode()
        assert server.get(f"/only-{number}.html").status == 200
        assert server.get(f"/only-{number - 1}.html").status == 404
