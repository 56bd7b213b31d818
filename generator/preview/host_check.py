"""Which requests the preview answers: those to a name of this machine, for an address that can be one of the site's."""

from __future__ import annotations

import ipaddress
import posixpath
import re
import socket
from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A web application as WSGI has it."""

_LOOPBACK = frozenset(("localhost", "127.0.0.1", "::1"))
_HOST = re.compile(r"(?:\[(?P<v6>[0-9A-Fa-f:.]+)\]|(?P<name>[^\s:\[\]]+))(?::\d*)?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_DRIVE = re.compile(r"/+[A-Za-z]:")


def answer_only_for(bound: str, application: Application) -> Application:
    """The application, behind a look at each request.

    ``bound`` is the host it listens at. A page from elsewhere that is open in the same browser can have a name of its
    own lead to this machine; then the browser sends that name, and is refused.
    """

    def answer_request(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not is_own_host(environ.get("HTTP_HOST", ""), bound):
            message = "This preview answers only for the host it was started for. To show it to others: --address."
            return _refuse_request("403 Forbidden", message, start_response)
        if not is_address(environ.get("PATH_INFO", "")):
            return _refuse_request("400 Bad Request", "No page of this site can have such an address.", start_response)
        return application(environ, start_response)

    return answer_request


def is_own_host(header: str, bound: str) -> bool:
    """Whether the host of a request, with or without a port, is one the preview is for.

    Bound to all addresses of the machine, that is any address in figures, which nobody else's name can stand for,
    and the machine's own name.
    """
    match = _HOST.fullmatch(header.strip())
    if match is None:
        return False
    host = _plain_host(match["v6"] or match["name"])
    if host in _LOOPBACK or host == _plain_host(bound):
        return True
    return _is_any(bound) and (_is_figures(host) or host in _own_names())


def is_address(path: str) -> bool:
    """Whether the path of a request, as WSGI gives it, can be that of a page or a file."""
    try:
        decoded = path.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return False
    if not decoded.startswith("/") or _CONTROL.search(decoded) or "\\" in decoded:
        return False
    return _DRIVE.match(posixpath.normpath(decoded)) is None  # Windows would leave the folder of the site


def _plain_host(host: str) -> str:
    host = host.strip("[]").rstrip(".").lower()
    return str(ipaddress.ip_address(host)) if _is_figures(host) else host


def _is_figures(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_any(bound: str) -> bool:
    return bound == "" or (_is_figures(bound) and ipaddress.ip_address(bound).is_unspecified)


def _own_names() -> set[str]:
    name = socket.gethostname().lower()
    return {name, name.partition(".")[0], f"{name.partition('.')[0]}.local"}


def _refuse_request(status: str, message: str, start_response: Callable[..., Any]) -> Iterable[bytes]:
    body = f"{message}\n".encode()
    start_response(status, [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))])
    return [body]
