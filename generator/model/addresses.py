"""Addresses a field may hold: of a page of the web, of e-mail, and of a file of the account."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, WithJsonSchema

from generator.model.kinds import Kind, as_text, refusal_error
from generator.wording.text import RESERVED, in_prose

URL_SCHEMES = ("https", "http", "mailto")


def _check_url(value: Any) -> str:
    text = as_text(value).strip()
    if re.search(r"[\s\"'<>`\\{}|^\x00-\x1f\x7f]", text):
        raise refusal_error("an address has no spaces, quotes, brackets or control characters", "encode them with %")
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise refusal_error("this is not a complete web address", "for example https://intranet.example/page") from None
    if parts.scheme not in URL_SCHEMES:
        raise refusal_error(
            "an address starts with https://, http:// or mailto:",
            f"write https://{text.lstrip('/')}" if not parts.scheme else "",
        )
    if parts.scheme == "mailto":
        _check_email(parts.path)
    elif not host or "@" in parts.netloc:
        raise refusal_error("this is not a complete web address", "for example https://intranet.example/page")
    return text


_EMAIL = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.\-]{0,251}[A-Za-z0-9])?\Z")


def _check_email(value: Any) -> str:
    text = as_text(value).strip()
    if not _EMAIL.match(text):
        raise refusal_error("expected an e-mail address such as dana.ortiz@customer.example")
    return text


FILE_KINDS = tuple("pdf png jpg jpeg svg dxf dwg step stp stl xlsx docx pptx csv txt".split())
"""Endings of files that may be handed over: what people look at, and nothing that runs."""

_PART = re.compile(r"[^\W_][\w .,()+-]{0,119}\Z")


def _is_allowed(part: str) -> bool:
    """Whether part of a path is a name on every machine."""
    return bool(_PART.match(part)) and part[-1] not in " ." and part.split(".")[0].casefold() not in _DEVICES


def _check_file(value: Any) -> str:
    text = unicodedata.normalize("NFC", as_text(value).strip())
    if not all(map(_is_allowed, text.split("/"))):
        raise refusal_error(
            "expected the name of a file below the account's `files/`, such as line-3.svg",
            "letters, digits, spaces and . , ( ) + - _, with / between folders; no way out of files/",
        )
    if "." not in text or text.rpartition(".")[2].lower() not in FILE_KINDS:
        raise refusal_error("this is no kind of file that can be handed over", f"one of {in_prose(FILE_KINDS, 'or')}")
    return text


_DEVICES = RESERVED - {"index", "all", "search", "assets", "tags", "sitemap", "stylesheets", "javascripts", "404"}
"""Names that Windows keeps for itself, with any ending."""

Url = Annotated[
    str,
    BeforeValidator(_check_url),
    WithJsonSchema({"type": "string", "format": "uri"}),
    Kind("url", "a web address"),
]
Email = Annotated[
    str,
    BeforeValidator(_check_email),
    WithJsonSchema({"type": "string", "format": "email"}),
    Kind("email", "an e-mail address"),
]
FileName = Annotated[
    str,
    BeforeValidator(_check_file),
    WithJsonSchema({"type": "string"}),
    Kind("file", "the name of a file below the account's files/"),
]
