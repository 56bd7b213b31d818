"""What records and their keys are called in a sentence that says what changed."""

from __future__ import annotations

import re

from generator.model.fields import Field
from generator.model.record import Record
from generator.wording.text import words

NOUNS = {
    "team": "colleague of this account",
    "satisfaction": "judgement of their satisfaction",
    "initiatives": "initiative",
    "linkages": "linkage",
    "partners": "partner of theirs",
    "outcomes": "joint outcome",
    "rhythm": "event of their year",
    "calendar": "their calendar",
    "meetings": "meeting",
    "reviews": "review",
    "stakeholders": "person",
    "ties": "tie",
    "contracts": "contract",
    "demand": "demand",
    "projects": "project",
    "commitments": "promise",
    "conflicts": "conflict",
    "help": "help given",
    "expertise": "expertise to offer",
    "watch": "thing to watch",
    "ideas": "idea to tell",
    "questions": "question to find out",
    "log": "entry in the log",
}
"""What one record of a top-level key is called; a key that is not here is called by its own words."""

_NESTED = {
    "absent": "absence",
    "agenda": "item of the agenda",
    "checklist": "small task",
    "closed": "closed days",
    "figures": "figures of",
    "interests": "interest",
    "measures": "measure",
    "meetings": "standing meeting",
    "no_agreement": "course without an agreement",
    "options": "way forward",
    "progress": "step",
    "relationships": "relationship with",
    "trust": "judgement of trust",
}
"""What one record of a list inside another is called, where the name of its kind in the model does not do."""

_KEYS = {
    "actual": "reached",
    "answer": "answer",
    "contact.email": "e-mail",
    "contact.every_days": "agreed days between contacts",
    "contact.phone": "telephone",
    "email": "e-mail",
    "ends": "last day",
    "forecast": "forecast",
    "goal": "goal",
    "head": "its head",
    "influence": "influence",
    "interest": "interest in our work",
    "kind": "kind",
    "level": "level",
    "measure": "measure",
    "noticed_on": "noticed on",
    "on": "day",
    "outcome": "what was agreed",
    "owners.customer": "who of them answers for it",
    "owners.us": "who of us answers for it",
    "phase": "phase",
    "phone": "telephone",
    "political": "political standing",
    "serves.customer": "goals of theirs that it serves",
    "serves.us": "goals of ours that it serves",
    "spec.status": "specification",
    "starts": "first day",
    "status": "state",
    "support": "support",
    "support_on": "support judged on",
    "target": "target",
    "text": "words",
    "tier": "tier",
    "title": "job title",
    "topic": "words",
    "type": "kind",
    "value.customer.money": "worth to them in money",
    "value.customer.score": "worth to them",
    "value.us.money": "worth to us in money",
    "value.us.score": "worth to us",
}
"""What a key is called where neither its line of help nor its own words do; of a key in a block with the block."""

_SIDES = {"us": "our", "customer": "their"}


def noun(key: str) -> str:
    """What one record under a top-level key of an account is called; a block of keys by the words of its key."""
    return NOUNS.get(key) or words(key)


def noun_of(key: str, kind: type[Record]) -> str:
    """What a record of a kind is called by the keys it is typed under: ``projects.milestones`` gives ``milestone``."""
    inside, _, last = key.rpartition(".")
    if not inside:
        return noun(key)
    return _NESTED.get(last) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind.__name__).lower()


def key_in_words(path: tuple[str, ...], field: Field) -> str:
    """What a key is called: by its line of help where that is one short phrase, else by the words of its path."""
    known = _KEYS.get(".".join(path[-3:])) or _KEYS.get(".".join(path[-2:]))
    if known:
        return known
    if path[-1] == "text" and len(path) > 1:  # the words of a fact are the fact
        path = path[:-1]
    phrase = re.split(r"[;.]| \(", field.help)[0]
    if len(path) == 1 and 4 <= len(phrase.split()) <= 9 and not re.search("[,:]", phrase):
        return phrase[:1].lower() + phrase[1:]
    side = next((part for part in path if part in _SIDES), "")
    shown = [_SIDES.get(side, ""), *(words(part).replace("-", " ") for part in path if part != side)]
    return " ".join(filter(None, shown))
