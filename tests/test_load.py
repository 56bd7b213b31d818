from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from load_cases import TEAM, TEAM_FILE, Case, cases, differences, read_case
from offenders import for_each

from generator.load.book import Loaded, load_book
from generator.load.phrases import load_phrases
from generator.model import synonyms
from generator.yaml_reader.faults import MISTAKES
from generator.yaml_reader.source import read_yaml

TESTS = Path(__file__).parent
GENERATOR = TESTS.parent / "generator"


def loaded(**files: str | bytes) -> Loaded:
    """What is made of some files below ``accounts/``, with two people of ours."""
    sources = {f"accounts/{name.replace('__', '/')}.yaml": content for name, content in files.items()}
    sources.setdefault(TEAM_FILE, TEAM)
    return load_book(
        {name: content if isinstance(content, bytes) else content.encode() for name, content in sources.items()}
    )


HEAD = "account: {name: Acme, owner: priya, tier: key}\n"


# --- the case files


@for_each(cases, lambda case: case.name)
def test_every_case(case: Case) -> None:
    assert differences(case, load_book(case.sources)) == []


def test_there_are_cases() -> None:
    assert len(cases()) >= 45


@for_each(cases, lambda case: case.name)
def test_a_case_in_which_nothing_is_wrong_says_so_in_its_name(case: Case) -> None:
    assert case.name.endswith("-nothing") == (not case.problems)


@for_each(cases, lambda case: case.name)
def test_a_case_says_what_was_understood(case: Case) -> None:
    assert case.understood


@pytest.mark.parametrize(("length", "hint"), [(60, f"for example `name: {'x' * 60}`"), (61, "")])
def test_a_text_in_place_of_a_block_is_shown_as_one_while_it_is_short(length: int, hint: str) -> None:
    (problem,) = loaded(acme=HEAD + f"stakeholders:\n  - {'x' * length}\n").problems

    assert (problem.place.line, problem.rule, problem.hint) == (3, "wrong-type", hint)


SMALL_CASE = """\
# A misspelt key.
=== accounts/acme.yaml
account: {name: Acme, owner: priya, tier: key}
stakeholdes: []

=== problems
accounts/acme.yaml:2:1 error unknown-key stakeholdes
    is not a key
    → did you mean

=== understood
acme.account.name = Acme
"""


def test_the_small_case_passes() -> None:
    case = read_case("small", SMALL_CASE)

    assert differences(case, load_book(case.sources)) == []


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("2:1 error", "2:2 error"),
        ("2:1 error", "3:1 error"),
        ("accounts/acme.yaml:2", "accounts/bolt.yaml:2"),
        ("1 error", "1 warning"),
        ("unknown-key", "unknown-keys"),
        ("key stakeholdes", "key stakeholders"),
        ("is not a key", "is no key"),
        ("→ did you mean", "→ did they mean"),
        ("    → did you mean\n", ""),
        ("    is not a key\n", ""),
        ("Acme\n", "Acne\n"),
        ("stakeholdes: []", "stakeholders: []"),
        ("stakeholdes: []", "stakeholdes: []\nfoo: 1"),
    ],
)
def test_a_case_fails_when_anything_in_it_is_different(said: str, instead: str) -> None:
    head, found, tail = SMALL_CASE.rpartition(said)
    case = read_case("small", head + instead + tail)

    assert found
    assert differences(case, load_book(case.sources)) != []


@pytest.mark.parametrize(
    "text",
    [
        "no sentence\n=== problems\nnone\n",
        "# No problems.\n=== accounts/acme.yaml\n{}\n",
        "# A problem without a place.\n=== problems\nunknown-key\n",
        "# No value.\n=== problems\nnone\n=== understood\nacme.name\n",
    ],
)
def test_a_case_that_cannot_be_read_is_no_case(text: str) -> None:
    with pytest.raises(ValueError, match=r"small: "):
        read_case("small", text)


# --- every rule has a case


REPORTED_BY = ("Problem", "Refusal")
CODE = re.compile(r"[a-z]+(-[a-z0-9]+)*")


