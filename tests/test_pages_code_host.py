from __future__ import annotations

import pytest

from generator.model.problem import Place
from generator.pages.code_host import HOSTS, Editor, edit_address, find_file_pattern

PLACE = Place("accounts/norrland/people.yaml", 42, 11)
FILE = "accounts/norrland/people.yaml"
HUB, LAB, BERG, BUCKET = (
    f"https://{host}/larkfield/plans" for host in ("github.com", "gitlab.com", "codeberg.org", "bitbucket.org")
)
OWN = "https://git.larkfield.example/sales/plans"


@pytest.mark.parametrize(
    ("repo", "edit", "host", "expected"),
    [
        (HUB, "edit/main/docs/", "", f"{HUB}/blob/main/{FILE}#L42"),
        (HUB + "/", "", "", f"{HUB}/blob/HEAD/{FILE}#L42"),
        ("", f"{HUB}/edit/main/docs/", "", f"{HUB}/blob/main/{FILE}#L42"),
        (HUB, f"{HUB}/edit/main/docs/", "", f"{HUB}/blob/main/{FILE}#L42"),
        (HUB, "blob/main/plans/docs", "", f"{HUB}/blob/main/plans/{FILE}#L42"),
        ("https://github.com/acme/src", "edit/main/docs/", "", f"https://github.com/acme/src/blob/main/{FILE}#L42"),
        (LAB, "-/edit/feature/spring/docs/", "", f"{LAB}/-/blob/feature/spring/{FILE}#L42"),
        (LAB, "edit/main/docs/", "", f"{LAB}/-/blob/main/{FILE}#L42"),
        ("", f"{LAB}/-/edit/main/docs/", "", f"{LAB}/-/blob/main/{FILE}#L42"),
        (LAB, "", "", f"{LAB}/-/blob/HEAD/{FILE}#L42"),
        (BERG, "_edit/main/docs/", "", f"{BERG}/src/branch/main/{FILE}#L42"),
        (BERG, "", "", f"{BERG}/src/branch/main/{FILE}#L42"),
        (BUCKET, "src/main/docs/?mode=edit", "", f"{BUCKET}/src/main/{FILE}#lines-42"),
        (OWN, "_edit/main/docs/", "gitea", f"{OWN}/src/branch/main/{FILE}#L42"),
        (OWN, "_edit/main/docs/", "forgejo", f"{OWN}/src/branch/main/{FILE}#L42"),
        (OWN, "-/edit/main/docs/", "gitlab", f"{OWN}/-/blob/main/{FILE}#L42"),
        ("", f"{OWN}/-/edit/main/docs/", "gitlab", f"{OWN}/-/blob/main/{FILE}#L42"),
        ("", "", "https://code.example/open?file={file}&line={line}", f"https://code.example/open?file={FILE}&line=42"),
        (OWN, "x/main/docs/", "{repo}/ide/{branch}/{file}:{line}", f"{OWN}/ide/HEAD/{FILE}:42"),
    ],
)
def test_a_line_has_its_address_at_the_host(repo: str, edit: str, host: str, expected: str) -> None:
    assert edit_address(repo, edit, "docs", host)(PLACE) == expected


def test_the_branch_can_be_said() -> None:
    assert (
        edit_address(HUB, "edit/main/docs/", "docs", branch="plans/2026")(PLACE) == f"{HUB}/blob/plans/2026/{FILE}#L42"
    )


def test_a_folder_of_pages_of_another_name_is_not_taken_for_the_branch() -> None:
    assert edit_address(HUB, "edit/main/site/pages/", "site/pages")(PLACE) == f"{HUB}/blob/main/{FILE}#L42"


@pytest.mark.parametrize(
    ("repo", "edit", "host"),
    [
        ("", "", ""),
        (OWN, "edit/main/docs/", ""),
        ("", "edit/main/docs/", "github"),
        ("javascript://github.com/%0aalert(1)", "edit/main/docs/", ""),
        ("javascript:alert(1)//github.com", "edit/main/docs/", "github"),
        ("data:text/html,x", "edit/main/docs/", "github"),
        ("ssh://git@github.com/larkfield/plans", "", ""),
        ("//github.com/larkfield/plans", "", ""),
        ("https://[github.com/larkfield", "", "github"),
        ("https:///larkfield", "", "github"),
        ("https://github.com/a b", "", ""),
        ("", "", "javascript:open('{file}')"),
        ("", "", "vscode://file/{file}:{line}"),
    ],
)
def test_no_address_is_better_than_a_wrong_one(repo: str, edit: str, host: str) -> None:
    assert edit_address(repo, edit, "docs", host)(PLACE) == ""


