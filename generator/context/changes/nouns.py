"""What records and keys are called in a sentence that says what changed."""

from __future__ import annotations

import re

from generator.model.account import Account
from generator.model.fields import Field, field_of
from generator.model.record import Record

_KEYS = {
    "title": "job title",
    "head": "its head",
    "name": "name",
    "unit": "unit",
    "floor": "place in the building",
    "reports_to": "reports to",
    "influence": "influence",
    "interest": "interest in our work",
    "political": "political standing",
    "support_on": "support judged on",
    "owner": "looked after by",
    "every_days": "agreed days between contacts",
    "email": "e-mail",
    "phone": "telephone",
    "formats": "formats wanted",
    "wants": "looks for",
    "avoid": "put off by",
    "handling": "how to deal with them",
    "friend": "a friend in the building",
    "personal_win": "what would make them look good",
    "text": "words",
    "topic": "words",
    "note": "note",
    "by": "by",
    "to": "to",
    "due": "due",
    "made_on": "made on",
    "made_at": "made at",
    "closed": "closed on",
    "done": "done",
    "status": "state",
    "on": "day",
    "at": "time",
    "place": "place",
    "with": "with",
    "attendees": "who takes part",
    "goal": "goal",
    "score": "score",
    "tier": "tier",
    "plan_type": "mainly after",
    "lifecycle": "where the company is in its life",
    "health": "health",
    "health_why": "why",
    "phase": "phase",
    "forecast": "expected by",
    "starts": "first day",
    "ends": "last day",
    "notice_by": "last day for notice",
    "auto_renew": "renews itself",
    "audience": "who may see it",
    "accountable": "who of us answers for it",
    "sponsor": "sponsor",
    "our_part": "our part",
    "led_by": "led by",
    "stage": "stage",
    "target": "target",
    "current": "now",
    "baseline": "starting point",
    "measure": "measure",
    "actual": "reached",
    "answer": "answer",
    "outcome": "what was agreed",
    "trust_before": "trust before",
    "trust_after": "trust after",
    "first_talk_on": "first talked about on",
    "level": "level",
    "kind": "kind",
    "type": "kind",
    "value": "value in a year",
    "from": "from",
}
"""What a key is called where its line of help is too long to begin a sentence with."""

_PATHS = {
    "value.customer.score": "worth to them",
    "value.us.score": "worth to us",
    "value.customer.money": "worth to them in money",
    "value.us.money": "worth to us in money",
    "value.customer.case": "why they should want it",
    "value.us.case": "why we should want it",
    "value.customer.confirmed_by": "worth confirmed by",
    "owners.customer": "who of them answers for it",
    "owners.us": "who of us answers for it",
    "next_step.text": "next step",
    "next_step.owner": "next step by",
    "next_step.due": "next step due",
    "estimate.original": "effort as sold",
    "estimate.current": "effort as it looks now",
    "report.last_sent": "last report sent on",
    "report.to": "reports go to",
    "spec.status": "specification",
    "protocol.agreed_by": "protocol agreed by",
    "plans.text": "their medium-term plans",
    "plans.from": "their plans told by",
    "plans.on": "their plans told on",
    "customer.direction.one_year": "where they head in a year",
    "customer.direction.three_years": "where they head in three years",
    "customer.direction.ten_years": "where they head in ten years",
    "us.direction.one_year": "where we head in a year",
    "us.direction.three_years": "where we head in three years",
    "us.direction.ten_years": "where we head in ten years",
}
"""The same for a key inside a block, where the block matters."""


def noun(key: str) -> str:
    """What one record under a key of an account is called: ``projects.milestones`` gives ``milestone``."""
    kind: type[Record] = Account
    said = Record.noun
    for step in key.split("."):
        field = field_of(kind, step)
        if field is None or field.record is None:
            return Record.noun
        kind, said = field.record, field.noun
    return said


def called(path: tuple[str, ...], field: Field) -> str:
    """What a key is called: by the tables above, else by the beginning of its line of help."""
    ends = (".".join(path[at:]) for at in range(len(path) - 1))
    known = next((_PATHS[end] for end in ends if end in _PATHS), _KEYS.get(field.key))
    if known:
        return known
    words = re.split(r"[;:,.]| \(", field.help)[0]
    return words[:1].lower() + words[1:]
