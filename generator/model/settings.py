"""The numbers of the method: tiers, cadences, thresholds; every one can be overridden per account."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.model.brief_orders import BriefOrders
from generator.model.company import Company, Locale, Rate
from generator.model.demand import Percent
from generator.model.key import means
from generator.model.kinds import Currency, Day, Days, Flag, Id, Many, Number, Text, Worth
from generator.model.log import TYPES, InteractionType
from generator.model.record import Record
from generator.model.situations import Lifecycles, PlanTypes, RuleSetting, Situation
from generator.wording.local import HOUSE, LocalFormat


class UsualMeetings(Record):
    """The meetings that are usual besides the reviews, each with how often it comes round."""

    operations: Days | None = None
    """About the daily work."""
    performance_review: Days | None = None
    """About what the contract is judged by."""
    steering: Days | None = None
    """About the projects."""


class Tier(Record):
    """How often people of an account of this tier hear from us and the account is reviewed, in days."""

    manage_closely: Days
    """Contact cadence for people of high influence and high interest."""
    keep_satisfied: Days
    """Contact cadence for people of high influence and lower interest."""
    keep_informed: Days
    """Contact cadence for people of lower influence and high interest."""
    monitor: Days
    """Contact cadence for everybody else."""
    review_every: Days
    """How often to hold a business review."""
    executive_review_every: Days | None = None
    """How often to hold an executive review; left out, never."""
    plan_review_every: Days
    """How often the plan itself is read through."""
    silent_after: Days = 90
    """After how many days without an entry in the log nobody can tell how the account goes."""
    meetings: UsualMeetings = UsualMeetings()
    """The standing meetings that are usual; where one is not agreed, the Meetings page says so."""

    def at_cadence(self, percent: int) -> Tier:
        """The tier with a share of its days; a management review and a reading of the plan keep theirs."""
        sooner = ("manage_closely", "keep_satisfied", "keep_informed", "monitor", "review_every", "silent_after")
        return self.model_copy(update={name: round(getattr(self, name) * percent / 100) for name in sooner})


def default_tiers() -> dict[str, Tier]:
    """The tiers with the numbers the method starts from."""
    return {
        name: Tier(
            manage_closely=closely,
            keep_satisfied=satisfied,
            keep_informed=informed,
            monitor=monitor,
            review_every=review,
            executive_review_every=executive,
            plan_review_every=plan,
            silent_after=silent,
            meetings=UsualMeetings(operations=operations, steering=steering),
        )
        for name, closely, satisfied, informed, monitor, review, executive, plan, silent, operations, steering in (
            ("strategic", 14, 35, 35, 90, 90, 365, 90, 30, 14, 30),
            ("key", 30, 60, 60, 120, 120, 365, 90, 45, 30, 90),
            ("growth", 60, 90, 90, 180, 180, None, 180, 90, 60, None),
            ("standard", 90, 120, 180, 365, 365, None, 365, 180, None, None),
        )
    }


class StaleDays(Record):
    """After how many days knowledge of a kind counts as old."""

    gone: ClassVar[Mapping[str, str]] = {
        "plan": "delete this line: how often the plan is read stands with each tier, as `plan_review_every`"
    }

    satisfaction: Days = 90
    """Since the customer's satisfaction was last judged."""
    support: Days = 180
    """Since a person's support was last judged."""
    direction: Days = 365
    """Since we last learnt where the customer is heading."""
    plans: Days = 180
    """Since we were last told their medium-term plans."""
    watch: Days = 60
    """Since we last noted something that happens around them."""
    protocol: Days = 365
    """Since the communication protocol was agreed."""


