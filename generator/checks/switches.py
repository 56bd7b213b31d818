"""Rules that settings or plays name, and that are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks.all import ALL
from generator.model.plays import Play
from generator.model.problem import Place, Problem
from generator.model.settings import Settings
from generator.wording.text import nearest_word


def misnamed_rules(settings: Settings, account: str = "") -> Iterator[Problem]:
    """A problem for every name below ``rules`` in the settings of the site, or in an account's own, that is no rule's.

    ``account`` is the account's id. The site's settings are below its own; what is wrong with them is said once.
    """
    names = {rule.name for rule in ALL}
    named = [("rules", settings.rules)]
    for key, kinds in (("lifecycles", settings.lifecycles), ("plan_types", settings.plan_types)):
        named += [(f"{key}.{word}.rules", situation.rules) for word, situation in kinds]
    for path, name, setting in ((path, *rule) for path, rules in named for rule in rules.items()):
        place = setting.typed_at or Place("playbook/settings.yaml")
        if name not in names and place.file.startswith("accounts/") is bool(account):
            yield _unknown_rule(name, place, f"{path}.{name}", account)


def misnamed_in_plays(plays: Iterable[Play]) -> Iterator[Problem]:
    """A problem for every name below ``findings`` in a play that is no rule's."""
    names = {rule.name for rule in ALL}
    for play in plays:
        for at, name in enumerate(play.findings):
            if name not in names:
                yield _unknown_rule(name, play.typed_at or Place(f"playbook/plays/{play.id}.yaml"), f"findings[{at}]")


def _unknown_rule(name: str, place: Place, key: str, account: str = "") -> Problem:
    meant = nearest_word(name, [rule.name for rule in ALL])
    hint = f"did you mean `{meant}`?" if meant else "the page of all rules lists their names"
    return Problem(place, "unknown-rule", f"there is no rule `{name}`", hint, key, account=account)
