"""What is not known yet of who sends the papers that customers are handed, asked once for all accounts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.context.summaries.summary import AccountSummary


def ask_for_sender(company: str | None, summaries: Iterable[AccountSummary]) -> Iterator[str]:
    """What to find out of us, and where to note it."""
    if not company:
        yield "What are we called on papers for customers? Note it below company in playbook/settings.yaml."
    for name in sorted({summary.unreachable for summary in summaries if summary.unreachable and not summary.closed}):
        yield f"Where does a customer reach {name}? Note an e-mail or a telephone number in accounts/_team.yaml."
