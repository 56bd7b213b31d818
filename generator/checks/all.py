"""All rules, role by role, in the order of the manual; a rule that is in no role's tuple does not exist."""

from __future__ import annotations

from generator.checks.ambassador import AMBASSADOR
from generator.checks.ceo import CEO
from generator.checks.consultant import CONSULTANT
from generator.checks.controller import CONTROLLER
from generator.checks.mediator import MEDIATOR
from generator.checks.record import RECORD
from generator.checks.rule import Rule
from generator.checks.shareholder import SHAREHOLDER

ALL: tuple[Rule, ...] = (*CEO, *AMBASSADOR, *MEDIATOR, *CONSULTANT, *CONTROLLER, *SHAREHOLDER, *RECORD)
"""Every rule there is."""
