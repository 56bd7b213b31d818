"""Messages to account managers about what a build leaves out of their accounts because of errors."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generator import report
from generator.cli.accounts import FoundOfAll
from generator.cli.publishing import write_files
from generator.model.problem import Problem
from generator.outputs.mail import write_mail
from generator.wording.text import count_noun

_OTHERS = "others"


def write_left_out_mails(
    folder: Path, project: Path, overview: FoundOfAll, problems: Sequence[Problem], day: date
) -> None:
    """Write a message for each account manager whose accounts have errors, into a folder, and say where.

    What is wrong in an account that cannot be read, or in none, goes to all account managers in one.
    """
    owners = {account.id: account.owner for account in overview.accounts}
    by_owner = dict[str, list[Problem]]()
    for problem in problems:
        if problem.is_error:
            by_owner.setdefault(owners.get(problem.account, _OTHERS), []).append(problem)
    mails = {}
    for owner, theirs in by_owner.items():
        managers = [member for member in overview.ours if member.role == "account_manager"]
        readers = managers if owner == _OTHERS else [member for member in overview.ours if member.id == owner]
        to = [member.email for member in readers if member.email]
        number = count_noun(len(theirs), "error")
        text = f"Of the account plans some things are left out until this is mended.\n\n{report.as_text(theirs)}\n"
        mails[f"{owner}.eml"] = write_mail(f"Account plans: {number}", ", ".join(to), text, "", day)
    if mails:
        write_files(mails, folder, project, replace=True)
