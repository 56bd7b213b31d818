"""Run with ``python -m benchmarks.year``: lays the years of 1,000 customers on the calendar, three years of each."""

from __future__ import annotations

import time
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from generator.build import check
from generator.days.period import Span
from generator.disk.project import read_project
from generator.insight.rhythm.demand import demand_plan
from generator.insight.rhythm.rhythm import account_occurrences

HERE = Path(__file__).resolve().parent.parent
CUSTOMERS = 1_000
YEARS = Span(date(2026, 1, 1), date(2028, 12, 31))


def main() -> None:
    """Print how long it takes to expand the events of that many accounts, and to reckon their demand."""
    book = check(read_project(HERE).sources).book
    accounts = list(islice(cycle([account for account in book.accounts if account.rhythm]), CUSTOMERS))
    start = time.process_time()
    events = sum(len(account_occurrences(account, YEARS)) for account in accounts)
    print(f"{len(accounts):,} accounts, three years: {events:,} events in {time.process_time() - start:.2f} s")
    start = time.process_time()
    plans = [demand_plan(account, demand, YEARS.start, 36) for account in accounts for demand in account.demand]
    print(f"{len(plans):,} demands over 36 months in {time.process_time() - start:.2f} s")


if __name__ == "__main__":
    main()
