"""A message as a file (RFC 5322), which a mail program opens as a draft, or a server sends."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from email.message import EmailMessage
from email.policy import SMTP

_MORNING = time(6, 0, tzinfo=UTC)


def write_mail(subject: str, to: str, text: str, html: str, day: date) -> bytes:
    """A message with a text and the same as HTML, empty for none; the same bytes for the same words and day.

    ``to`` are addresses with commas between them, empty for none.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject
    if to:
        message["To"] = to
    message["Date"] = datetime.combine(day, _MORNING)
    message["X-Unsent"] = "1"  # Outlook opens it as a draft
    message.set_content(text, cte="quoted-printable")
    if html:
        message.add_alternative(html, subtype="html", cte="quoted-printable")
        message.set_boundary("=_account_plans_")
    return message.as_bytes()
