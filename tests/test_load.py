from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from load_cases import TEAM, TEAM_FILE, Case, cases, differences, read_case

from generator.load.book import Loaded, load
from generator.yaml_source import read

TESTS = Path(__file__).parent
GENERATOR = TESTS.parent / "generator"
CASES = cases()


def loaded(**files: str | bytes) -> Loaded:
    """What is made of some files below ``accounts/``, with two people of ours."""
    sources = {f"accounts/{name.replace('__', '/')}.yaml": content for name, content in files.items()}
    sources.setdefault(TEAM_FILE, TEAM)
    return load({name: content if isinstance(content, bytes) else content.encode() for name, content in sources.items()})


HEAD = "account: {name: Acme, owner: priya, tier: key}\n"


# --- the case files


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case(case: Case) -> None:
    assert differences(case, load(case.sources)) == []


def test_there_are_cases() -> None:
    assert len(CASES) >= 45


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_in_which_nothing_is_wrong_says_so_in_its_name(case: Case) -> None:
    assert case.name.endswith("-nothing") == (not case.problems)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_says_what_was_understood(case: Case) -> None:
    assert case.understood


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

    assert differences(case, load(case.sources)) == []


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
    assert differences(case, load(case.sources)) != []


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


REPORTED_BY = ("Problem", "Fault", "Oddity", "Refusal")
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
    return [*sorted((GENERATOR / "load").glob("*.py")), *sorted(GENERATOR.glob("yaml_*.py")), GENERATOR / "model/refusal.py"]


def rules_seen() -> set[str]:
    """The rules that some case, hazard or oversized file breaks."""
    seen = {problem.rule for case in CASES for problem in load(case.sources).problems}
    files = [*(TESTS / "yaml-hazards").iterdir(), *(TESTS / "cases" / "yaml").iterdir()]
    bytes_of = [path.read_bytes() for path in files if path.is_file()]
    bytes_of += [b"a: " + b"x" * 5_000_000, b"a: " + b"[" * 1_000, b"a:\n" + b"- 1\n" * 30_000]
    for data in bytes_of:
        seen |= {problem.rule for problem in read("file.yaml", data)[1]}
    return seen


LAST_RESORT = {"not-yaml"}
"""For complaints of a parser that nobody has met yet; ``test_yaml_source_generated`` shows what it says."""


def test_every_rule_of_reading_is_broken_by_some_case_or_hazard() -> None:
    codes = {rule for path in modules_that_read() for rule in rules_in(path)}

    assert len(codes) >= 20
    assert {"unknown-key", "dangling-reference", "reporting-cycle", "bad-indentation", "anchor"} <= codes
    assert codes - rules_seen() == LAST_RESORT
