"""What they asked us: which queries wait for an answer, how long, and where that is said."""

from __future__ import annotations

from datetime import date

import pytest
from made import account
from projects import DAY

from generator.context.changes.told import told
from generator.insight.changes.past import Kept, Past, Since, Why
from generator.insight.dates.dated_things import coming
from generator.insight.promises.queries import answered_queries, waiting_queries
from generator.model.people import Stakeholder
from generator.model.queries import Query
from generator.model.settings import Settings
