"""What stands on a page of the preview above what the page says: what is wrong, and what is still missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from generator.model.problem import Problem
from generator.wording.text import count_noun


def problems_notice(problems: Sequence[Problem]) -> str:
    """What is wrong with what a page is made of, as HTML: where, what was expected, what to try."""
    if not problems:
        return ""
    rows = "".join(_problem_row(problem) for problem in problems)
    return _notice("failure", f"{count_noun(len(problems), 'problem')} to mend", f"<ul>{rows}</ul>")


def _problem_row(problem: Problem) -> str:
    key = f" <code>{escape(problem.key)}</code>" if problem.key else ""
    hint = f"<br>→ {_as_html(problem.hint)}" if problem.hint else ""
    return f"<li><code>{escape(str(problem.place))}</code>{key}<br>{_as_html(problem.words)}{hint}</li>"


def _as_html(words: str) -> str:
    return re.sub("`([^`]+)`", r"<code>\1</code>", escape(words))


def failure_notice(words: str) -> str:
    """That something went wrong which concerns all pages, such as a mistake in mkdocs.yml, as HTML."""
    return _notice("failure", "The preview is not up to date", f"<p>{_as_html(words)}</p>") if words else ""


def missing_notice(missing: int, accounts: int) -> str:
    """How many accounts are not on a page yet, as HTML; empty for none."""
    if not missing:
        return ""
    title = f"{missing:,} of {count_noun(accounts, 'account')} {'is' if missing == 1 else 'are'} not here yet"
    return _notice("info", title, "<p>They are being read; the page follows by itself.</p>")


def unmade_page(name: str) -> str:
    """What stands in place of a page that could not be made so far, as HTML."""
    return f"<h1>This page cannot be made</h1><p><code>{escape(name)}</code> is there as soon as that is mended.</p>"


def bare_page(words: str) -> bytes:
    """A page without the frame of the site, which says why it cannot be shown in it."""
    return f'<!doctype html>\n<meta charset="utf-8">\n<title>Problem</title>\n<p>{escape(words)}</p>\n'.encode()


def _notice(kind: str, title: str, body: str) -> str:
    return f'<div class="admonition {kind}" role="alert"><p class="admonition-title">{title}</p>{body}</div>'
