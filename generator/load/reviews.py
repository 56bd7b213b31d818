"""Reviews that say again what their meeting says, or of which nobody can tell what kind they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from generator.load.references import visit_records
from generator.load.tree import Path, prune_tree, write_path
from generator.model.account import Account
from generator.model.meetings import Meeting, MeetingKind
from generator.model.problem import Problem
from generator.model.reviews import Review, ReviewKind
from generator.wording.text import in_prose
from generator.yaml_reader.tree import Map

_KINDS = get_args(ReviewKind)


def reviews_and_meetings(account: Account, tree: Map) -> Iterator[Problem]:
    """A problem for every key of a review that its meeting has already, and for a review whose meeting is none.

    What was told twice is taken out, as the meeting counts; so is the whole review when its kind is not known.
    """
    meetings = {meeting.id: meeting for meeting in account.meetings}
    kinds: dict[str, MeetingKind] = {series.id: series.kind for series in account.cadence.meetings}
    for record, node, path in visit_records(account, tree):
        if isinstance(record, Review) and node is not None and record.meeting in meetings:
            meeting = meetings[record.meeting]
            kind = meeting.kind or kinds.get(meeting.series or "")
            for problem, gone in _of_review(record, meeting, kind, node, path):
                yield problem
                prune_tree(tree, gone)


def _of_review(
    review: Review, meeting: Meeting, kind: MeetingKind | None, node: Map, path: Path
) -> Iterator[tuple[Problem, Path]]:
    if kind not in _KINDS and review.kind is None:
        message = f"the meeting `{meeting.id}` does not say what kind of review this is"
        hint = "add `kind`: " + in_prose([f"`{meeting_kind}`" for meeting_kind in _KINDS], "or")
        where = (*path, "meeting")
        yield Problem(node.key_places["meeting"], "missing-key", message, hint, write_path(where)), path
    told = ("on", "attendees", *(["kind"] if kind in _KINDS else []))
    for key in told:
        if node.get(key) is not None:
            message = f"the meeting `{meeting.id}` says already what is in `{key}`"
            where = (*path, key)
            yield Problem(node.key_places[key], "told-twice", message, "leave it out here", write_path(where)), where
