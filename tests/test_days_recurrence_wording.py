"""A rule is said in plain words, however it was typed."""

from __future__ import annotations

import pytest

from generator.days.recurrence.reading import EXAMPLES, parse_rule
from generator.days.recurrence.wording import rule_in_words


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("yearly", "every year"),
        ("quarterly", "every quarter"),
        ("monthly", "every month"),
        ("once", "once"),
        ("weekly", "every week"),
        ("every other week", "every 2 weeks"),
        ("every 10 days", "every 10 days"),
        ("every 18 months", "every 18 months"),
        ("every 24 months", "every 2 years"),
        ("the SECOND tuesday of each month", "second Tuesday of every month"),
        ("first monday of march and september", "first Monday of March and September"),
        ("weeks 28 to 30", "weeks 28 to 30 of every year"),
        ("week 7", "week 7 of every year"),
        ("2 weeks before Christmas Day", "2 weeks before Christmas Day"),
        ("friday after Easter", "Friday after Easter"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Friday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "every 2 weeks on Monday and Thursday"),
        ("FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=15,-1", "every year on the 15th and last day in March and September"),
        ("FREQ=YEARLY;BYWEEKNO=2,-1", "every year in week 2 and 1 from the end"),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-2", "every month on Monday and Tuesday (of these the second last)"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,2,3,11,22", "every month on the 1st, 2nd, 3rd, 11th and 22nd"),
    ],
)
def test_a_rule_in_words(typed: str, said: str) -> None:
    assert rule_in_words(parse_rule(typed)) == said


def test_no_example_keeps_its_notation() -> None:
    assert len(EXAMPLES) >= 12
    assert not [example for example in EXAMPLES if {"=", "_"} & set(rule_in_words(parse_rule(example)))]
