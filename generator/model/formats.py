"""By which channel one of them is reached, and in which form they want information."""

from __future__ import annotations

from typing import Annotated, Literal

from generator.model.key import means

Channel = Annotated[
    Literal["email", "phone", "messaging", "video", "in_person", "portal"],
    means(
        email="a written message they answer when they have time",
        phone="a call",
        messaging="a short message: text, WhatsApp, Teams, Slack",
        video="a call with pictures",
        in_person="face to face, at their place or ours",
        portal="through a website of theirs or ours: tickets, uploads",
    ),
]
Format = Annotated[
    Literal[
        "spreadsheet",
        "one_pager",
        "slides",
        "dashboard",
        "report",
        "mock_up",
        "drawing",
        "prototype",
        "model",
        "sample",
        "demo",
        "phone_call",
        "conversation",
        "site_visit",
    ],
    means(
        spreadsheet="figures they can sort and reckon with",
        one_pager="all that matters on one page",
        slides="a few pictures and words to show in a meeting",
        dashboard="figures at a glance, always up to date",
        report="a text to read in their own time",
        mock_up="a picture of what it will look like, which does nothing yet",
        drawing="a technical drawing with measures",
        prototype="a first piece that works",
        model="a thing in three dimensions, to scale",
        sample="a piece of the real thing, to keep and try",
        demo="shown to them while it runs",
        phone_call="told to them by telephone",
        conversation="told to them face to face, nothing written",
        site_visit="seen where it is made or used",
    ),
]
