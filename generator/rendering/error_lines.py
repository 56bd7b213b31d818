"""What is wrong with a template, and where in it."""

from __future__ import annotations

from types import TracebackType


class TemplateProblem(Exception):
    """A template that cannot be read or rendered: its name, the line in it, what is wrong, and what to try."""

    def __init__(self, name: str, line: int, message: str, hint: str = "") -> None:
        super().__init__("; ".join(filter(None, (message, hint))))
        self.name, self.line, self.message, self.hint = name, line, message, hint


def error_line(error: BaseException, name: str) -> tuple[str, int]:
    """The template and the line in it at which an error arose."""
    line = getattr(error, "lineno", None)
    if line:
        return getattr(error, "name", None) or name, line
    frame = innermost_frame(error)
    return (frame.tb_frame.f_code.co_filename, frame.tb_lineno) if frame else (name, 1)


def innermost_frame(error: BaseException) -> TracebackType | None:
    """Jinja rewrites tracebacks to point into templates, each frame with the names that were known there."""
    innermost, trace = None, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith(".j2"):
            innermost = trace
        trace = trace.tb_next
    return innermost