class AgeDays(Record):
    """After how many days something left lying becomes heavier: to be seen to (amber), then urgent (red)."""

    our_promise_red: Days = 14
    """A late promise of ours, in days past its due date."""
    their_promise_amber: Days = 30
    """A late promise of theirs, or something else they owe us, in days past its due date."""
    their_promise_red: Days = 120
    """A late promise of theirs, until it is urgent."""
    broken_promise: Days = 90
    """For how many days a broken promise needs an answer."""
    dispute_amber: Days = 30
    """A dispute in which nothing moves."""
    dispute_red: Days = 120
    """The same, or a step to mend one, until it is urgent."""
    project_red: Days = 60
    """A project, or a milestone of ours, past its day."""
    report_red: Days = 60
    """Word of a project that is overdue, in days past the agreed time."""
    silence_red: Days = 90
    """A log that is silent, in days past the tier's `silent_after`."""
    satisfaction_amber: Days = 90
    """Satisfaction not asked about, in days past `stale_days: satisfaction`."""
    goal_amber: Days = 180
    """A goal of theirs of which nobody knows whether it was reached, in days past its due date."""
    meeting_amber: Days = 14
    """A meeting of which nobody has noted whether it was held."""


class ReportDays(Record):
    """How often the customer hears about a project, in days, by its phase."""

    planning: Days = 14
    """While it is planned."""
    specification: Days = 14
    """While it is specified."""
    delivery: Days = 7
    """While it is delivered."""
    acceptance: Days = 7
    """While it is accepted."""
    live: Days = 30
    """Once it is live."""


class ReviewDays(Record):
    """How many days ahead preparing a review begins."""

    business_review: Days = 21
    """A business review."""
    executive_review: Days = 90
    """An executive review."""


class ContractEndDays(Record):
    """How many days before a contract ends, or notice has to be given, it is time."""

    red: Days = 90
    """From when on it is urgent."""
    amber: Days = 180
    """From when on it is to be seen to."""


class QueryAnswerDays(Record):
    """Working days of the customer after a query of theirs within which it has our answer."""

    amber: Days = 1
    """After how many it is late."""
    red: Days = 3
    """After how many it is urgent."""


class Ranking(Record):
    """What puts a finding before others of its level."""

    last_days: Days = 7
    """What can be mended only within so many days comes first."""
    soon_days: Days = 90
    """What can be mended only within so many days comes before what can be mended at any time."""
    little_days: Days = 7
    """What is late by no more than so many days is little, and comes last, unless somebody of weight waits for it."""
    heavier_after_days: Many[Days] = (30, 90, 180)
    """After each of these ages a finding weighs as much as if a person of one grade more influence were concerned."""


