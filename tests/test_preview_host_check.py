from __future__ import annotations

import socket
from collections.abc import Iterable
from typing import Any

import pytest

from generator.preview.host_check import answer_only_for, is_address, is_own_host

HERE = socket.gethostname()


@pytest.mark.parametrize(
    ("host", "bound"),
    [
        ("localhost", "127.0.0.1"),
        ("localhost:8000", "127.0.0.1"),
        ("LOCALHOST:9000", "127.0.0.1"),
        ("localhost.", "127.0.0.1"),
        ("127.0.0.1:8000", "localhost"),
        ("127.0.0.1:1", "127.0.0.1"),
        ("[::1]:8000", "127.0.0.1"),
        ("[::1]", "::1"),
        ("[0:0:0:0:0:0:0:1]:8000", "::1"),
        ("plans.larkfield.example:8000", "plans.larkfield.example"),
        ("192.168.1.5:8000", "192.168.1.5"),
        ("192.168.1.5:8000", "0.0.0.0"),
        ("[fe80::1]:8000", "::"),
        ("192.168.1.5", ""),
        (f"{HERE}:8000", "0.0.0.0"),
        (f"{HERE.partition('.')[0]}.local:8000", "::"),
    ],
)
def test_the_host_it_was_bound_to_and_names_of_this_machine_are_answered(host: str, bound: str) -> None:
    assert is_own_host(host, bound)


@pytest.mark.parametrize("bound", ["127.0.0.1", "localhost", "::1", "192.168.1.5", "0.0.0.0", "::"])
@pytest.mark.parametrize(
    "host",
    [
        "attacker.example",
        "attacker.example:8000",
        "localhost.attacker.example",
        "127.0.0.1.attacker.example:8000",
        "localhost,attacker.example",
        "localhost attacker.example",
        "localhost@attacker.example",
        "attacker.example#localhost",
        "localhost:8000:attacker",
        "localhost:port",
        "[::1",
        "[::1]attacker.example",
        "[attacker]",
        "",
        ":8000",
        "0x7f000001",
        "2130706433",
    ],
)
def test_the_name_of_anybody_else_is_not(host: str, bound: str) -> None:
    assert not is_own_host(host, bound)


@pytest.mark.parametrize("bound", ["127.0.0.1", "localhost", "192.168.1.6"])
def test_another_address_of_the_machine_is_answered_only_where_all_are_bound(bound: str) -> None:
    assert not is_own_host("192.168.1.5:8000", bound)


@pytest.mark.parametrize("path", ["/", "/a/", "/assets/a b.css", "/caf\xc3\xa9/", "/ab:c", "/a/C:/b", "/.."])
def test_an_address_that_a_page_can_have_is_looked_up(path: str) -> None:
    assert is_address(path)


@pytest.mark.parametrize(
    "path",
    [
        "/\x00",
        "/accounts/\x00/../index.html",
        "/a\nb",
        "/a\x1bb",
        "/\x7f",
        "/\xff\xfe",
        "/\xc3",
        "/\xed\xa0\x80",  # half a pair
        "/\xc0\xae\xc0\xae/",  # dots, spelt longer than they are
        "/..\\..\\secret",
        "/C:/secret",
        "//C:/secret",
        "/./C:/secret",
        "/a/../c:secret",
        "",
        "*",
        "http://attacker.example/",
    ],
)
def test_an_odd_address_is_not(path: str) -> None:
    assert not is_address(path)


def answered(environ: dict[str, Any]) -> tuple[str, bytes]:
    """The status and the body that a guarded application gives."""
    statuses = []

    def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        start_response("200 OK", [])
        return [b"secret"]

    body = answer_only_for("127.0.0.1", application)(environ, lambda status, headers: statuses.append(status))
    return statuses[0], b"".join(body)


def test_who_is_refused_is_told_in_a_sentence_and_nothing_else() -> None:
    assert answered({"HTTP_HOST": "localhost:8000", "PATH_INFO": "/"}) == ("200 OK", b"secret")
    assert answered({"HTTP_HOST": "attacker.example", "PATH_INFO": "/"}) == (
        "403 Forbidden",
        b"This preview answers only for the host it was started for. To show it to others: --address.\n",
    )
    assert answered({"PATH_INFO": "/"})[0] == "403 Forbidden"
    assert answered({"HTTP_HOST": "localhost", "PATH_INFO": "/\x00"}) == (
        "400 Bad Request",
        b"No page of this site can have such an address.\n",
    )
