"""The command `playbook`: all its verbs, and what it says of itself."""

from __future__ import annotations

import click

from generator.cli import options
from generator.cli.answer import answer_command
from generator.cli.brief import brief_command
from generator.cli.build import build_command
from generator.cli.calendar import calendar_command
from generator.cli.check import check_command
from generator.cli.done import done_command
from generator.cli.export import export_command
from generator.cli.fmt import fmt_command
from generator.cli.importing import import_command
from generator.cli.learned import learned_command
from generator.cli.left import left_command
from generator.cli.log import log_command
from generator.cli.new import new_command
from generator.cli.person import person_command
from generator.cli.promise import promise_command
from generator.cli.schema import schema_command
from generator.cli.serve import serve_command
from generator.cli.today import today_command


@click.group(context_settings=options.SETTINGS)
@click.version_option(package_name="account-playbook", prog_name="playbook")
def main() -> None:
    """Account plans as files, read through the six roles an account manager plays.

    \b
    Facts about customers stand in accounts/, the method in playbook/.
    A first look:           playbook serve
    A new customer:         playbook new "NAME"
    From your CRM:          playbook import crm FILE
    On Monday morning:      playbook today
    The months ahead:       playbook calendar
    After a call:           playbook log ACCOUNT "call with Dana: ..."
    Before a meeting:       playbook brief ACCOUNT
    Before you hand it on:  playbook check
    The finished site:      playbook build
    """


for command in (
    new_command,
    import_command,
    today_command,
    calendar_command,
    brief_command,
    log_command,
    promise_command,
    done_command,
    learned_command,
    answer_command,
    left_command,
    person_command,
    check_command,
    build_command,
    serve_command,
    fmt_command,
    schema_command,
    export_command,
):
    main.add_command(command)
