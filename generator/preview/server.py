"""The server of the preview: a site that is made as it is asked for, and pages that load again by themselves."""

from __future__ import annotations

import ipaddress
import json
import socket
import wsgiref.simple_server
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from socketserver import ThreadingMixIn
from typing import Any, Protocol
from urllib.parse import quote, unquote

from generator.preview.host_check import Application, answer_only_for

LIVE_RELOAD = "/livereload/"
"""Where a page asks whether it is another by now: behind it stands what it was."""

_SCRIPT = """
(function (address) {
  var request, timer;
  function ask() {
    request = new XMLHttpRequest();
    request.onloadend = function () {
      if (this.status === 200 && this.responseText === "changed") location.reload();
      else timer = setTimeout(ask, this.status === 200 ? 0 : 3000);
    };
    request.open("GET", address);
    request.send();
  }
  function stop() {
    clearTimeout(timer);
    if (request) { request.onloadend = null; request.abort(); }
    request = timer = undefined;
  }
  function follow() {
    stop();
    if (document.visibilityState === "visible") ask();
  }
  window.addEventListener("load", follow);
  window.addEventListener("visibilitychange", follow);
  window.addEventListener("beforeunload", stop);
})(%s);
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a browser gets for an address."""

    status: str
    type: str
    body: bytes
    #: What it says, in a few letters: another text has others. Empty for what does not load itself again.
    tag: str = ""
    #: Where to go instead.
    location: str = ""


class LiveSite(Protocol):
    """A site that changes while somebody looks at it."""

    def answer(self, path: str) -> Answer:
        """What is at a path, from the root of the server."""

    def wait_for_another(self, path: str, tag: str) -> bool:
        """Wait until something else is at a path than what had this tag; False when nothing is for a while."""


def serve_live(site: LiveSite, path: str, query: str) -> Answer:
    """The answer to a request: a page that looks whether it has changed, or whether it has."""
    if path.startswith(LIVE_RELOAD):
        changed = site.wait_for_another(unquote(query), path.removeprefix(LIVE_RELOAD))
        return Answer("200 OK", "text/plain", b"changed" if changed else b"same")
    answer = site.answer(path)
    if not answer.tag:
        return answer
    script = _SCRIPT % json.dumps(f"{LIVE_RELOAD}{answer.tag}?{quote(path)}").replace("</", "<\\/")
    head, end, rest = answer.body.rpartition(b"</body>")
    body = b"%b<script>%b</script>%b%b" % (head or rest, script.encode(), end, rest if head else b"")
    return Answer(answer.status, answer.type, body)


def as_application(respond: Callable[[str, str], Answer]) -> Application:
    """The web application that answers requests for a path with a query."""

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = str(environ.get("PATH_INFO", "")).encode("latin-1").decode("utf-8", "replace")
        answer = respond(path, environ.get("QUERY_STRING", ""))
        headers = [("Content-Type", answer.type), ("Content-Length", str(len(answer.body)))]
        headers += [("Cache-Control", "no-cache")]
        if answer.location:
            headers.append(("Location", answer.location))
        start_response(answer.status, headers)
        return [answer.body]

    return application


class PreviewServer(ThreadingMixIn, wsgiref.simple_server.WSGIServer):
    """Answers requests to a host and a port, each in a thread of its own; OSError where it cannot listen there."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, host: str, port: int, application: Application) -> None:
        with suppress(ValueError):
            if ipaddress.ip_address(host).version == 6:
                self.address_family = socket.AF_INET6
        super().__init__((host, port), _Handler)
        self.set_app(answer_only_for(host, application))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that has gone meanwhile."""


class _Handler(wsgiref.simple_server.WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of requests."""
