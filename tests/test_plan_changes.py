"""What changed since a day, and what a change does to the plans: in text, as a message, as rows, as a comment."""

from __future__ import annotations

import json
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from golden import assert_golden
from lean import playbook
from projects import ROOT, project
from repositories import committed, git, needs_git

pytestmark = needs_git

EXPECTED = ROOT / "tests" / "digests"

TEAM = """\
team:
  - {id: edith, name: Edith Marlow, role: account_manager, email: edith@house.example}
  - {id: bruno, name: Bruno Falk, role: account_manager}
"""

BAKERY = """\
account: {name: Kettle Row Bakery, owner: edith, tier: standard}
stakeholders:
  - {id: ada, name: Ada Kettle, influence: high, interest: high}
commitments:
  - {id: quote, side: us, by: edith, to: ada, text: A quotation for two ovens, made_on: 2026-10-01, due: 2026-11-11}
log:
  - {on: 2026-11-02, type: call, with: ada, note: The ovens again.}
"""

CHANGED = (
    BAKERY.replace("due: 2026-11-11}", "due: 2026-11-11, status: done, closed: 2026-11-10}")
    + """\
conflicts:
  - id: flour
    text: "Who pays for *spoilt* <b>flour</b>, @ada #12"
    level: team
    parties: [ada, edith]
    noticed_on: 2026-11-12
"""
)

FERRY = "account: {name: Quayside Ferries, owner: bruno, tier: standard}\n"


def changed_project(folder: Path) -> tuple[Path, str]:
    """A project in which one account changed on a Tuesday and another came; with the commit before."""
    project(folder, {"accounts/_team.yaml": TEAM, "accounts/kettle-row.yaml": BAKERY})
    first = committed(folder, {}, "2026-11-03")
    committed(folder, {"accounts/kettle-row.yaml": CHANGED, "accounts/quayside.yaml": FERRY}, "2026-11-10")
    return folder, first


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    return changed_project(tmp_path_factory.mktemp("digest") / "plans")


def test_every_way_of_telling_is_golden(plans: tuple[Path, str], tmp_path: Path) -> None:
    folder, first = plans
    since = ("digest", "--since", "2026-11-09", "--project", folder)
    told = {
        "all.txt": playbook(*since).out,
        "edith.txt": playbook(*since, "--owner", "edith").out,
        "rows.json": playbook(*since, "--json").out,
        "comment.md": playbook("review-comment", f"{first}..HEAD", "--project", folder).out,
    }
    done = playbook(*since, "--owner", "edith", "--eml", tmp_path / "edith.eml")
    told["edith.eml"] = (tmp_path / "edith.eml").read_bytes().decode().replace("\r\n", "\n")

    assert done.code == 0
    assert_golden(told, EXPECTED)


def test_what_somebody_is_told_are_their_accounts_and_what_they_have_to_see_to(plans: tuple[Path, str]) -> None:
    folder, _ = plans
    edith, bruno = (
        playbook("digest", "--since", "2026-11-09", "--owner", who, "--project", folder).out
        for who in ("edith", "bruno")
    )

    assert "Kettle Row Bakery" in edith
    assert "Quayside Ferries" not in edith
    assert "The account is new." in bruno
    assert "Kettle Row Bakery" not in bruno


def test_a_message_says_the_same_twice_and_goes_to_whom_it_is_for(plans: tuple[Path, str], tmp_path: Path) -> None:
    folder, _ = plans
    playbook("digest", "--since", "2026-11-09", "--owner", "edith", "--eml", tmp_path / "e.eml", "--project", folder)
    message = message_from_bytes((tmp_path / "e.eml").read_bytes(), policy=default)
    text, html = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))

    assert message["To"] == "edith@house.example"
    assert message["Subject"] == "What changed since Monday 9 November 2026"
    assert "Kettle Row Bakery" in text
    assert "Kettle Row Bakery" in html
    assert "<b>flour</b>" not in html
    assert "http" not in html, "nothing is fetched when it is read"


def test_nothing_is_said_and_written_when_there_is_nothing(tmp_path: Path) -> None:
    folder = project(tmp_path / "plans", {"accounts/_team.yaml": TEAM, "accounts/quayside.yaml": FERRY})
    committed(folder, {}, "2026-11-03")
    file = tmp_path / "none.eml"
    for extra in ((), ("--json",), ("--eml", file)):
        said = playbook("digest", "--since", "2026-11-16", "--project", folder, *extra)
        assert (said.code, said.out, said.err) == (0, "", "")
    said = playbook("review-comment", "HEAD..HEAD", "--project", folder)

    assert (said.code, said.out, said.err) == (0, "", "")
    assert not file.exists()


def test_what_time_brings_is_among_what_is_new_in_a_digest_and_not_in_a_comment(plans: tuple[Path, str]) -> None:
    folder, first = plans
    git(folder, "checkout", "--quiet", first)
    try:
        later = playbook("digest", "--since", "2026-11-09", "--owner", "edith", "--project", folder)
        comment = playbook("review-comment", f"{first}..{first}", "--project", folder)
    finally:
        git(folder, "checkout", "--quiet", "main")

    assert "A quotation for two ovens" in later.out, "due on the eleventh, late since"
    assert comment.out == ""


def test_a_branch_is_compared_with_where_it_parted(tmp_path: Path) -> None:
    folder, first = changed_project(tmp_path / "plans")
    git(folder, "checkout", "--quiet", "-b", "side", first)
    committed(folder, {"accounts/_team.yaml": TEAM + "  - {id: cleo, name: Cleo Ray, role: delivery}\n"}, "2026-11-12")
    apart = playbook("review-comment", "main...side", "--project", folder)
    between = playbook("review-comment", "main..side", "--project", folder)

    assert (apart.code, apart.out) == (0, "")
    assert "The account is no longer in the plan." in between.out


def test_in_a_comment_nothing_of_a_text_is_markup_or_calls_somebody(plans: tuple[Path, str]) -> None:
    folder, first = plans
    said = playbook("review-comment", f"{first}..HEAD", "--project", folder).out

    assert "spoilt" in said
    for active in ("*spoilt*", "<b>", "@ada", "#12"):
        assert active not in said


def test_errors_that_come_are_told(tmp_path: Path) -> None:
    folder, _ = changed_project(tmp_path / "plans")
    committed(folder, {"accounts/kettle-row.yaml": CHANGED.replace("influence: high", "influence: hihg")}, "2026-11-12")
    said = playbook("review-comment", "HEAD~1..HEAD", "--project", folder)
    rows = json.loads(playbook("digest", "--since", "2026-11-12", "--json", "--project", folder).out)

    assert "**Wrong in the files**" in said.out
    assert "yaml:3:" in said.out
    assert [row["kind"] for row in rows if "hihg" in row["text"]] == ["error"]


@pytest.mark.parametrize("range", ["HEAD", "..HEAD", "nowhere..HEAD", "HEAD...nowhere"])
def test_a_range_that_is_none_is_said(plans: tuple[Path, str], range: str) -> None:
    said = playbook("review-comment", range, "--project", plans[0])

    assert said.code == 1
    assert said.err.startswith("Cannot say what changed: ")
