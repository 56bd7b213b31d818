"""The formats in which people can want their information: how each is called, and what to bring where it is no file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.formats import Format


@dataclass(frozen=True, slots=True)
class PackFormat:
    """A format in which somebody wants information."""

    #: What people call it.
    called: str
    #: The ending of the file; empty for a format that is no file.
    ending: str = ""
    #: What to bring or do instead of a file.
    bring: str = ""
    #: Whether it is made only where something in this format is ready for them: a drawing, a mock-up.
    of_files: bool = False


FORMATS: Mapping[Format, PackFormat] = {
    "spreadsheet": PackFormat("Spreadsheet", "xlsx"),
    "one_pager": PackFormat("One-page summary", "pdf"),
    "slides": PackFormat("Slides", "pdf"),
    "dashboard": PackFormat("Dashboard on one page", "pdf"),
    "report": PackFormat("Report", "pdf"),
    "mock_up": PackFormat("Slides with the mock-ups", "pdf", of_files=True),
    "drawing": PackFormat("Drawings with a cover sheet", "pdf", of_files=True),
    "prototype": PackFormat("Cover sheet for the prototype", "pdf", of_files=True),
    "model": PackFormat("Model", bring="Bring the model itself, and leave it with them."),
    "sample": PackFormat("Sample", bring="Bring one they can keep."),
    "demo": PackFormat("Demo", bring="Bring what it runs on, and let them try it themselves."),
    "phone_call": PackFormat("Telephone", bring="Call them before the meeting; send nothing."),
    "conversation": PackFormat("Conversation", bring="Bring nothing to read: tell them, and ask."),
    "site_visit": PackFormat("Site visit", bring="Bring shoes for the site, and go and look at it together."),
}
"""Every format; what makes those that are files stands in `outputs/formats`."""
