"""What the air-traffic controller sees: all projects, who talks to whom, what was agreed, who owes what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.charts.projects import ProjectStrip
from generator.context.directory import Directory
from generator.context.roles.controller.channels import ContactMatrix, VolumeRow, contact_matrix, list_volumes
from generator.context.roles.controller.flow import FlowRow, Owed, draw_timeline, find_owed, flow_rows
from generator.context.roles.controller.protocol import (
    CallRow,
    PartyRow,
    ProtocolView,
    list_calls,
    list_protocols,
    third_parties,
)
from generator.context.views import KeyFigure, Tone
from generator.model.account import Account
from generator.paths import Target, call_card_file
from generator.wording.text import count_noun


@dataclass(frozen=True, slots=True)
class ControllerPage:
    """Context of the play block of ``roles/controller.md.j2``."""

    #: Projects, what the customer owes, protocol; empty for an account without any of them.
    figures: tuple[KeyFigure, ...]
    #: All projects that are not closed on one time line; None when there are none.
    timeline: ProjectStrip | None
    projects: tuple[FlowRow, ...]
    owed: Owed
    matrix: ContactMatrix
    #: How much they say and how much we say; empty when nothing is noted and nothing logged.
    volumes: tuple[VolumeRow, ...]
    #: The account's own protocol first, then those of single projects.
    protocols: tuple[ProtocolView, ...]
    calls: tuple[CallRow, ...]
    #: The call card to print; None when there is none.
    call_card: Target | None
    third_parties: tuple[PartyRow, ...]


def controller_page(account: Account, as_of: date, directory: Directory) -> ControllerPage:
    """The air-traffic controller's page of an account on a date."""
    rows = flow_rows(account, as_of)
    debts = find_owed(account, as_of, directory)
    agreed, calls = list_protocols(account, as_of), list_calls(account, as_of, directory)
    prints = account.settings.print and account.profile.status != "closed"
    return ControllerPage(
        figures=_figures(rows, debts, agreed) if rows or agreed else (),
        timeline=draw_timeline(account, as_of),
        projects=rows,
        owed=debts,
        matrix=contact_matrix(account, as_of, directory),
        volumes=list_volumes(account, as_of),
        protocols=agreed,
        calls=calls,
        call_card=call_card_file(account.id) if calls and prints else None,
        third_parties=third_parties(account),
    )


def _figures(rows: tuple[FlowRow, ...], debts: Owed, agreed: tuple[ProtocolView, ...]) -> tuple[KeyFigure, ...]:
    stuck = sum(row.in_the_way for row in rows)
    return (
        KeyFigure(
            "Projects in the air",
            str(len(rows)) if rows else "none",
            f"{count_noun(stuck, 'has', 'have')} something in the way" if stuck else "",
            Tone.WATCH if stuck else Tone.QUIET,
        ),
        KeyFigure(
            "Owed to us by them",
            count_noun(len(debts.rows), "thing") if debts.rows else "nothing",
            f"{debts.late} late" if debts.late else "",
            Tone.WATCH if debts.late else Tone.QUIET,
        ),
        _protocol(next((view for view in agreed if not view.project), None)),
    )


def _protocol(own: ProtocolView | None) -> KeyFigure:
    if own is None:
        return KeyFigure("Communication protocol", "none yet", "agree how, how often, about what", Tone.UNKNOWN)
    tone = own.agreed.tone if own.agreed.tone is not Tone.GOOD else own.review.tone
    return KeyFigure("Communication protocol", own.agreed.word, own.review.word, tone)
