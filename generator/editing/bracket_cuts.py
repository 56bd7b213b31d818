"""What an edit exchanges in brackets: `[a, b]` and `{key: value}`, on one line or on several."""

from __future__ import annotations

from generator.editing import wording
from generator.editing.sheet import Cut, Sheet, Step
from generator.editing.wording import Value
from generator.yaml_reader.source import Piece


def added_item(sheet: Sheet, step: Step, item: Value) -> list[Cut]:
    """An item after the last one in brackets."""
    return _add_part(sheet, step.part.value, wording.write_brackets(item))


def added_entry(sheet: Sheet, block: Piece, key: str, value: Value) -> list[Cut]:
    """A key after the last one in braces."""
    return _add_part(sheet, block, wording.write_brackets({key: value})[1:-1])


def _add_part(sheet: Sheet, block: Piece, written: str) -> list[Cut]:
    """After the last part; on a line of its own where the last part has one."""
    last = block.parts[-1]
    end, start = last.value.end, sheet.line_start(last.start)
    if sheet.text[start : last.start].strip(" "):
        return [Cut(end, end, f", {written}")]
    line, line_end = " " * sheet.column(last.start) + written, sheet.line_end(end)
    rest = sheet.text[end:line_end].lstrip(" ")
    comma = rest.startswith(",")
    if rest.lstrip(" ,")[:1] in ("", "#"):
        return [Cut(end, end, "" if comma else ","), sheet.insert_lines(line_end, [line + "," * comma])]
    return [Cut(end, end, "," + sheet.line_break(end) + line)]


def change_value(sheet: Sheet, step: Step, value: Value) -> list[Cut]:
    """Another value in brackets."""
    part, old = step.part, step.part.value
    written = wording.write_brackets(value)
    if old.kind == "text" and old.style == '"' and isinstance(value, str):
        written = wording.quote_text(value)
    if old.start == old.end and isinstance(part.key, str):
        colon = sheet.colon(part)
        written = f" {written}" if colon > part.end else f": {written}"
        return [Cut(colon, colon, written)]
    return [Cut(old.start, old.end, written)]
