"""Reads the accounts with one planted trouble in ``cases/trouble``, which their ``README.md`` describes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from generator.checks.findings import find_findings
from generator.checks.rule import Finding
from generator.checks.state import State, account_state
from generator.load.book import AccountFiles, Common, load_common, read_account
from generator.model.account import Account
from generator.yaml_reader.source import read_yaml
from generator.yaml_reader.tree import Items, Map, Node

ROOT = Path(__file__).parent.parent
FOLDER = Path(__file__).parent / "cases" / "trouble"
AS_OF = date(2026, 11, 16)
AMONG = 3


@dataclass(frozen=True)
class TroubleCase:
    """One account: a healthy one or a sample, with what is changed in it and what is to be said of it."""

    name: str
    base: str
    as_of: date
    changes: Mapping[str, Any]
    #: red, amber or note; healthy for an account of which nothing may be said.
    level: str
    #: The name of a rule, or words of what it says; of several, any.
    trouble: tuple[str, ...]
    #: Among how many findings the trouble has to be.
    among: int

    @property
    def healthy(self) -> bool:
        return self.level == "healthy"


def trouble_cases() -> list[TroubleCase]:
    """Every case of the folder, by name."""
    return [_read_case(path) for path in sorted(FOLDER.glob("*.yaml"))]


def _read_case(path: Path) -> TroubleCase:
    typed = _read_plain(path.relative_to(ROOT).as_posix(), path.read_bytes())
    unknown = set(typed) - {"base", "as_of", "changes", "expect", "among"}
    if unknown:
        raise ValueError(f"{path.name}: {', '.join(sorted(unknown))} is no key of a case")
    expect = typed["expect"]
    level, trouble = (expect, ()) if isinstance(expect, str) else (expect["level"], expect["trouble"])
    return TroubleCase(
        path.stem,
        typed["base"],
        date.fromisoformat(typed["as_of"]) if "as_of" in typed else AS_OF,
        typed.get("changes") or {},
        level,
        (trouble,) if isinstance(trouble, str) else tuple(trouble),
        int(typed.get("among", AMONG)),
    )


def findings_of(case: TroubleCase, changed: bool = True) -> tuple[tuple[Finding, ...], State]:
    """What is found in the account of a case, the most urgent first, and its state; or in its base alone."""
    as_of = case.as_of if changed else AS_OF
    account = _load_account(case.base, json.dumps(_change(case) if changed else _base(case.base)))
    findings = find_findings(account, as_of, account.settings)
    return findings, account_state(account, findings, as_of, account.settings)


def is_meant(case: TroubleCase, finding: Finding) -> bool:
    """Whether a finding is the trouble of a case."""
    return any(trouble == finding.rule.name or trouble in finding.message for trouble in case.trouble)


def _change(case: TroubleCase) -> dict[str, Any]:
    account = json.loads(json.dumps(_base(case.base)))
    for path, value in case.changes.items():
        _put(account, path.split("."), value, f"{case.name}: {path}")
    return account


def _put(holder: Any, path: list[str], value: Any, where: str) -> None:
    """Put a value at a path into blocks and lists; nothing takes away what is there, `+` adds to a list."""
    key, *rest = path
    if isinstance(holder, list):
        _put_into_list(holder, key, rest, value, where)
    elif rest:
        _put(holder.setdefault(key, [] if rest[0] == "+" else {}), rest, value, where)
    elif value is None:
        if holder.pop(key, None) is None:
            raise ValueError(f"{where}: there is no {key} to take away")
    else:
        holder[key] = value


def _put_into_list(items: list[Any], key: str, rest: list[str], value: Any, where: str) -> None:
    if key == "+":
        items.extend(value if isinstance(value, list) else [value])
        return
    index = next((i for i, item in enumerate(items) if key in (str(i), item.get("id"), item.get("series"))), None)
    if index is None:
        raise ValueError(f"{where}: there is no {key} in the list")
    if rest:
        _put(items[index], rest, value, where)
    elif value is None:
        del items[index]
    else:
        items[index] = value


@cache
def _base(name: str) -> dict[str, Any]:
    """The account a case begins with: one of those beside the cases, else a sample; all files of a folder together."""
    own, sample = FOLDER / "accounts" / f"{name}.yaml", ROOT / "accounts" / f"{name}.yaml"
    files = (
        [own] if own.exists() else [sample] if sample.exists() else sorted((ROOT / "accounts" / name).rglob("*.yaml"))
    )
    if not files:
        raise ValueError(f"there is no account {name}")
    whole: dict[str, Any] = {}
    for file in files:
        for key, value in _read_plain(file.relative_to(ROOT).as_posix(), file.read_bytes()).items():
            whole[key] = whole[key] + value if isinstance(value, list) and key in whole else value
    return whole


def _read_plain(name: str, data: bytes) -> dict[str, Any]:
    tree, problems = read_yaml(name, data)
    if problems or not isinstance(tree, Map):
        raise ValueError(f"{name}: {[problem.message for problem in problems]}")
    plain: dict[str, Any] = _plain(tree)
    return plain


def _plain(node: Node) -> Any:
    if isinstance(node, Map):
        return {str(key): _plain(value) for key, value in node.items()}
    if isinstance(node, Items):
        return [_plain(item) for item in node]
    return None if node is None else str(node)


@cache
def _samples() -> Common:
    """What all samples have in common, and what each gets to know of the others."""
    files = [ROOT / "playbook/settings.yaml", *(path for path in (ROOT / "accounts").rglob("*") if path.is_file())]
    return load_common({file.relative_to(ROOT).as_posix(): file.read_bytes() for file in files})


@cache
def _load_account(base: str, text: str) -> Account:
    samples = _samples()
    sample = next((source for source in samples.accounts if source.id == base), AccountFiles(base, {}))
    files = {f"accounts/{base}.yaml": text.encode()}
    account_read = read_account(replace(sample, files=files), samples.shared)
    if account_read.problems or account_read.account is None:
        raise ValueError("\n".join(f"{problem.key}: {problem.message}" for problem in account_read.problems))
    return account_read.account
