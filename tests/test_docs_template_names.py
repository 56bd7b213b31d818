"""The page of the docs that lists what each template may print is made of the types."""

from __future__ import annotations

import manual
import template_names
from golden import accepting
from projects import ROOT

from generator.context.wording import Wording
from generator.rendering.filters import FILTERS_OF_A_PAGE

PAGE = manual.DOCS / "template-names.md"


def test_golden_list_of_what_a_template_may_print() -> None:
    made = template_names.page()
    if accepting():
        PAGE.write_text(made, encoding="utf-8")

    assert made == PAGE.read_text(encoding="utf-8"), "`make golden` writes the page anew; then look at `git diff`"


def test_every_template_of_a_page_is_on_it() -> None:
    listed = template_names.names_by_template().keys()
    templates = {path.relative_to(ROOT / "playbook").as_posix() for path in (ROOT / "playbook").rglob("*.md.j2")}

    assert templates - listed <= {"portfolio/problems.md.j2", "account/unread.md.j2"} | {
        name for name in templates if name.startswith("partials/")
    }


def test_every_filter_that_knows_the_account_says_what_it_does() -> None:
    shown = PAGE.read_text(encoding="utf-8")

    assert len(FILTERS_OF_A_PAGE) >= 9
    for name, answer in FILTERS_OF_A_PAGE.items():
        assert f"\n- `{name}`: {(getattr(Wording, name, answer).__doc__ or 'nothing')[:20]}" in shown
