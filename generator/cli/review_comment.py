"""The verb `review-comment`: what a change does to the plans, as one comment on a merge request."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import options, terminal
from generator.cli.plan_words import as_comment
from generator.history.versions import History, NoHistory
from generator.history.whole_state import find_range, read_state
from generator.insight.changes.past import Since, Why
from generator.load.book import load_common
from generator.parts.plan_changes import PlanState, compare_plans


@click.command("review-comment", context_settings=options.SETTINGS)
@options.project_options
@click.argument("revisions", metavar="BASE..HEAD")
def review_comment_command(project: Path, as_of: str | None, revisions: str) -> None:
    """Say what a change of the accounts does, as one comment for a merge request on GitHub, GitLab or Gitea.

    What is written otherwise in plain sentences, what there is more to see to and what is settled, what is wrong in
    the files. With three dots, BASE...HEAD, it is compared with where the two parted. Nothing is printed where no plan
    changes.

    \b
    Example:
      playbook review-comment origin/main...HEAD
    """
    folder = options.folder_of(project)
    try:
        history = History(folder)
        base, head = find_range(history, revisions)
        before, now = read_state(history, base), read_state(history, head)
    except NoHistory as error:
        terminal.stop_with(f"Cannot say what changed: {error}.")
    day = options.choose_day(as_of, load_common(now).shared.numbers)
    plans = compare_plans(PlanState(before, day), PlanState(now, day), Since(base.on, Why.ASKED))
    terminal.show_text(as_comment(plans).rstrip("\n"))
