"""Whether the contracts keep what was agreed in them, measure by measure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.insight.value.contract_clock import contract_clock
from generator.model.account import Account
from generator.model.contracts import Contract, ContractMeasure, figure_and_unit
from generator.model.settings import Settings


class MeasureResult(StrEnum):
    """Whether a measure reaches its target."""

    MET = "met"
    MISSED = "missed"
    #: Nobody has measured it yet.
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class MissedMeasures:
    """A contract in force, and the measures that miss their targets."""

    contract: Contract
    measures: tuple[ContractMeasure, ...]


def measure_reached(measure: ContractMeasure, as_of: date) -> MeasureResult:
    """Whether a measure reached its target when last measured; a figure dated later than the as-of date does not count.

    On the target is reached, whichever way is better.
    """
    if measure.actual is None or (measure.on and measure.on > as_of):
        return MeasureResult.UNKNOWN
    over = figure_and_unit(measure.actual)[0] - figure_and_unit(measure.target)[0]
    return MeasureResult.MET if over == 0 or (over > 0) == measure.higher_is_better else MeasureResult.MISSED


def missed_targets(account: Account, as_of: date, settings: Settings) -> tuple[MissedMeasures, ...]:
    """The contracts in force that miss something, in the order they were typed.

    One that renewed itself is still in force; one that is over, has not begun or was followed by another is not.
    """
    targets = []
    for contract in account.contracts:
        missed = tuple(
            measure for measure in contract.measures if measure_reached(measure, as_of) is MeasureResult.MISSED
        )
        if missed and contract_clock(account, contract, as_of, settings).in_force:
            targets.append(MissedMeasures(contract, missed))
    return tuple(targets)
