from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime

import pytest
from made import day

from generator import clock

EPOCH = str(int(datetime(2026, 3, 2, 23, 59, tzinfo=UTC).timestamp()))


def test_the_day_asked_for_comes_first() -> None:
    assert clock.as_of("2026-11-16", {"SOURCE_DATE_EPOCH": EPOCH}, day("2026-01-01")) == day("2026-11-16")


def test_then_the_day_of_the_environment() -> None:
    assert clock.as_of(None, {"SOURCE_DATE_EPOCH": EPOCH}, day("2026-01-01")) == day("2026-03-02")
    assert clock.as_of("", {"SOURCE_DATE_EPOCH": f" {EPOCH} "}, None) == day("2026-03-02")


def test_then_the_day_fixed_in_the_settings() -> None:
    assert clock.as_of(None, {}, day("2026-01-01")) == day("2026-01-01")
    assert clock.as_of(None, {"SOURCE_DATE_EPOCH": ""}, day("2026-01-01")) == day("2026-01-01")


def test_then_today(monkeypatch: pytest.MonkeyPatch) -> None:
    class Today(date):
        @classmethod
        def today(cls) -> date:
            return date(2031, 5, 6)

    monkeypatch.setattr(clock, "date", Today)

    assert clock.as_of(None, {}, None) == day("2031-05-06")
    assert clock.as_of(None, {}, day("2026-01-01")) == day("2026-01-01")


@pytest.mark.parametrize("given", ["2026-2-1", "today", "2026-02-30"])
def test_a_day_asked_for_that_is_none_is_not_replaced_by_another(given: str) -> None:
    with pytest.raises(ValueError, match=r"such|write it as"):
        clock.as_of(given, {}, None)


@pytest.mark.parametrize("epoch", ["soon", "1e9", "9" * 30, "-" + "9" * 20])
def test_an_environment_that_makes_no_sense_is_a_mistake(epoch: str) -> None:
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH is"):
        clock.as_of(None, {"SOURCE_DATE_EPOCH": epoch}, day("2026-01-01"))


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "Pacific/Midway"])
def test_the_environment_means_the_same_day_in_every_time_zone(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert clock.as_of(None, {"SOURCE_DATE_EPOCH": EPOCH}, None) == day("2026-03-02")
        assert clock.as_of(None, {"SOURCE_DATE_EPOCH": str(clock.epoch_of("2026-08-03"))}, None) == day("2026-08-03")
    finally:
        monkeypatch.undo()
        time.tzset()


def test_no_day_has_no_epoch() -> None:
    with pytest.raises(ValueError, match="expected a date"):
        clock.epoch_of("soon")


def test_the_environment_of_this_very_process_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "SOURCE_DATE_EPOCH", EPOCH)

    assert clock.as_of(None, {}, day("2026-01-01")) == day("2026-01-01")
