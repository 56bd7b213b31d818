"""Who talks to whom as a matrix, and whether the two companies say too much or too little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.context.directory import Directory
from generator.context.states import NOT_KNOWN
from generator.context.views import State, Tone, Who
from generator.insight.people.beginnings import initiative_share
from generator.insight.people.channels import (
    Pace,
    Traffic,
    Verdict,
    contact_lean,
    contact_pace,
    contact_traffic,
    contact_volume,
)
from generator.model.account import Account
from generator.model.log import LogEntry
from generator.model.people import Stakeholder
from generator.wording.text import count_noun, entry_noun, in_prose


@dataclass(frozen=True, slots=True)
class Cell:
    """What passed between one of them and one of us in twelve months."""

    times: int
    #: The channel most used, or all of them when none prevails: calls, visit; empty without a contact.
    channel: str
    #: Whether this colleague looks after the person.
    owner: bool


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One of their people."""

    #: The person as typed.
    record: Stakeholder
    #: How often they hear from us, and how often they should.
    pace: Pace
    #: More often than due, as due, less often.
    verdict: State
    #: In the order of the matrix's colleagues.
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ContactMatrix:
    """Our people by their people."""

    colleagues: tuple[Who, ...]
    rows: tuple[MatrixRow, ...]
    #: People nobody of us has had a contact with in twelve months.
    silent: tuple[Stakeholder, ...]


@dataclass(frozen=True, slots=True)
class VolumeRow:
    """How much one side says."""

    side: str
    #: Our own judgement: too much, enough, too little.
    judged: State
    #: What the log of twelve months shows, in sentences.
    shown: tuple[str, ...]
    #: Whether the log bears the judgement out; empty when it cannot be said.
    verdict: str


_VERDICTS = {
    Verdict.MORE: State("more often", Tone.WATCH),
    Verdict.AS_DUE: State("as due", Tone.GOOD),
    Verdict.LESS: State("less often", Tone.WATCH),
}


def contact_matrix(account: Account, as_of: date, directory: Directory) -> ContactMatrix:
    """Who of them talked to whom of us over the last twelve months."""
    traffic = contact_traffic(account, as_of)
    talked = {person for person, _ in traffic.links}
    colleagues = tuple((id, who) for id in traffic.colleagues if (who := directory.who(id)))
    return ContactMatrix(
        colleagues=tuple(who for _, who in colleagues),
        rows=tuple(
            _row(account, person, traffic, [id for id, _ in colleagues], as_of)
            for person in traffic.people
            if person.id in talked
        ),
        silent=tuple(person for person in traffic.people if person.id not in talked),
    )


def _row(account: Account, person: Stakeholder, traffic: Traffic, colleagues: Sequence[str], as_of: date) -> MatrixRow:
    measured, owner = contact_pace(account, person, as_of, account.settings), person.contact.owner
    return MatrixRow(
        record=person,
        pace=measured,
        verdict=_VERDICTS[measured.verdict] if measured.verdict else State("too early to tell", Tone.QUIET),
        cells=tuple(_cell(traffic.links.get((person.id, id), ()), id == owner) for id in colleagues),
    )


def _cell(entries: Sequence[LogEntry], owner: bool) -> Cell:
    kinds = Counter(entry.type for entry in entries).most_common()
    # One channel is enough when most contacts went by it.
    shown = kinds[:1] if kinds and 2 * kinds[0][1] > len(entries) else kinds
    return Cell(len(entries), ", ".join(_noun(kind, times) for kind, times in shown), owner)


def _noun(kind: str, times: int) -> str:
    noun = entry_noun(kind)
    return noun if times == 1 else f"{noun}s"


def list_volumes(account: Account, as_of: date) -> tuple[VolumeRow, ...]:
    """How much each side says, as we judge it and as the log shows it."""
    culture, said = account.culture, contact_volume(account, as_of)
    total = said.begun_by_us + said.begun_by_them
    if not total and culture.communication is None and culture.our_communication is None:
        return ()
    theirs = [f"They began {said.begun_by_them} of {count_noun(total, 'contact')}."] if total else []
    ours = [f"We began {said.begun_by_us} of {count_noun(total, 'contact')}."] if total else []
    lately = initiative_share(account, as_of, account.settings)
    if lately.share is not None:
        ours.append(f"Of the {lately.contacts} talks of the last three months we sought {lately.begun_by_us}.")
    if said.written:
        answered = said.written - said.unanswered
        theirs.append(f"They answered {answered} of {said.written} messages and e-mails of ours.")
    verdicts = [
        pace.verdict
        for person in account.stakeholders
        if person.present and (pace := contact_pace(account, person, as_of, account.settings)).verdict
    ]
    if verdicts:
        ours.append(_describe_verdicts([verdict for verdict in verdicts if verdict]))
    return (
        VolumeRow(account.name, _judgement_state(culture.communication), tuple(theirs), ""),
        VolumeRow(
            "Us",
            _judgement_state(culture.our_communication),
            tuple(ours),
            _compare_volumes(account, contact_lean(verdicts)),
        ),
    )


def _judgement_state(judgement: str | None) -> State:
    if judgement is None:
        return NOT_KNOWN
    return {
        "over": State("too much", Tone.WATCH),
        "balanced": State("enough", Tone.GOOD),
        "under": State("too little", Tone.WATCH),
    }[judgement]


def _describe_verdicts(verdicts: Sequence[Verdict]) -> str:
    counts = [f"{verdicts.count(verdict)} {state.word}" for verdict, state in _VERDICTS.items() if verdict in verdicts]
    people = count_noun(len(verdicts), "person", "people")
    return f"{people} {'hears' if len(verdicts) == 1 else 'hear'} from us: {in_prose(counts)}."


_LEANS = {
    Verdict.MORE: ("over", "most people hear from us more often than due"),
    Verdict.AS_DUE: ("balanced", "there is no lean to either side"),
    Verdict.LESS: ("under", "most people hear from us less often than due"),
}


def _compare_volumes(account: Account, verdict: Verdict | None) -> str:
    judged = account.culture.our_communication
    if verdict is None:
        return ""
    meant, clause = _LEANS[verdict]
    if judged is None:
        return f"By the log, {clause}."
    return f"The log bears this out: {clause}." if judged == meant else f"The log says otherwise: {clause}."
