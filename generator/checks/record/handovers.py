"""Rules about who answers for the account: an account that changes hands, and one whose owner is away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.days.period import Span, in_words, span_in_words
from generator.insight.handover.steps import STEP_WORDS, HandoverStep, handover_steps, sign_by, still_to_sign
from generator.insight.newcomers.newcomer import Newcomer, TakenOver, is_new, newly_taken_over
from generator.insight.newcomers.progress import Stage, contact_made
from generator.insight.people.absence import covered_absences
from generator.insight.people.channels import of_us
from generator.insight.people.owners import change_of_owner
from generator.model.account import Account
from generator.model.personal import PersonalFile
from generator.model.settings import Settings
from generator.model.team import Absence, TeamMember
from generator.wording.text import count_noun, in_prose

UNTOUCHED_DAYS = 30
"""By which day in an account's new hands there should have been a talk."""

rule = rules_of("record", Stake.RELATIONSHIP)

BRIEFING_DAYS = 5
"""How many days before an absence whoever stands in should have been told what there is to know."""

_BRIEFING_SINCE = 21
"""From how many days before an absence on a talk among ourselves is taken for the briefing."""


@rule("owner-changed-without-handover", Severity.AMBER, Stake.LOYALTY)
def owner_changed_without_handover(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """The account changes hands, or has done so within 90 days, and no handover is noted.

    Known from `owners` at the head of the account. Where there are none, from the log: another account manager of ours
    was in touch with them within half a year, while the owner looks after nobody there and no entry names them.

    From: Good practice: an account that a colleague can take over.
    """
    change = change_of_owner(account, as_of)
    if change is None or account.profile.status == "closed":
        return
    if account.handover and account.handover.to == change.to:
        return
    old, new = account.name_of(change.from_) or "somebody else", account.name_of(change.to) or "somebody new"
    when = f" on {in_words(change.on)}" if change.on else ""
    ahead = change.on is not None and change.on > as_of
    yield Concern(
        f"The account {'goes' if ahead else 'went'} from {old} to {new}{when}, and no handover is noted."
        if change.on
        else f"{old} was in touch with {account.name} until lately, {new} is named as owner, and no handover is noted.",
        (account.profile,),
        f"Note it as `handover`, and go through its steps: {account.name} should not have to tell everything again.",
        until=change.on if ahead else None,
        days=0 if ahead or change.on is None else (as_of - change.on).days,
    )


@rule("handover-late", Severity.AMBER)
def handover_late(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Steps of a handover are past their day, told to each of us who has some; or not all have signed.

    By when each step is due follows from the days of the handover: when it is announced, when the new one comes along,
    and when they answer for the account. A step is done once the record shows it, or somebody typed it in `done`.
    Red once the new one has answered for the account for 14 days and something is still open; once all have signed, it
    is only worth knowing.

    From: Good practice: an account that a colleague can take over.
    """
    handover = account.handover
    if handover is None or account.profile.status == "closed":
        return
    late = [step for step in handover_steps(account, handover, as_of) if not step.done and step.due < as_of]
    unsigned = still_to_sign(account, handover, as_of)
    severity = Severity.RED if as_of > sign_by(handover) else Severity.AMBER
    new = account.name_of(handover.to)
    for colleague in dict.fromkeys(step.who for step in late):
        own = [step for step in late if step.who == colleague]
        yield Concern(
            f"Of the handover to {new} {count_noun(len(own), 'step is', 'steps are')} late for "
            f"{account.name_of(colleague) or 'the manager'}, the first since {in_words(own[0].due)}: "
            f"{_name_steps(own)}.",
            (handover,),
            "Do it now, or agree on another day: what is done shows in the record, or is typed in `done`.",
            severity if unsigned else Severity.NOTE,
            owner=colleague if account.colleague(colleague) else None,
            days=(as_of - own[0].due).days,
        )
    if not late and unsigned and as_of > sign_by(handover):
        yield Concern(
            f"The handover to {new} should have been signed by {in_words(sign_by(handover))}; "
            f"{in_prose(account.names_of(unsigned))} still {'have' if len(unsigned) > 1 else 'has'} to.",
            (handover,),
            "Sit together once more, say what is still open, and sign.",
            days=(as_of - sign_by(handover)).days,
        )


def _name_steps(steps: list[HandoverStep]) -> str:
    return "; ".join(STEP_WORDS[step.name] for step in steps)


@rule("cover-not-briefed", Severity.AMBER)
def cover_not_briefed(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """The owner of the account is away within 5 days, or by now, and nothing shows that who stands in was briefed.

    Shown by `briefed` of the absence, or by an entry of the log of kind `internal` with both of them in the three weeks
    before it begins.

    From: Good practice: an account that a colleague can take over.
    """
    owner = account.colleague(account.profile.owner)
    if owner is None or account.profile.status == "closed":
        return
    soon = Span(as_of, as_of + timedelta(days=BRIEFING_DAYS))
    for absence, cover in covered_absences(account, owner, soon):
        if not _is_briefed(account, owner, absence, as_of):
            away = span_in_words(Span(absence.from_, absence.to))
            yield Concern(
                f"{owner.name} is away ({away}), and nothing shows that {cover.name} knows what there is to know.",
                (absence, owner),
                f"Go through the cover pack with {cover.name}, and note the day as `briefed`.",
                until=absence.from_ if as_of <= absence.from_ else absence.to,
            )


@rule("newcomer-account-untouched", Severity.AMBER)
def newcomer_account_untouched(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Who took the account over at least 30 days ago has talked with nobody there, as far as the log shows.

    Counted for 120 days from the day that `owners`, the handover or `started` of our colleague say. A talk while they
    came along with the one who left counts.

    From: Good practice: an account that a colleague can take over.
    """
    owner = account.colleague(account.profile.owner)
    since = newly_taken_over(account, owner, as_of) if owner and account.profile.status != "closed" else None
    if owner is None or since is None or as_of < since + timedelta(days=UNTOUCHED_DAYS):
        return
    began = owner.started if owner.started and is_new(owner, as_of) else since
    if contact_made(TakenOver(account, Newcomer(owner, began, as_of, PersonalFile()), since)).stage is Stage.REACHED:
        return
    days = (as_of - since).days
    yield Concern(
        f"{owner.name} has had {account.name} for {count_noun(days, 'day')}, and has talked with nobody there.",
        (account.profile,),
        "Let whoever of us knows them best introduce you, and note the talk in the log.",
        days=days - UNTOUCHED_DAYS,
    )


def _is_briefed(account: Account, owner: TeamMember, absence: Absence, as_of: date) -> bool:
    if absence.briefed and absence.briefed <= as_of:
        return True
    both, since = {owner.id, absence.cover}, absence.from_ - timedelta(days=_BRIEFING_SINCE)
    talks = (entry for entry in account.log if entry.type == "internal" and since <= entry.on <= as_of)
    return any(both <= set(of_us(account, entry)) for entry in talks)
