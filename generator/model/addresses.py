"""Addresses a field may hold: of a page of the web, and of e-mail."""

from __future__ import annotations

import re
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, WithJsonSchema

from generator.model.kinds import Kind, as_text, refuse

URL_SCHEMES = ("https", "http", "mailto")


def _url(value: Any) -> str:
    text = as_text(value).strip()
    if re.search(r"[\s\"'<>`\\{}|^\x00-\x1f\x7f]", text):
        raise refuse("an address has no spaces, quotes, brackets or control characters", "encode them with %")
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise refuse("this is not a complete web address", "for example https://intranet.example/page") from None
    if parts.scheme not in URL_SCHEMES:
        raise refuse(
            "an address starts with https://, http:// or mailto:",
            f"write https://{text.lstrip('/')}" if not parts.scheme else "",
        )
    if parts.scheme == "mailto":
        _email(parts.path)
    elif not host or "@" in parts.netloc:
        raise refuse("this is not a complete web address", "for example https://intranet.example/page")
    return text


_EMAIL = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.\-]{0,251}[A-Za-z0-9])?\Z")


def _email(value: Any) -> str:
    text = as_text(value).strip()
    if not _EMAIL.match(text):
        raise refuse("expected an e-mail address such as dana.ortiz@customer.example")
    return text


Url = Annotated[
    str,
    BeforeValidator(_url),
    WithJsonSchema({"type": "string", "format": "uri"}),
    Kind("url", "a web address"),
]
Email = Annotated[
    str,
    BeforeValidator(_email),
    WithJsonSchema({"type": "string", "format": "email"}),
    Kind("email", "an e-mail address"),
]
