"""All rules, role by role, in the order of the manual; a rule that is in no role's tuple does not exist."""

from __future__ import annotations

from generator.checks.ambassador.rules import AMBASSADOR
from generator.checks.ceo.rules import CEO
from generator.checks.consultant.rules import CONSULTANT
from generator.checks.controller.rules import CONTROLLER
from generator.checks.mediator.rules import MEDIATOR
from generator.checks.record.rules import RECORD
from generator.checks.rule import Rule
from generator.checks.shareholder.rules import SHAREHOLDER

ALL: tuple[Rule, ...] = (*CEO, *AMBASSADOR, *MEDIATOR, *CONSULTANT, *CONTROLLER, *SHAREHOLDER, *RECORD)
"""Every rule there is."""
