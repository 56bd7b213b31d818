"""One person taken out of an account: their entry emptied, their id and name replaced everywhere by ones of nobody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import count

from generator.editing.entries import make_entry
from generator.editing.homes import find_spot
from generator.editing.personal_data import Path, is_id, person_names
from generator.editing.rewording import reword_file
from generator.editing.surgery import replace_value
from generator.model.account import Account
from generator.model.people import Stakeholder

ID, NAME = "erased", "Erased person"


def erase_person(account: Account, person: Stakeholder, files: Mapping[str, bytes], day: date) -> dict[str, bytes]:
    """The files of an account without a person, by name; ``day`` stands for when they left where they had not.

    Of their entry there remain an id and a name of nobody, when they left and who follows. In all other places
    their id, their name, their e-mail address and their telephone number are replaced, in texts and in comments.
    Parts of the name that others have too stay as they are. CannotEdit when a file cannot be edited safely.
    """
    number = _number(account)
    id, name = f"{ID}-{number}", f"{NAME} {number}"
    known = person_names(account, person)
    at = find_spot(files, person)
    left = make_entry(
        on=person.left.on if person.left else day, successor=person.left.successor if person.left else None
    )
    changed = {}
    for file, source in files.items():
        start = replace_value(source, at.path, {"id": id, "name": name, "left": left}) if file == at.file else source

        def words(where: Path, text: str) -> str:
            return known.id_replaced(text, id) if is_id(where) else known.replace_in(text, name)

        result = reword_file(start, words, lambda remark: known.replace_in(remark, name))
        if result != source:
            changed[file] = result
    return changed


def _number(account: Account) -> int:
    taken = {identified.id for identified in (*account.stakeholders, *account.team, *account.colleagues)}
    return next(number for number in count(1) if f"{ID}-{number}" not in taken)
