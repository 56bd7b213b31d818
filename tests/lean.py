"""A project whose templates are a line each: quick to read and to build, and none of this repository's own."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner
from projects import ROOT

from generator import paths
from generator.cli import main

TEAM = "team:\n  - {id: edith, name: Edith Marlow, role: account_manager}\n"
ACCOUNT = "account:\n  name: Kettle Row Bakery\n  owner: edith\n  tier: standard\n"
BROKEN = ACCOUNT.replace("tier: standard", "teir: standard")
"""The same account with a misspelt key on its line 4."""

_ROLE = """\
---
name: {name}
icon: circle
lens: One of six.
wear_when: [Always]
questions:
  - {{ask: What is it called?, answered_by: [account.name]}}
---
{{% block teach %}}# {{{{ role.name }}}}{{% endblock %}}
{{% block play %}}# {{{{ role.name }}}} of {{{{ account_name }}}}{{% endblock %}}
"""

_SHEETS = (
    "brief/brief",
    "brief/agenda",
    "review/pack",
    "reports/internal",
    "reports/customer",
    "handover/pack",
    "handover/letter",
    "cover/pack",
    "reports/who-does-what",
)

MKDOCS = "site_name: Lean\ntheme: {name: mkdocs}\nplugins: [search, account-playbook]\nnav: [index.md]\n"
_NOT_IN_NAV = "not_in_nav: |\n  *\n"


def _templates() -> dict[str, str]:
    texts = {"playbook/settings.yaml": "as_of: 2026-11-16\n", "playbook/partials/foot.md.j2": "{{ as_of|day }}\n"}
    sheet = '#set document(title: "Paper", date: none)\n= Paper\n#metadata((pages: 1, sections: ())) <layout>\n'
    texts |= {f"playbook/{name}.typ": sheet for name in _SHEETS}
    texts |= {
        f"playbook/{name}.md.j2": "# {{ page.head.account }}\n"
        for name in ("review/pack", "reports/project", "handover/pack")
    }
    texts["playbook/brief/brief.md.j2"] = "# {{ page.head.name }}\n{% if page.head.file %}PDF{% endif %}\n"
    for folder, line in ("account", "# {} of {{{{ account_name }}}}\n"), ("portfolio", "# {}\n"):
        for path in (ROOT / "playbook" / folder).glob("*.md.j2"):  # a page that is new here is not made at length there
            texts[f"playbook/{folder}/{path.name}"] = line.format(path.name.removesuffix(".md.j2"))
    texts |= {f"playbook/roles/{role}.md.j2": _ROLE.format(name=role.title()) for role in paths.ROLES}
    return texts


def lean_project(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the project into a folder; ``changes`` replaces files by name, or leaves them out (None)."""
    texts: dict[str, str | bytes | None] = {
        "mkdocs.yml": MKDOCS + _NOT_IN_NAV,
        "docs/by-hand.md": "# By hand\n",
        "accounts/_team.yaml": TEAM,
        "accounts/kettle-row.yaml": ACCOUNT,
        **_templates(),
        **(changes or {}),
    }
    for name, text in texts.items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


@dataclass(frozen=True)
class Outcome:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str


def playbook(*arguments: str | Path, **environment: str | None) -> Outcome:
    """Run the command in this process; whatever it does not catch itself fails the test."""
    logger = logging.getLogger("mkdocs")
    handlers, level = list(logger.handlers), logger.level
    try:
        result = CliRunner().invoke(
            main,
            [str(argument) for argument in arguments],
            prog_name="playbook",
            env={"SOURCE_DATE_EPOCH": None, "NO_MKDOCS_2_WARNING": "1", **environment},
            catch_exceptions=False,
        )
    finally:
        logger.handlers[:] = handlers
        logger.setLevel(level)
    assert "Traceback" not in result.output
    return Outcome(result.exit_code, result.stdout, result.stderr)
