"""Rules switched off or re-levelled in settings under a name that no rule has."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.all import ALL
from generator.model.book import Book
from generator.model.problem import Place, Problem
from generator.model.settings import Settings
from generator.wording.text import nearest_word


def misnamed_rules(book: Book) -> Iterator[Problem]:
    """A problem for every name below ``rules`` in the settings, or in an account's own, that is no rule's."""
    yield from _find_misnamed(book.settings, "")
    for account in book.accounts:
        for problem in _find_misnamed(account.settings, account.id):
            # The site's settings are below every account's; what is wrong with them was said once.
            if problem.place.file.startswith("accounts/"):
                yield problem


def _find_misnamed(settings: Settings, account: str) -> Iterator[Problem]:
    names = {rule.name for rule in ALL}
    named = [("rules", settings.rules)]
    for key, kinds in (("lifecycles", settings.lifecycles), ("plan_types", settings.plan_types)):
        named += [(f"{key}.{word}.rules", situation.rules) for word, situation in kinds]
    for path, name, setting in ((path, *rule) for path, rules in named for rule in rules.items()):
        if name not in names:
            meant = nearest_word(name, names)
            hint = f"did you mean `{meant}`?" if meant else "the page of all rules lists their names"
            place = setting.typed_at or Place("playbook/settings.yaml")
            yield Problem(place, "unknown-rule", f"there is no rule `{name}`", hint, f"{path}.{name}", account=account)
