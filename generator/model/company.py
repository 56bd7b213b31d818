"""Who we are, as papers and pages say it, and in which language and region figures, money and days are written."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from generator.model.kinds import Currency, Kind, Many, Number, Text, as_text, refusal_error
from generator.model.record import Record
from generator.wording.local import is_locale, locale_meant


def _check_locale(value: Any) -> str:
    tag = as_text(value).strip()
    if not is_locale(tag):
        meant = locale_meant(tag)
        hint = f"did you mean {meant}?" if meant else "de for German, de-CH for German as in Switzerland"
        raise refusal_error("expected a language, or a language and a region, such as en-GB", hint)
    return tag


Locale = Annotated[
    str,
    BeforeValidator(_check_locale),
    WithJsonSchema({"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$"}),
    Kind("locale", "a language, with a region where it matters: de, en-GB"),
]


def _check_rate(rate: float) -> float:
    if rate <= 0:
        raise refusal_error("expected a number above 0", "what one unit of it is worth in the currency of the company")
    return rate


Rate = Annotated[Number, AfterValidator(_check_rate)]


class Company(Record):
    """Who we are: what every paper for a customer says of its sender."""

    name: Text | None = None
    """Our name, as it stands on what we send."""
    logo: Text | None = None
    """A file below `playbook/` with our logo: a PNG or an SVG of at most 200 KB."""
    address: Many[Text] = ()
    """Our address, line by line."""
    line: Text | None = None
    """A line for the foot of what we send: the website, the number in the register of companies."""

    currency: Currency | None = None
    """The currency we reckon in: what pages over all accounts add up in."""

    @property
    def logo_file(self) -> str:
        """The name of the logo among the files of the site; empty without one."""
        return f"logo.{self.logo.rpartition('.')[2].lower()}" if self.logo else ""
