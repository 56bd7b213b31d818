"""What an edit exchanges in blocks: entries and items on lines of their own."""

from __future__ import annotations

from generator.editing import wording
from generator.editing.sheet import Cut, Sheet, Step
from generator.editing.wording import Value
from generator.yaml_reader.source import Part, Piece

_WIDEST_GAP = 4
"""More spaces than this after a dash are not taken for a habit."""


def added_item(sheet: Sheet, step: Step, item: Value, at: int | None = None) -> list[Cut]:
    """An item after the last one of a list, or before the one at a place, in lines like theirs."""
    listed = step.part.value
    column = sheet.column(listed.start)
    before = listed.parts[-1] if at is None else listed.parts[max(at - 1, 0)]
    # A comment in the column of the dashes is about what comes next, or at the end about the list.
    outdented = at is not None or (step.around.kind == "map" and column <= sheet.column(step.part.start))
    gap = (
        before.value.start - before.end if sheet.line_start(before.start) == sheet.line_start(before.value.start) else 1
    )
    lines = wording.write_item(item, column, sheet.layout, gap if 1 <= gap <= _WIDEST_GAP else 1)
    if at == 0:
        apart = [""] if sheet.has_spaces(listed.parts) else []
        return [sheet.insert_lines(sheet.line_end(sheet.colon(step.part)), [*lines, *apart])]
    return [_insert_lines(sheet, listed, before, column + outdented, lines)]


def added_entry(sheet: Sheet, block: Piece, key: str, value: Value) -> list[Cut]:
    """A key after the last one of a block."""
    column = sheet.column(block.start)
    return [_insert_lines(sheet, block, block.parts[-1], column, wording.write_entry(key, value, column, sheet.layout))]


def _insert_lines(sheet: Sheet, block: Piece, before: Part, floor: int, lines: list[str]) -> Cut:
    end = sheet.after(before.value.end, floor)
    # A top-level key straight below a comment would look as if the comment were about it.
    apart = sheet.has_spaces(block.parts) or sheet.text.startswith("#", sheet.line_start(end))
    return sheet.insert_lines(end, ["", *lines] if apart else lines)


def change_value(sheet: Sheet, step: Step, value: Value) -> list[Cut]:
    """Another value of an entry or item; a comment on its line stays."""
    part, old = step.part, step.part.value
    if isinstance(part.key, int):
        column = sheet.column(part.start)
        first, *rest = wording.write_item(value, column, sheet.layout)
        colon, first = part.end, first[column + 1 :]
    else:
        colon = sheet.colon(part)
        first, *rest = wording.write_below(value, sheet.column(part.start), sheet.column(colon), sheet.layout)
    if isinstance(part.key, int) and old.kind == "map":
        # The comments that stand deeper below it are about what is no longer there.
        end = sheet.after(old.end, sheet.column(part.start) + 1)
        return [Cut(colon, end, first + sheet.insert_lines(end, rest).instead)]
    same_line = sheet.line_start(colon) == sheet.line_start(old.start)
    if not rest and same_line and old.kind == "text":
        return [Cut(old.start, old.end, _quoted_alike(old, value, first.lstrip(" ")))]
    if same_line:
        return [Cut(colon, max(old.end, colon), first), sheet.insert_lines(sheet.line_end(old.end), rest)]
    end = sheet.line_end(colon)
    return [Cut(colon, colon, first), Cut(end, old.end, sheet.insert_lines(end, rest).instead)]


def _quoted_alike(old: Piece, value: Value, written: str) -> str:
    """A text in quotes where the one it takes the place of had them."""
    if old.style == '"' and isinstance(value, str):
        return wording.quote_text(value)
    if old.style == "'" and isinstance(value, str) and wording.write_text(value) == value and "'" not in value:
        return f"'{value}'"
    return written
