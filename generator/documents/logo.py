"""The logo that the settings name: whether it is there, can be shown on pages and papers, and does nothing but that."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, iterparse

from generator.load.settings import SETTINGS_FILE
from generator.load.tree import place_at
from generator.model.problem import Problem
from generator.model.settings import Settings
from generator.wording.text import nearest_word
from generator.yaml_reader.source import read_yaml

_FOLDER = "playbook/"
LOGO_KINDS = (".png", ".svg")

_KEY = ("company", "logo")
_LARGEST = 200 * 1024
_MOST_DOTS = 4_000
_DEEPEST = 64
"""How deep elements of an SVG may lie in each other."""

_SVG = "{http://www.w3.org/2000/svg}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_NOT_DRAWN = frozenset(
    "a animate animatemotion animatetransform audio canvas embed feimage foreignobject handler iframe image listener"
    " object script set use video".split()
)
"""Elements that do something, show what lies elsewhere, or repeat a drawing within itself."""

_ELSEWHERE = re.compile(r"@import|url\(\s*(?![\s\"']*#)", re.IGNORECASE)


def read_logo(settings: Settings, sources: Mapping[str, bytes]) -> tuple[bytes | None, list[Problem]]:
    """The logo that the settings name, and what is wrong with it, at its key; None when there is none to show."""
    logo = settings.company.logo
    if logo is None:
        return None, []
    fault = _find_fault(logo, sources)
    if fault is None:
        return sources[logo], []
    tree, _ = read_yaml(SETTINGS_FILE, sources.get(SETTINGS_FILE, b""))
    return None, [Problem(place_at(tree, _KEY, SETTINGS_FILE), "logo", *fault, ".".join(_KEY))]


def _find_fault(logo: str, sources: Mapping[str, bytes]) -> tuple[str, str] | None:
    """What is wrong with a logo, and what to do about it; None when it can be shown."""
    if not logo.lower().endswith(LOGO_KINDS):
        return "a logo is a PNG or an SVG", "save it as one of these, below `playbook/`"
    if logo not in sources or not logo.startswith(_FOLDER):
        there = [name for name in sources if name.startswith(_FOLDER) and name.lower().endswith(LOGO_KINDS)]
        meant = next((name for name in there if name.endswith(f"/{logo}")), "") or nearest_word(logo, there)
        hint = f"did you mean {meant}?" if meant else "put it there: playbook/logo.svg"
        return f"there is no file `{logo}` below `playbook/`", hint
    data = sources[logo]
    if len(data) > _LARGEST:
        return f"this logo is larger than {_LARGEST // 1024} KB", "save it smaller"
    fault = _png_fault(data) if logo.lower().endswith(".png") else _svg_fault(data)
    return (f"this logo cannot be shown: {fault}", "save it again as PNG or as plain SVG") if fault else None


def _png_fault(data: bytes) -> str:
    """What keeps a PNG from being shown; empty when nothing does."""
    at, picture, kind = 8, b"", b""
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or data[12:16] != b"IHDR" or len(data) < 33:
        return "it is no PNG"
    if not 0 < max(struct.unpack(">II", data[16:24])) <= _MOST_DOTS or min(struct.unpack(">II", data[16:24])) == 0:
        return f"it is more than {_MOST_DOTS:,} dots wide or high"
    while at + 12 <= len(data) and kind != b"IEND":
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body, end = data[at + 8 : at + 8 + length], at + 12 + length
        if end > len(data) or struct.pack(">I", zlib.crc32(kind + body)) != data[end - 4 : end]:
            return "it is damaged"
        picture += body if kind == b"IDAT" else b""
        at = end
    return "" if kind == b"IEND" and _is_whole(picture) else "it is damaged"


def _is_whole(packed: bytes) -> bool:
    """Whether what is packed can be unpacked to its end."""
    unpacking = zlib.decompressobj()
    try:
        while packed and not unpacking.eof:
            unpacking.decompress(packed, 1 << 16)
            packed = unpacking.unconsumed_tail
    except zlib.error:
        return False
    return unpacking.eof


def _svg_fault(data: bytes) -> str:
    """What keeps an SVG from being shown; empty when nothing does."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "it is not UTF-8"
    if "<!doctype" in text.lower() or "<!entity" in text.lower() or "<?xml-stylesheet" in text.lower():
        return "it has a document type or a style sheet of its own"
    depth = 0
    try:
        for event, element in iterparse(BytesIO(text.encode()), ("start", "end")):
            depth += 1 if event == "start" else -1
            if depth > _DEEPEST:
                return "its elements lie too deep in each other"
            # The text of an element is known at its end only.
            if fault := _element_fault(element, outermost=depth == (1 if event == "start" else 0)):
                return fault
    except (ParseError, ValueError) as error:
        return f"it is not well-formed ({error})"
    return ""


def _element_fault(element: Element, outermost: bool) -> str:
    name = element.tag.rpartition("}")[2].lower()
    if outermost and element.tag != f"{_SVG}svg":
        return "it is no SVG"
    if outermost and "viewBox" not in element.attrib and not {"width", "height"} <= element.attrib.keys():
        return "it does not say how large it is (viewBox)"
    if name in _NOT_DRAWN or element.tag.startswith(_XHTML):
        return f"<{name}> has no place in a logo"
    for key, value in element.items():
        attribute = key.rpartition("}")[2].lower()
        if attribute.startswith("on") or (attribute in ("href", "src") and not value.startswith("#")):
            return f"<{name}> has `{attribute}`, which does something or leads elsewhere"
    if any(_ELSEWHERE.search(value) for value in (element.text or "", *(value for _, value in element.items()))):
        return f"<{name}> shows what lies elsewhere"
    return ""
