"""A name that is not there: where it was used, what has no such name, and what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from projects import SITES, made, project

from generator.context.account.work import MilestoneRow
from generator.context.states import NOT_KNOWN
from generator.model.work import Milestone
from generator.rendering.error_lines import TemplateProblem
from generator.rendering.templates import Templates

MILESTONE = Milestone.model_validate({"text": "Housings agreed", "due": "2026-12-01", "side": "us"})
ROW = MilestoneRow(MILESTONE, NOT_KNOWN)
UI = "{% macro person(who) %}{% endmacro %}{% macro link(text, target) %}{% endmacro %}"


def problem(template: str) -> tuple[str, str]:
    """What is wrong with the second line of a template, and what is suggested."""
    names = {"row": ROW, "rows": [ROW], "account": None, "account_name": "Acme", "by_id": {"dana": ROW}}
    with pytest.raises(TemplateProblem) as caught:
        Templates({"page.md.j2": f"one\n{template}", "partials/ui.md.j2": UI}).render("page.md.j2", names)
    assert (caught.value.name, caught.value.line) == ("page.md.j2", 2)
    return caught.value.message, caught.value.hint


@pytest.mark.parametrize(
    ("template", "message", "hint"),
    [
        ("{{ acount_name }}", "'acount_name' is undefined", "did you mean `account_name`?"),
        ("{% for meeting in rows %}{{ meting }}{% endfor %}", "'meting' is undefined", "did you mean `meeting`?"),
        ("{% set reached = 1 %}{{ reachd }}", "'reachd' is undefined", "did you mean `reached`?"),
        ("{% macro m(due) %}{{ du }}{% endmacro %}{{ m(1) }}", "'du' is undefined", "did you mean `due`?"),
        ("{{ told }}", "'told' is undefined", "since version 0.2.0 it is `changed`"),
        ("{{ zzz }}", "'zzz' is undefined", ""),
        ("{{ row.stat }}", "`MilestoneRow` has no attribute 'stat'", "did you mean `state`?"),
        ("{{ row['stat'] }}", "`MilestoneRow` has no attribute 'stat'", "did you mean `state`?"),
        ("{{ rows[0].stat }}", "`MilestoneRow` has no attribute 'stat'", "did you mean `state`?"),
        ("{{ row.due }}", "`MilestoneRow` has no attribute 'due'", "what was typed is `record.due`"),
        ("{% if row.due %}{% endif %}", "`MilestoneRow` has no attribute 'due'", "what was typed is `record.due`"),
        ("{{ row.due ~ '' }}", "`MilestoneRow` has no attribute 'due'", "what was typed is `record.due`"),
        (
            "{{ rows|map(attribute='due')|join }}",
            "`MilestoneRow` has no attribute 'due'",
            "what was typed is `record.due`",
        ),
        (
            "{% if row.due is none %}{% endif %}",
            "`MilestoneRow` has no attribute 'due'",
            "what was typed is `record.due`",
        ),
        ("{% set due = row.due %}", "`MilestoneRow` has no attribute 'due'", "what was typed is `record.due`"),
        ("{{ row.due is defined }}", "`MilestoneRow` has no attribute 'due'", "what was typed is `record.due`"),
        ("{{ row.due|default('-', true) }}", "`MilestoneRow` has no attribute 'due'", "what was typed is `record.due`"),
        (
            "{{ row.theirs }}",
            "`MilestoneRow` has no attribute 'theirs'",
            'since version 0.2.0 it is `record.side == "customer"`',
        ),
        ("{{ row.record.dew }}", "a milestone (`Milestone`) has no attribute 'dew'", "did you mean `due`?"),
        ("{{ row.record.record }}", "a milestone (`Milestone`) has no attribute 'record'", "it is the record itself"),
        ("{{ row.state.wrod }}", "`State` has no attribute 'wrod'", "did you mean `word`?"),
        ("{{ account.name }}", "what is not known has no attribute 'name'", "ask first whether it is known, with `if`"),
        ("{{ account_name.label }}", "a text has no attribute 'label'", ""),
        ("{{ rows.record }}", "a list has no attribute 'record'", ""),
        ("{{ by_id.dna }}", "`dict` has no attribute 'dna'", "did you mean `dana`?"),
        ("{{ row|wods }}", "No filter named 'wods'.", "did you mean `words`?"),
        ("{{ row|xxx }}", "No filter named 'xxx'.", ""),
        ("{% if row is defned %}{% endif %}", "No test named 'defned' found.", "did you mean `defined`?"),
        (
            "{% import 'partials/ui.md.j2' as ui %}{{ ui.persn(row) }}",
            "`partials/ui.md.j2` has no macro 'persn'",
            "did you mean `person`?",
        ),
        (
            "{% import 'partials/iu.md.j2' as ui %}",
            "there is no template partials/iu.md.j2 in playbook/",
            "did you mean `partials/ui.md.j2`?",
        ),
    ],
)
def test_a_name_that_is_not_there_is_told_with_what_was_meant(template: str, message: str, hint: str) -> None:
    assert problem(template) == (message, hint)


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{{ account|default('nobody', true) }}", "nobody"),
        ("{{ other|default('nothing') }}", "nothing"),
        ("{{ other is defined }}", "False"),
        ("{{ by_id.dna is defined }}", "False"),
        ("{{ 'text'.isoformat is defined }}", "False"),
        ("{{ rows.record is defined }}", "False"),
    ],
)
def test_a_name_that_may_be_missing_can_be_asked_for(template: str, printed: str) -> None:
    names = {"account": None, "by_id": {"dana": ROW}, "rows": [ROW]}

    assert Templates({"page.md.j2": template}).render("page.md.j2", names) == printed


def test_a_name_that_went_is_a_problem_of_the_site_at_its_line_and_said_once(tmp_path: Path) -> None:
    team = (SITES / "smallest" / "accounts" / "_team.yaml").read_text(encoding="utf-8")
    typed = (SITES / "smallest" / "accounts" / "kettle-row.yaml").read_text(encoding="utf-8")
    files = {"accounts/_team.yaml": team, "accounts/kettle-row.yaml": typed, "accounts/acme.yaml": typed}
    folder = project(tmp_path, files)
    template = folder / "playbook" / "account" / "people.md.j2"
    lines = template.read_text(encoding="utf-8").count("\n")
    with template.open("a", encoding="utf-8") as file:
        file.write("{{ page.ties|length }}\n")
    site = made(folder)

    (wrong,) = site.problems
    assert (wrong.place.file, wrong.place.line) == ("playbook/account/people.md.j2", lines + 1)
    assert (wrong.message, wrong.hint) == (
        "`PeoplePage` has no attribute 'ties'",
        "since version 0.2.0 it is `account.ties`",
    )
    assert "accounts/acme/work.md" in {page.name for page in site.pages}