class Settings(Record):
    """The settings of the site, from ``playbook/settings.yaml``, with an account's own overrides applied."""

    as_of: Day | None = None
    """A fixed date for the whole site, for samples and rehearsals; left out, the site is made as of today."""
    company: Company = Company()
    """Who we are, for the papers we send and the head of the pages."""
    locale: Locale = HOUSE
    """The language and region whose way of writing money we have; papers for customers are written in it."""
    rates: dict[Currency, Rate] = Field(default_factory=dict)
    """What one unit of another currency is worth in that of the company; without a rate amounts stand side by side."""
    tiers: dict[Id, Tier] = Field(default_factory=default_tiers)
    """The tiers an account can have."""
    counts_as_contact: Many[Annotated[InteractionType, TYPES]] = ("meeting", "call", "video", "site_visit", "workshop")
    """Kinds of log entry that count as contact; messages and e-mail count once they were answered."""
    late_factor: Number = 1.5
    """How many times the agreed cadence may pass before a contact is lost rather than late."""
    value_threshold: Worth = 3
    """From which worth on an initiative gives a side some value."""
    stale_days: StaleDays = StaleDays()
    """After how many days knowledge counts as old."""
    age_days: AgeDays = AgeDays()
    """After how many days something left lying becomes heavier."""
    report_days_by_phase: ReportDays = ReportDays()
    """How often the customer hears about a project, unless the project says otherwise."""
    review_prepare_days: ReviewDays = ReviewDays()
    """How many days ahead preparing a review begins."""
    minutes_due_working_days: Days = 1
    """Working days (Monday to Friday) after a review within which its minutes are sent."""
    watch_lead_days: Days = 90
    """How many days before something we watch takes effect we have an idea to say, unless it says otherwise."""
    materials_prepare_days: Days = 14
    """From how many days before something has to be ready on it is asked what to bring to a meeting."""
    contract_end_days: ContractEndDays = ContractEndDays()
    """How many days before a contract ends, or notice has to be given, it is time."""
    demand_peak_percent: Percent = 115
    """From how many per cent of a usual month on a month of theirs counts as a peak."""
    demand_off_percent: Percent = 20
    """By how many per cent our expectation of demand may be off before somebody has to look at it."""
    conflict_first_talk_working_days: Days = 2
    """Working days within which a conflict is talked about with them."""
    query_answer_working_days: QueryAnswerDays = QueryAnswerDays()
    """Working days of theirs within which whoever asks us something has an answer."""
    kept_window_days: Days = 180
    """How far back the share of kept promises looks."""
    min_sample: Days = 3
    """How many cases a rate needs; with fewer it says so instead."""
    balance_limit: Number = 0.2
    """Up to which tilt the value to both sides counts as balanced, from 0 to 1."""
    collision_days: Days = 3
    """Within how many days two of us at the same person get in each other's way."""
    estimate_variance: Number = 0.2
    """By which share the effort may outgrow the estimate."""
    buffer_amber: Number = 0.5
    """From which share of its reserve used a project is to be watched."""
    ranking: Ranking = Ranking()
    """What puts a finding before others of its level."""
    things_a_day: Days = 7
    """How many things an account manager is asked to see to in a day."""
    sponsor_accounts: Days = 4
    """How many accounts one executive sponsor can look after."""
    new_account_days: Days = 60
    """For how many days from the first thing noted what we do not know is asked, and not found fault with."""
    briefs: BriefOrders = BriefOrders()
    """What the brief before each kind of meeting says, and in which order."""
    print: Flag = True
    """Whether briefs and packs are made with the site; `playbook brief` and `playbook pack` make one in any case."""
    paper: Annotated[Literal["a4", "letter"], means(a4="210 x 297 mm", letter="8.5 x 11 inches")] = "a4"
    """The paper that briefs and packs are printed on."""
    fonts: Text | None = None
    """A folder of the project with fonts for letters that the own font does not have; `fonts` where it is left out."""
    rules: dict[Id, RuleSetting] = Field(default_factory=dict)
    """Rules switched off or given another level, by name."""
    lifecycles: Lifecycles = Lifecycles()
    """What each phase of a customer's life changes."""
    plan_types: PlanTypes = PlanTypes()
    """What it changes what we are mainly after."""

    @property
    def fonts_folder(self) -> str:
        """The folder of the project with more fonts, whether or not there is one."""
        return self.fonts or "fonts"

    @property
    def local(self) -> LocalFormat:
        """How we write money."""
        return LocalFormat(self.locale)

    def situations(self, lifecycle: str | None, plan_type: str | None) -> tuple[Situation, ...]:
        """What applies to an account in a phase of life with which we are after something; the phase first."""
        named = (getattr(self.lifecycles, lifecycle or "", None), getattr(self.plan_types, plan_type or "", None))
        return tuple(situation for situation in named if isinstance(situation, Situation))

    def in_situation(self, lifecycle: str | None, plan_type: str | None) -> Settings:
        """The settings with what a phase of life and an aim change; of two shares of the days the lower holds."""
        situations = self.situations(lifecycle, plan_type)
        percent = min((situation.cadence_percent for situation in situations), default=100)
        rules = dict(rule for situation in reversed(situations) for rule in situation.rules.items()) | self.rules
        tiers = {name: tier.at_cadence(percent) for name, tier in self.tiers.items()}
        return self.model_copy(update={"tiers": tiers, "rules": rules})
