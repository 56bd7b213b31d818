"""A pytest plugin for runs in which a skipped test is a failed run: the browser tests."""

from __future__ import annotations

import pytest


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Turn a passing run with skipped tests into a failing one."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter.stats.get("skipped") and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why such a run fails."""
    if terminalreporter.stats.get("skipped"):
        terminalreporter.write_line("No test of this run may be skipped, and some were.", red=True)