def rules_in(path: Path) -> Iterator[str]:
    """The codes of the rules that a module reports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in REPORTED_BY:
            yield from words_in(node.args[1:2])
        elif isinstance(node, ast.Assign) and any(part.id == "rule" for part in names_in(node.targets)):
            yield from words_in([node.value])
        else:
            yield from (word for word in words_in([node], deep=False) if "-" in word and not word.startswith("utf-"))


def names_in(nodes: list[ast.expr]) -> Iterator[ast.Name]:
    yield from (part for node in nodes for part in ast.walk(node) if isinstance(part, ast.Name))


def words_in(nodes: Sequence[ast.AST], deep: bool = True) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
            yield node.value
        elif deep and not isinstance(node, ast.Compare):
            yield from words_in(list(ast.iter_child_nodes(node)))


def modules_that_read() -> list[Path]:
    return [
        *sorted((GENERATOR / "load").glob("*.py")),
        GENERATOR / "model/refusal.py",
    ]


def rules_seen() -> set[str]:
    """The rules that some case, hazard or oversized file breaks."""
    seen = {problem.rule for case in cases() for problem in load_book(case.sources).problems}
    phrases = b'phrases: {page: "Seite {nn}"}'  # all the others are missing there, which is too long for a case
    seen |= {problem.rule for problem in load_phrases({"playbook/phrases/de.yaml": phrases})[1]}
    files = [*(TESTS / "yaml-hazards").iterdir(), *(TESTS / "cases" / "yaml").iterdir()]
    bytes_of = [path.read_bytes() for path in files if path.is_file()]
    bytes_of += [b"a: " + b"x" * 5_000_000, b"a: " + b"[" * 1_000, b"a:\n" + b"- 1\n" * 30_000]
    for data in bytes_of:
        seen |= {problem.rule for problem in read_yaml("file.yaml", data)[1]}
    return seen


def test_every_rule_of_reading_is_broken_by_some_case_or_hazard() -> None:
    codes = {rule for path in modules_that_read() for rule in rules_in(path)}
    codes |= {str(mistake.get("rule", name)) for name, mistake in MISTAKES.items()}

    assert len(codes) >= 20
    assert {"unknown-key", "dangling-reference", "reporting-cycle", "bad-indentation", "anchor"} <= codes
    assert codes - rules_seen() == set()


# --- what cases cannot say


def test_a_problem_says_which_account_it_belongs_to() -> None:
    loaded = load_book(
        {
            TEAM_FILE: b"team: [{id: priya, name: P, role: delivery, x: 1}]",
            "playbook/settings.yaml": b"x: 1",
            "accounts/acme.yaml": f"{HEAD}x: 1\n".encode(),
            "accounts/norrland/a.yaml": HEAD.encode(),
            "accounts/norrland/b.yaml": b"culture: [",
            "accounts/Bad Name.yaml": HEAD.encode(),
        }
    )

    assert {(problem.place.file, problem.account) for problem in loaded.problems} == {
        (TEAM_FILE, ""),
        ("playbook/settings.yaml", ""),
        ("accounts/acme.yaml", "acme"),
        ("accounts/norrland/b.yaml", "norrland"),
        ("accounts/Bad Name.yaml", ""),
    }


def test_accounts_come_in_the_order_of_their_ids() -> None:
    assert [account.id for account in loaded(cato=HEAD, acme=HEAD, bolt=HEAD).book.accounts] == ["acme", "bolt", "cato"]


def test_every_record_knows_where_it_was_typed() -> None:
    found = loaded(
        norrland__a=HEAD + "stakeholders:\n  - {name: Dana}\n",
        norrland__b="stakeholders:\n\n  - name: Bo\n    contact:\n      owner: yuki\nculture: {risk: bold}\n",
    )
    (norrland,) = found.book.accounts

    assert str(norrland.typed_at) == "accounts/norrland/a.yaml:1:1"
    assert str(norrland.profile.typed_at) == "accounts/norrland/a.yaml:1:10"
    assert [str(person.typed_at) for person in norrland.stakeholders] == [
        "accounts/norrland/a.yaml:3:5",
        "accounts/norrland/b.yaml:3:5",
    ]
    assert str(norrland.stakeholders[1].contact.typed_at) == "accounts/norrland/b.yaml:5:7"
    assert norrland.stakeholders[0].contact.typed_at is None
    assert str(found.book.team[0].typed_at) == "accounts/_team.yaml:2:5"


def test_records_know_where_they_were_typed_when_others_had_to_be_left_out() -> None:
    found = loaded(acme=HEAD + "projects:\n  - {name: A}\n  - {name: B, phase: idea}\n  - {name: C, phase: idea}\n")

    assert [str(project.typed_at) for project in found.book.accounts[0].projects] == [
        "accounts/acme.yaml:4:5",
        "accounts/acme.yaml:5:5",
    ]


def test_a_file_that_is_no_text_is_a_problem_and_the_others_are_read() -> None:
    found = loaded(norrland__a=HEAD, norrland__b="stakeholders: [{name: Zo\u00eb}]".encode("latin-1"), bolt=HEAD)

    assert [account.id for account in found.book.accounts] == ["bolt", "norrland"]
    assert [(problem.place.file, problem.rule) for problem in found.problems] == [
        ("accounts/norrland/b.yaml", "bad-bytes")
    ]


def test_nothing_at_all_lacks_our_people() -> None:
    loaded = load_book({})

    assert (loaded.book.accounts, loaded.book.team, loaded.roles) == ((), (), ())
    assert [str(problem.place) for problem in loaded.problems] == ["accounts/_team.yaml:1:1"]


def test_a_text_beyond_its_limit_is_refused_at_its_place() -> None:
    found = loaded(acme=f"account:\n  name: Acme\n  owner: priya\n  tier: key\n  summary: {'x' * 2_001}\n")

    assert [(str(problem.place), problem.key) for problem in found.problems] == [
        ("accounts/acme.yaml:5:12", "account.summary")
    ]
    assert "the limit is 2,000" in found.problems[0].message


def test_our_people_are_known_to_every_account() -> None:
    (acme,) = loaded(acme=HEAD).book.accounts

    assert [member.name for member in acme.colleagues] == ["Priya Nair", "Yuki Sato"]


# --- many problems


def test_thousands_of_mistakes_of_one_kind_are_told_in_twenty_lines_and_a_number() -> None:
    keys = "account: {name: Acme, owner: priya, tier: key}\n" + "".join(f"key{number}: x\n" for number in range(7_000))
    synonyms._meanings.cache_clear()

    (*_, last) = problems = loaded(acme=keys).problems

    assert synonyms._meanings.cache_info().misses == 1, "words are looked through for each kind of record, not each key"
    assert (len(problems), last.more) == (20, 6_980)
    assert all(problem.is_error for problem in problems)
