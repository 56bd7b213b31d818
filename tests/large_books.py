"""Large books for tests: the summaries of the sample accounts again and again, under other ids and names."""

from __future__ import annotations

from functools import cache

from projects import DAY, checked, sample_project

from generator.context.account_view import view_account
from generator.context.summaries.summary import AccountSummary, summarise_account
from generator.model.plain_data import read_plain, write_plain


@cache
def sample_summaries() -> tuple[AccountSummary, ...]:
    """The summaries of the sample accounts."""
    found = checked(sample_project())
    return tuple(
        summarise_account(view_account(account, found.roles, DAY), found.settings) for account in found.book.accounts
    )


def many_summaries(number: int) -> list[AccountSummary]:
    """So many summaries; the accounts have the same few of us as the samples."""
    samples = [(summary.id, summary.name, write_plain(summary)) for summary in sample_summaries()]
    return [_copy(*samples[at % len(samples)], at) for at in range(number)]


def _copy(id: str, name: str, data: bytes, at: int) -> AccountSummary:
    """A summary under an id and a name of its own."""
    text = data.decode().replace(f"accounts/{id}/", f"accounts/{id}-{at}/").replace(f'"{id}/', f'"{id}-{at}/')
    text = text.replace(f'"{id}"', f'"{id}-{at}"').replace(f'"{name}"', f'"{name} {at}"')
    return read_plain(AccountSummary, text.encode())
