"""What the filters bound to an account say, on its pages and on pages that belong to none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from made import account, day

from generator.context.account.people import people_page
from generator.context.account_view import view_account
from generator.context.directory import Directory
from generator.context.wording import Wording
from generator.model.account import Account
from generator.rendering.error_lines import TemplateProblem
from generator.rendering.templates import Templates

MADE = account(
    stakeholders=[
        {
            "name": "Dana *Ortiz*",
            "title": "Buyer",
            "reports_to": "head",
            "decision_role": ["decision_maker", "user"],
            "personal_win": {"text": "A quiet July", "from": "priya", "confidence": "told"},
        },
        {"id": "head", "title": "Head of purchasing"},
    ],
    contracts=[
        {"name": "Frame", "starts": "2026-01-01", "ends": "2027-06-30", "value": "386000 EUR"},
        {"name": "Old", "starts": "2020-01-01", "ends": "2021-06-30"},
    ],
)


def printed(template: str, made: Account | None = MADE, **names: Any) -> str:
    wording = view_account(made, (), day("2026-11-16")).wording if made else Wording()
    context: Mapping[str, Any] = {"account": made, "wording": wording, **names}
    return Templates({"page.md.j2": template}).render("page.md.j2", context)


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{ ('dana-ortiz'|who).name }}", "Dana &#42;Ortiz&#42;"),
        ("{{ (account.stakeholders[0].reports_to|who).name }}", "Head of purchasing &#40;not identified yet&#41;"),
        ("{{ ('priya'|who).ours }}", "True"),
        ("{{ none|who }}{{ 'nobody'|who }}", ""),
        (
            "{{ ['priya', none, 'dana-ortiz']|people|map(attribute='name')|prose }}",
            "Priya Nair and Dana &#42;Ortiz&#42;",
        ),
        (
            "{% set win = account.stakeholders[0].personal_win|told %}{{ win.text }}: {{ win.who.name }}",
            "A quiet July: Priya Nair",
        ),
        ("{{ account.stakeholders[1].personal_win|told }}", ""),
        ("{{ (account.stakeholders[0].support|state).word }}", "not known yet"),
        ("{{ ('green'|state).word }}", "on course"),
        ("{{ account.contracts[0].value|money }}", "EUR 386&#44;000"),
        ("{{ account.contracts[1].value|money }}", ""),
        ("{{ (account.contracts[0]|place).anchor }}", "contract&#45;frame"),
        ("{{ account.stakeholders[0].decision_role|map('words')|join(', ')|sentence }}", "Decision maker, user"),
        ("{{ account.stakeholders[0].floor|words|sentence }}", ""),
        ("{{ account.stakeholders[0].handling ~ '; ' ~ account.stakeholders[0].title }}", "&#59; Buyer"),
    ],
)
def test_what_was_typed_is_worded_where_it_is_printed(template: str, shown: str) -> None:
    assert printed(template) == shown


@pytest.mark.parametrize("template", ["{{ 'priya'|who }}", "{{ ['priya']|people }}", "{{ record|place }}"])
def test_a_page_of_no_account_knows_nobody_and_says_so(template: str) -> None:
    with pytest.raises(TemplateProblem, match="belongs to no account"):
        printed(template, made=None, record=MADE.contracts[0])


def test_a_page_of_no_account_has_states_and_amounts() -> None:
    template = "{{ ('red'|state).word }}, {{ amount|money }}"
    assert printed(template, made=None, amount=MADE.contracts[0].value) == "in trouble, EUR 386&#44;000"


def test_what_a_row_does_not_repeat_is_an_error_that_says_where_it_is() -> None:
    (row, *_) = people_page(MADE, day("2026-11-16"), Directory(MADE)).present
    with pytest.raises(TemplateProblem, match=r"has no attribute 'handling'; what was typed is `record\.handling`$"):
        printed("{{ row.handling }}", row=row)
    with pytest.raises(TemplateProblem, match=r"has no attribute 'shoe_size'$"):
        printed("{{ row.shoe_size }}", row=row)
