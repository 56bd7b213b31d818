"""Recipes for servers, the policy of a site's content, and a site of some accounts alone."""

from __future__ import annotations

import base64
import hashlib
import threading
import urllib.request
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from lean import ACCOUNT, lean_project, playbook

from generator.disk.publish import open_publication
from generator.hosting.policy import policy_of, read_parts
from generator.hosting.recipes import FILES


def hash_of(said: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(said.encode()).digest()).decode()}'"


def directives(policy: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in (directive.split() for directive in policy.split("; "))}


def test_a_policy_names_each_script_and_style_that_stands_in_a_page_and_nothing_else() -> None:
    page = (
        '<head><script>run("&amp;<b>")</script><style>p{color:red}</style><script src="a.js"></script>'
        '<script type="application/json">{"a": 1}</script></head><p style="text-align: right;">x</p>'
    )
    found = directives(policy_of(read_parts([page, page])))

    assert found["default-src"] == ["'none'"]
    assert found["script-src"] == ["'self'", hash_of('run("&amp;<b>")')]
    assert found["style-src"] == [
        "'self'",
        hash_of("p{color:red}"),
        "'unsafe-hashes'",
        hash_of("text-align: right;"),
    ]
    assert not any("unsafe-inline" in sources or "unsafe-eval" in sources for sources in found.values())


def test_what_no_policy_allows_is_said(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<p onclick="x()">x</p>')
    said = playbook("hosting", "csp", tmp_path)

    assert said.code == 0
    assert said.out == f"Content-Security-Policy: {policy_of(read_parts(['']))}\n"
    assert "onclick of <p>" in said.err


@pytest.mark.parametrize("recipe", ["nginx", "caddy", "csp"])
def test_what_looks_at_a_site_asks_for_one(recipe: str, tmp_path: Path) -> None:
    assert "name its folder" in playbook("hosting", recipe).err
    assert "there is no" in playbook("hosting", recipe, tmp_path / "nowhere").err
    assert "holds no page" in playbook("hosting", recipe, tmp_path).err


@pytest.mark.parametrize("recipe", FILES)
def test_a_recipe_is_filled_in_for_the_project(recipe: str, tmp_path: Path) -> None:
    folder = lean_project(tmp_path / "plans")
    site = tmp_path / "www" / "site"
    site.mkdir(parents=True)
    (site / "index.html").write_text("<script>var a</script>")
    said = playbook("hosting", recipe, site, "--host", "plans.house.example", "--project", folder)
    left = said.out.replace("$${{", "").replace("${{", "")

    assert said.code == 0
    assert "${" not in left.replace("${uri}", "")
    if recipe in ("nginx", "caddy"):
        assert "plans.house.example" in said.out
        assert f'"{site.as_posix()}"' in said.out
        assert hash_of("var a") in said.out
    if recipe == "systemd":
        assert f"WorkingDirectory={folder.as_posix()}" in said.out
        assert "pull --ff-only" in said.out
    if recipe in ("systemd", "gitlab", "github"):
        assert "build --keep-going" in said.out


def test_a_path_that_a_recipe_cannot_hold_is_refused(tmp_path: Path) -> None:
    folder = lean_project(tmp_path / "plans $HOME")

    assert playbook("hosting", "gitlab", "--project", folder).code == 0
    said = playbook("hosting", "systemd", "--project", folder)
    assert said.code == 2
    assert f"as {folder.as_posix()} has" in said.err


def test_a_server_of_the_folder_above_sees_each_new_site(tmp_path: Path) -> None:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        for number in range(3):
            with open_publication(tmp_path / "site", print) as made:
                made.folder.mkdir()
                (made.folder / "index.html").write_text(f"Site {number}")
                made.publish()
            address = f"http://127.0.0.1:{server.server_port}/site/"
            with urllib.request.urlopen(address, timeout=10) as answer:
                assert answer.read() == f"Site {number}".encode()
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


CANARY = "zzcanaryzz"
OTHER = f"""\
account:
  name: {CANARY} Foods
  owner: edith
  tier: standard
  units: [{{id: {CANARY}-unit, name: {CANARY} unit}}]
stakeholders: [{{name: {CANARY} Person, influence: high, interest: high}}]
commitments:
  - {{side: us, by: edith, text: {CANARY} promise, made_on: 2026-10-01, due: 2026-11-01}}
meetings: [{{id: {CANARY}-talk, name: {CANARY} meeting, on: 2026-12-01, attendees: [edith]}}]
misspelt: {CANARY}
"""


def test_a_site_of_some_accounts_knows_no_other(tmp_path: Path) -> None:
    folder = lean_project(
        tmp_path / "plans",
        {
            f"accounts/{CANARY}.yaml": OTHER,
            f"accounts/{CANARY}-two/account.yaml": OTHER,
            f"accounts/{CANARY}-three.yaml": f"account: [{CANARY}",
            "accounts/kettle-two.yaml": ACCOUNT.replace("Kettle Row", "Kettle Lane"),
        },
    )
    done = playbook("build", "--accounts", "kettle-*", "--site", tmp_path / "site", "--project", folder)
    files = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]

    assert done.code == 0, done.err
    assert CANARY not in done.out + done.err
    assert len(files) > 30
    assert [path for path in files if CANARY in path.as_posix() or CANARY.encode() in path.read_bytes()] == []
    for id in ("kettle-row", "kettle-two"):
        assert (tmp_path / "site/accounts" / id / "index.html").is_file()


def test_a_pattern_that_fits_no_account_is_wrong_usage(tmp_path: Path) -> None:
    folder = lean_project(tmp_path / "plans")
    said = playbook("build", "--accounts", "bakery*", "--project", folder)

    assert said.code == 2
    assert "no account fits `bakery*`; there is kettle-row" in said.err
    assert not (folder / "site").exists()


def test_each_account_manager_gets_a_message_about_what_is_left_out_of_their_accounts(tmp_path: Path) -> None:
    team = (
        "team:\n  - {id: edith, name: Edith Marlow, role: account_manager, email: edith@house.example}\n"
        "  - {id: bruno, name: Bruno Falk, role: account_manager, email: bruno@house.example}\n"
    )
    wrong = "stakeholders:\n  - {name: Ada Kettle, influence: hihg}\n"
    folder = lean_project(
        tmp_path / "plans",
        {
            "accounts/_team.yaml": team,
            "accounts/kettle-row.yaml": ACCOUNT + wrong,
            "accounts/quayside.yaml": ACCOUNT.replace("edith", "bruno"),
            "accounts/halden.yaml": "account: [",
        },
    )
    playbook("check", "--mail", tmp_path / "mail", "--project", folder)
    edith, others = ((tmp_path / "mail" / f"{name}.eml").read_text("utf-8") for name in ("edith", "others"))

    assert {path.name for path in (tmp_path / "mail").iterdir()} == {"edith.eml", "others.eml"}
    assert "To: edith@house.example\n" in edith
    assert "Subject: Account plans: 1 error" in edith
    assert "`hihg`" in edith
    assert "To: edith@house.example, bruno@house.example" in others
    assert "halden.yaml" in others


def test_where_nothing_is_wrong_no_message_is_written(tmp_path: Path) -> None:
    folder = lean_project(tmp_path / "plans")
    playbook("check", "--mail", tmp_path / "mail", "--project", folder)

    assert not (tmp_path / "mail").exists()
