"""nginx and Caddy started on this machine with the recipes that `playbook hosting` prints."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from lean import playbook

NAME, PASSWORD = "priya", "correct horse"
_PATIENCE = 20.0


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    port: int

    def get(self, address: str, login: bool = True) -> Answer:
        """Ask for an address, as somebody who has logged in or has not."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        proof = b64encode(f"{NAME}:{PASSWORD}".encode()).decode()
        connection.request("GET", address, headers={"Authorization": f"Basic {proof}"} if login else {})
        response = connection.getresponse()
        answer = Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        connection.close()
        return answer


def recipe(kind: str, site: Path, host: str) -> str:
    """What the verb prints for a site."""
    printed = playbook("hosting", kind, site, "--host", host, "--project", Path(__file__).parents[2])
    assert printed.code == 0, printed.err
    return printed.out


@contextmanager
def nginx(site: Path, work: Path) -> Iterator[Server]:
    """Serve a site with the recipe for nginx."""
    port, passwords = _free_port(), work / "passwords"
    hashed = subprocess.run(
        ["openssl", "passwd", "-apr1", PASSWORD], check=True, capture_output=True, text=True
    ).stdout.strip()
    passwords.write_text(f"{NAME}:{hashed}\n")
    printed = recipe("nginx", site, "127.0.0.1")
    assert "listen 80;" in printed
    server = printed.replace("listen 80;", f"listen 127.0.0.1:{port};")
    server = server.replace("/etc/nginx/plans.passwords;", f"{passwords};", 1)
    folders = "".join(
        f"  {kind}_temp_path {work / kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (work / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {work / 'pid'}; error_log {work / 'error.log'};\nevents {{}}\n"
        f"http {{\n  include /etc/nginx/mime.types; access_log off;\n{folders}{server}}}\n"
    )
    command = [_program("nginx"), "-p", str(work), "-e", str(work / "error.log"), "-c", str(work / "nginx.conf")]
    with _running(command, port, work):
        yield Server(port)


@contextmanager
def caddy(site: Path, work: Path) -> Iterator[Server]:
    """Serve a site with the recipe for Caddy."""
    port, passwords = _free_port(), work / "passwords"
    hashed = subprocess.run(
        [_program("caddy"), "hash-password", "--plaintext", PASSWORD],
        check=True,
        capture_output=True,
        text=True,
        env=_caddy_environment(work),
    ).stdout.strip()
    passwords.write_text(f"{NAME} {hashed}\n")
    printed = recipe("caddy", site, f"http://127.0.0.1:{port}")
    own = printed.replace("/etc/caddy/plans.passwords", str(passwords))
    (work / "Caddyfile").write_text("{\n\tadmin off\n\tauto_https off\n}\n" + own)
    command = [_program("caddy"), "run", "--config", str(work / "Caddyfile"), "--adapter", "caddyfile"]
    with _running(command, port, work, _caddy_environment(work)):
        yield Server(port)


SERVERS = {"nginx": nginx, "caddy": caddy}


def _caddy_environment(work: Path) -> dict[str, str]:
    return {**os.environ, "HOME": str(work), "XDG_DATA_HOME": str(work), "XDG_CONFIG_HOME": str(work)}


def _program(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    assert found, f"{name} is not on this machine; .ci/run installs it"
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(command: list[str], port: int, work: Path, env: dict[str, str] | None = None) -> Iterator[None]:
    with (work / "said.txt").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env=env)
        try:
            until = time.monotonic() + _PATIENCE
            while True:
                assert process.poll() is None, (work / "said.txt").read_text()
                assert time.monotonic() < until, "the server does not answer"
                try:
                    socket.create_connection(("127.0.0.1", port), 1).close()
                    break
                except OSError:
                    time.sleep(0.05)
            yield
        finally:
            process.terminate()
            process.wait(_PATIENCE)
