"""What records and keys are called in a sentence that says what changed."""

from __future__ import annotations

import re

from generator.model.fields import Field

NOUNS = {
    "units": "unit",
    "team": "colleague of this account",
    "absent": "absence",
    "satisfaction": "judgement of their satisfaction",
    "trust": "judgement of trust",
    "strategy.customer.goals": "goal of theirs",
    "pressures": "pressure on them",
    "obstacles": "obstacle",
    "competitors": "competitor of theirs",
    "strategy.us.goals": "goal of ours",
    "initiatives": "initiative",
    "linkages": "linkage",
    "partners": "partner of theirs",
    "outcomes": "joint outcome",
    "rhythm": "event of their year",
    "closed": "days on which they are closed",
    "demand": "demand",
    "stops": "stop of their demand",
    "figures": "month of figures",
    "steps": "step on the way to a decision",
    "cadence.meetings": "standing meeting",
    "meetings": "meeting",
    "agenda": "item of the agenda",
    "objections": "objection to expect",
    "materials": "thing to bring",
    "reviews": "review",
    "stakeholders": "person",
    "relationships": "relationship with one of us",
    "ties": "tie between two of their people",
    "contracts": "contract",
    "measures": "measure",
    "projects": "project",
    "milestones": "milestone",
    "checklist": "small task",
    "inputs_needed": "input we need from them",
    "contingencies": "plan for what may go wrong",
    "protocol": "agreement on how we communicate",
    "expectations": "expectation of communication",
    "scenarios": "difficulty provided for",
    "commitments": "promise",
    "progress": "step",
    "conflicts": "conflict",
    "stories": "story",
    "interests": "interest",
    "options": "way forward",
    "no_agreement": "course without an agreement",
    "repair": "repair",
    "help": "help given",
    "expertise": "expertise to offer",
    "watch": "thing to watch",
    "ideas": "idea to tell",
    "questions": "question to find out",
    "log": "entry in the log",
    "learned": "thing learnt",
}
"""What one record of a list is called, by the key of the list, or by its whole path where several share a key."""

BLOCKS = {
    "account": "The head of the plan",
    "relationship": "The relationship",
    "culture": "Their culture",
    "strategy": "The strategies",
    "calendar": "Their calendar",
    "decision_making": "How they decide",
    "cadence": "The meetings",
    "protocol": "How we communicate",
    "settings": "The numbers of the method",
}
"""What a block of keys that has no name of its own is called at the head of a sentence."""

_KEYS = {
    "title": "job title",
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
    "spec.status": "specification",
}
"""The same for a key inside a block, where the block matters."""


def noun(key: str) -> str:
    """What one record under a key of an account is called: ``projects.milestones`` gives ``milestone``."""
    return NOUNS.get(key) or NOUNS.get(key.rpartition(".")[2]) or "entry"


def called(path: tuple[str, ...], field: Field) -> str:
    """What a key is called: by the tables above, else by the beginning of its line of help."""
    known = _PATHS.get(".".join(path)) or _KEYS.get(field.key)
    if known:
        return known
    words = re.split(r"[;:,.]| \(", field.help)[0]
    return words[:1].lower() + words[1:]
