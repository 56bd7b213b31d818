"""The command `playbook`: its verbs, each in a module of its own."""

from __future__ import annotations

import gc
import sys
from importlib import import_module

try:
    import click

    from generator.cli.help import SETTINGS
except KeyboardInterrupt:  # as click says it of a verb that is stopped later
    sys.stderr.write("Aborted!\n")
    sys.exit(1)

VERBS = (
    "init",
    "new",
    "import",
    "today",
    "calendar",
    "ninety-days",
    "one-to-one",
    "brief",
    "pack",
    "edition",
    "leaks",
    "quiz",
    "log",
    "promise",
    "done",
    "play",
    "asked",
    "answered",
    "learned",
    "debrief",
    "answer",
    "left",
    "person",
    "check",
    "diff",
    "digest",
    "review-comment",
    "build",
    "serve",
    "fmt",
    "example",
    "schema",
    "take",
    "doctor",
    "export",
    "hosting",
)
"""Every verb, in the order of the help; each has a module of its name with `<verb>_command` in it."""

_MODULES = {
    "import": "importing",
    "answered": "answer",
    "ninety-days": "personal",
    "one-to-one": "personal",
    "review-comment": "review_comment",
}
"""The modules of verbs that are words of Python, or share one."""

_GARBAGE = 50_000, 20, 50
"""After how many new objects what nobody needs is looked for: nearly all that a verb makes lives as long as it does."""


class _Verbs(click.Group):
    """The verbs, each loaded when it is called: nobody waits for MkDocs to make a brief."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        gc.set_threshold(*_GARBAGE)
        command = getattr(
            import_module(f"generator.cli.{_MODULES.get(cmd_name, cmd_name)}"), f"{cmd_name.replace('-', '_')}_command"
        )
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Say of a verb that there is not which one was meant."""
        if args[0] not in VERBS and not args[0].startswith("-"):
            hint = import_module("generator.cli.unknown_verb").suggest_verb(args[0], VERBS)
            raise click.UsageError(f"There is no verb `{args[0]}`. {hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=_Verbs, context_settings=SETTINGS)
@click.version_option(package_name="account-playbook", prog_name="playbook")
def main() -> None:
    """Account plans as files, read through the six roles an account manager plays.

    \b
    Facts about customers stand in accounts/, the method in playbook/.
    A project of your own:  playbook init DIR
    A first look:           playbook serve
    A new customer:         playbook new "NAME"
    From your CRM:          playbook import crm FILE
    On Monday morning:      playbook today
    The months ahead:       playbook calendar
    After a call:           playbook log ACCOUNT "call with Dana: ..."
    Whatever else there is: playbook new KIND ACCOUNT ...
    Before a meeting:       playbook brief ACCOUNT
    For one of them:        playbook pack ACCOUNT PERSON
    Taking one over:        playbook quiz ACCOUNT
    Something goes wrong:   playbook play ACCOUNT PLAY --start DAY
    Before a review:        playbook diff ACCOUNT
    Before you hand it on:  playbook check
    After an upgrade:       playbook doctor
    The finished site:      playbook build
    """
