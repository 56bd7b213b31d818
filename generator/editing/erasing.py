"""One person taken out of an account: their entry emptied, their id and name replaced everywhere by ones of nobody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import count

from generator.editing.entries import entry
from generator.editing.held import Path, is_id, names
from generator.editing.homes import spot
from generator.editing.rewording import reworded
from generator.editing.surgery import replace
from generator.model.account import Account
from generator.model.people import Stakeholder

ID, NAME = "erased", "Erased person"


def erased(account: Account, person: Stakeholder, files: Mapping[str, bytes], day: date) -> dict[str, bytes]:
    """The files of an account without a person, by name; ``day`` stands for when they left where they had not.

    Of their entry there remain an id and a name of nobody, when they left and who follows. In all other places
    their id, their name, their e-mail address and their telephone number are replaced, in texts and in comments.
    Parts of the name that others have too stay as they are. CannotEdit when a file cannot be edited safely.
    """
    number = _number(account)
    id, name = f"{ID}-{number}", f"{NAME} {number}"
    known = names(account, person)
    at = spot(files, person)
    left = entry(on=person.left.on if person.left else day, successor=person.left.successor if person.left else None)
    changed = {}
    for file, source in files.items():
        start = replace(source, at.path, {"id": id, "name": name, "left": left}) if file == at.file else source

        def words(where: Path, text: str) -> str:
            return known.id_replaced(text, id) if is_id(where) else known.replaced(text, name)

        result = reworded(start, words, lambda remark: known.replaced(remark, name))
        if result != source:
            changed[file] = result
    return changed


def _number(account: Account) -> int:
    taken = {each.id for each in (*account.stakeholders, *account.team, *account.colleagues)}
    return next(number for number in count(1) if f"{ID}-{number}" not in taken)