@pytest.mark.parametrize("host", HOSTS)
def test_no_name_of_a_file_can_lead_elsewhere(host: str) -> None:
    odd = Place('accounts/norrland/a b#"><{line}?%2e\n&é.yaml', 7)

    address = edit_address(OWN, "", "docs", host)(odd)

    assert address.startswith(f"{OWN}/")
    assert "/accounts/norrland/a%20b%23%22%3E%3C%7Bline%7D%3F%252e%0A%26%C3%A9.yaml#" in address
    assert address.endswith("7")


@pytest.mark.parametrize(
    ("repo", "template", "docs", "expected"),
    [
        (HUB, "edit/main/docs/{path}", "docs", f"{HUB}/edit/main/{FILE}"),
        (HUB + "/", "edit/main/docs/{path}", "docs", f"{HUB}/edit/main/{FILE}"),
        ("", f"{OWN}/_edit/main/docs/{{path}}", "docs", f"{OWN}/_edit/main/{FILE}"),
        (HUB, f"{OWN}/_edit/main/docs/{{path}}", "docs", f"{OWN}/_edit/main/{FILE}"),
        (LAB, "-/edit/main/plans/site/docs/{path}", "site/docs", f"{LAB}/-/edit/main/plans/{FILE}"),
        (OWN, "?file=docs/{path}&mode=edit", "docs", f"{OWN}?file={FILE}&mode=edit"),
        (OWN, "ide?file=docs%2F{path!q}", "docs", f"{OWN}/ide?file={FILE.replace('/', '%2F')}"),
        (OWN, "ide?file=site%2Fdocs%2F{path!q}#x", "site/docs", f"{OWN}/ide?file={FILE.replace('/', '%2F')}#x"),
        (OWN, "a/docs/{path}?again=docs%2F{path!q}", "docs", f"{OWN}/a/{FILE}?again={FILE.replace('/', '%2F')}"),
    ],
)
def test_a_file_beside_the_pages_is_edited_where_they_are(repo: str, template: str, docs: str, expected: str) -> None:
    editor = Editor("", find_file_pattern(repo, template, docs))

    assert editor.edit_file(FILE) == expected


def test_the_name_of_a_file_cannot_add_to_its_address() -> None:
    editor = Editor("", find_file_pattern(HUB, "edit/main/docs/{path}", "docs"))

    assert (
        editor.edit_file("accounts/a?b#c é{path}.yaml") == f"{HUB}/edit/main/accounts/a%3Fb%23c%20%C3%A9%7Bpath%7D.yaml"
    )


@pytest.mark.parametrize(
    ("repo", "template"),
    [
        (HUB, "edit/main/{path}"),
        (HUB, "edit/main/mydocs/{path}"),
        (HUB, "edit/main/docs/{path_noext}.md"),
        (HUB, "wiki/docs/{path_noext}?from=docs/{path}"),
        (OWN, "ide?file=docs/{path!q}"),
        (OWN, "ide?file=docs%2F{path}"),
        (OWN, "edit/main/docs/"),
        ("", "edit/main/docs/{path}"),
        ("", "javascript:alert(1)//docs/{path}"),
    ],
)
def test_where_nobody_says_how_files_beside_the_pages_are_edited_there_is_no_address(repo: str, template: str) -> None:
    assert find_file_pattern(repo, template, "docs") == ""


def test_a_file_that_is_not_the_projects_is_edited_nowhere() -> None:
    editor = Editor("", f"{HUB}/edit/main/{{path}}", ("playbook/rules.yaml",))

    assert [editor.edit_file(file) for file in ("playbook/rules.yaml", "", FILE)] == ["", "", f"{HUB}/edit/main/{FILE}"]
