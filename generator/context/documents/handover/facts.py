"""What a newcomer needs first, and the facts: three things to know, who they are, contracts, their year, the plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from generator.checks.rule import Finding
from generator.context.account.contracts import contract_cards, contract_fact
from generator.context.account.meetings import meeting_row
from generator.context.documents.handover.material import HandoverMaterial
from generator.context.documents.vocabulary import Item
from generator.context.states import value_state, value_title
from generator.days.period import Span, in_words, span_in_words
from generator.insight.knowledge.watching import WatchStage, watch_states
from generator.insight.meetings.meetings import planned_meetings, series_state
from generator.insight.people.conflicts import by_urgency
from generator.insight.rhythm.rhythm import Occurrence, account_occurrences, quietness
from generator.insight.value.value import by_joint_value
from generator.model.rhythm import RhythmEvent
from generator.model.work import Project
from generator.paths import account_page
from generator.wording.text import count_noun, in_prose, join_texts, plain_words, sentence_case

THINGS = 3
"""How many things there are to know before all others."""

_YEAR = 365


def things_to_know(material: HandoverMaterial) -> Iterator[Item]:
    """Three at the most: what weighs most, the contract that comes first, the newest dispute; else what weighs next."""
    return islice(_weighty_things(material), THINGS)


def _weighty_things(material: HandoverMaterial) -> Iterator[Item]:
    account, places = material.account, material.view.places
    findings = material.view.state.reasons or material.view.checked.findings
    first, others = findings[:1], findings[1:]
    yield from (_finding_item(material, finding) for finding in first)
    contract = contract_fact(account, material.as_of)
    if contract:
        yield Item(sentence_case(contract[1]), contract[0], target=account_page(account.id, "work"))
    told = {id(record) for finding in first for record in finding.records}
    dispute = next((conflict for conflict in by_urgency(account, material.as_of) if conflict.open), None)
    if dispute and id(dispute) not in told:
        text = f"{material.cut(dispute.text).rstrip('.')}, since {in_words(dispute.noticed_on)}"
        yield Item(text, "In dispute", target=places.of(dispute).target)
    yield from (_finding_item(material, finding) for finding in others)


def _finding_item(material: HandoverMaterial, finding: Finding) -> Item:
    record = next(iter(finding.records), None)
    return Item(finding.message, note=finding.advice, target=material.view.places.of(record).target)


def account_facts(material: HandoverMaterial) -> Iterator[Item]:
    """Who they are, since when, how much attention they get, what it is we are after, and what we bring."""
    account, profile = material.account, material.account.profile
    charter, hours = account.relationship.charter, profile.effort.hours_per_month
    known = (
        ("Who they are", material.cut(profile.summary)),
        ("What they are in", profile.industry or ""),
        ("Units", in_prose([unit.name for unit in profile.units])),
        ("How much attention", value_title(profile.tier)),
        ("Customer since", in_words(profile.since) if profile.since else ""),
        ("Phase of life", value_title(profile.lifecycle) if profile.lifecycle else ""),
        ("What we are after", value_title(profile.plan_type) if profile.plan_type else ""),
        ("Our effort", f"{count_noun(int(hours), 'hour')} a month" if hours is not None else ""),
    )
    yield from (Item(text, about) for about, text in known if text)
    if charter.value_we_bring:
        yield Item(material.cut(charter.value_we_bring), "What we bring", material.how_sure(charter.source))


def owner_terms(material: HandoverMaterial) -> Iterator[Item]:
    """Who answered for the account and when, the newest first; who does so now, where nothing else is noted."""
    account = material.account
    for term in reversed(account.profile.owners):
        since = f"from {in_words(term.from_)}" if term.from_ else "from the beginning"
        until = f"to {in_words(term.to)}" if term.to else ""
        buddy = material.name_of(term.buddy)
        note = join_texts((material.cut(term.why), f"{buddy} could be asked anything" if buddy else ""), "; ")
        yield Item(join_texts((since, until), " "), material.name_of(term.who), note)
    if not account.profile.owners and (owner := material.name_of(account.profile.owner)):
        yield Item("now", owner)


def contracts(material: HandoverMaterial) -> Iterator[Item]:
    """Until when the joint work is agreed, by when notice has to be given, and what it is judged by."""
    local = material.account.settings.local
    for card in contract_cards(material.account, material.as_of):
        contract = card.record
        if card.history:
            continue
        value = f"{local.money(contract.value.amount, contract.value.currency)} a year" if contract.value else ""
        notice = f"notice by {in_words(contract.notice_by)}" if contract.notice_by else ""
        text = join_texts((f"ends {in_words(contract.ends)}", notice, value))
        renewal = f"renews {card.renewal}" if card.renewal else "whether it renews itself is not known yet"
        yield Item(text, contract.name, renewal, state=card.state)
        for measure in card.measures:
            actual = f"measured {measure.actual}" if measure.actual else "not measured yet"
            yield Item(join_texts((measure.target, actual)), f"Judged by {measure.record.name}", state=measure.state)


def events(material: HandoverMaterial) -> Iterator[Item]:
    """What comes round in their year in the next twelve months, each event once, and what we do about it.

    Where there is not room for all, those are there of which one has to know when to leave them in peace.
    """
    coming = coming_events(material)
    shown = sorted(coming, key=lambda occurrence: quietness(occurrence.event))[: material.room("events")]
    for occurrence in sorted(coming, key=lambda occurrence: occurrence not in shown):
        effect = material.cut(occurrence.event.effect_on_them)
        text = join_texts((span_in_words(occurrence.span), effect), ": ")
        yield Item(text, occurrence.event.name, _response_words(material, occurrence.event))


def coming_events(material: HandoverMaterial) -> list[Occurrence]:
    """The next time of each event of their year within twelve months, by start."""
    window = Span(material.as_of, material.as_of + timedelta(days=_YEAR))
    first: dict[int, Occurrence] = {}
    for occurrence in account_occurrences(material.account, window):
        first.setdefault(id(occurrence.event), occurrence)
    return list(first.values())


def _response_words(material: HandoverMaterial, event: RhythmEvent) -> str:
    peace = "we leave them in peace" if event.contact_pause else ""
    response = material.cut(event.our_response).rstrip(".")
    lead = f"{count_noun(event.lead_days, 'day')} before" if response and event.lead_days else ""
    return join_texts((join_texts((f"we: {response}" if response else "", lead)), peace), "; ")


def regular_meetings(material: HandoverMaterial) -> Iterator[Item]:
    """The standing meetings, and those that are planned."""
    for series in material.account.cadence.meetings:
        state = series_state(material.account, series, material.as_of)
        who = in_prose([name for id in series.required if (name := material.name_of(id))])
        coming = f"next {in_words(state.next.on)}" if state.next else "none booked"
        length = count_noun(series.minutes, "minute") if series.minutes else ""
        text = join_texts((f"every {count_noun(series.every_days, 'day')}", length, coming))
        yield Item(text, series.name, f"with {who}" if who else "")
    for meeting in planned_meetings(material.account, material.as_of):
        row = meeting_row(material.account, meeting, material.directory)
        people = in_prose([who.name for who in row.theirs])
        text = join_texts((in_words(meeting.on), meeting.at or "", meeting.place or ""))
        yield Item(text, row.name, f"with {people}" if people else "", target=row.target)


def difficulties(material: HandoverMaterial) -> Iterator[Item]:
    """Whom to call in a difficulty, as agreed with them."""
    protocol = material.account.protocol
    for scenario in protocol.scenarios if protocol else ():
        theirs, ours = material.name_of(scenario.their_point), material.name_of(scenario.our_point)
        channel = plain_words(scenario.channel)
        by = channel if scenario.channel == "in_person" else f"by {channel}"
        within = f"within {count_noun(scenario.within_hours, 'hour')}, {by}"
        yield Item(f"{theirs} there, {ours} here", material.cut(scenario.when), within)


def their_goals(material: HandoverMaterial) -> Iterator[Item]:
    """What they want to reach, and who of them answers for it."""
    for goal in material.account.strategy.customer.goals:
        note = join_texts(
            (material.name_of(goal.owner), f"by {in_words(goal.due)}" if goal.due else "", goal.confidence or "")
        )
        yield Item(material.cut(goal.text), note=note)


def our_goals(material: HandoverMaterial) -> Iterator[Item]:
    """What we want to reach with them."""
    for goal in material.account.strategy.us.goals:
        if not goal.over:
            note = join_texts((material.name_of(goal.owner), f"by {in_words(goal.due)}" if goal.due else ""))
            yield Item(material.cut(goal.text), note=note, state=value_state(goal.status) if goal.status else None)


def joint_work(material: HandoverMaterial) -> Iterator[Item]:
    """What we undertake together, with what it is worth to both; then what we might."""
    rated = by_joint_value(material.account, material.account.settings)
    for initiative in (worth.initiative for worth in rated if worth.initiative.active or worth.initiative.possible):
        value = initiative.value
        worth = (
            f"{side.score} of 5 to {whom}"
            for side, whom in ((value.customer, "them"), (value.us, "us"))
            if side.score is not None
        )
        note = join_texts(worth) or "not known yet what it is worth"
        yield Item(
            material.cut(initiative.text),
            "" if initiative.active else "Possible",
            note,
            state=value_state(initiative.status),
        )


def projects(material: HandoverMaterial) -> Iterator[Item]:
    """The open projects, with who of us answers for each."""
    for project in material.account.projects:
        if project.open:
            state = value_state(project.health) if project.health else None
            yield Item(_project_words(material, project), project.name, material.cut(project.health_why), state=state)


def _project_words(material: HandoverMaterial, project: Project) -> str:
    who = material.name_of(project.accountable)
    last = project.forecast or project.due
    sponsor = material.name_of(project.sponsor)
    return join_texts(
        (
            value_title(project.phase),
            f"{who} answers for it" if who else "nobody answers for it yet",
            f"{sponsor} wants it" if sponsor else "",
            f"to be done by {in_words(last)}" if last else "",
        )
    )


def on_the_horizon(material: HandoverMaterial) -> Iterator[Item]:
    """What may change things for them, the nearest first."""
    for watch_state in watch_states(material.account, material.as_of, material.account.settings):
        watch = watch_state.watch
        if watch_state.stage is not WatchStage.IN_FORCE:
            counts = (
                f"counts from {in_words(watch.takes_effect)}" if watch.takes_effect else "from when is not known yet"
            )
            yield Item(
                material.cut(watch.text), value_title(watch.kind), join_texts((counts, material.cut(watch.source)))
            )
