"""The logo that the settings name: what is shown, and what is refused at its key."""

from __future__ import annotations

import struct
import zlib

import pytest

from generator.documents.logo import read_logo
from generator.load.settings import load_settings
from generator.model.problem import Place

NAMESPACE = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"'
SVG = f'<svg {NAMESPACE}><rect width="8" height="8" fill="#123"/></svg>'.encode()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int = 2, height: int = 2) -> bytes:
    rows = (b"\0" + b"\x12\x34\x56" * 2) * 2
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def refused(data: bytes, name: str = "playbook/logo.svg", typed: str = "") -> str:
    """What is said of a logo, at its key; empty when it is taken."""
    settings = f"company:\n  name: Us\n  logo: {typed or name}\n".encode()
    sources = {"playbook/settings.yaml": settings, name: data}
    shown, problems = read_logo(load_settings(sources)[0].settings, sources)
    assert shown == (None if problems else data)
    if not problems:
        return ""
    (problem,) = problems
    assert (problem.place, problem.rule, problem.key) == (Place("playbook/settings.yaml", 3, 9), "logo", "company.logo")
    return f"{problem.message}; {problem.hint}"


def test_a_drawing_and_a_picture_are_taken() -> None:
    assert refused(SVG) == ""
    assert refused(b"\xef\xbb\xbf" + SVG) == ""
    assert refused(png(), "playbook/pictures/logo.png") == ""


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<g onclick="alert(1)"/>',
        '<g ONLOAD="alert(1)"/>',
        "<foreignObject/>",
        '<image href="https://evil.example/x.png"/>',
        '<linearGradient href="https://evil.example/#a"/>',
        '<linearGradient xmlns:x="http://www.w3.org/1999/xlink" x:href="javascript:alert(1)"/>',
        '<use href="#a"/>',
        "<style>@import 'https://evil.example/x.css';</style>",
        '<rect style="fill: url(https://evil.example/x)"/>',
        '<rect fill="URL( //evil.example/x#a )"/>',
        '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
        '<h:p xmlns:h="http://www.w3.org/1999/xhtml"/>',
        '<a href="#x"/>',
        '<set attributeName="href"/>',
        "<g>" * 200 + "</g>" * 200,
        "<g>",
    ],
)
def test_a_drawing_that_does_something_or_shows_what_lies_elsewhere_is_refused(inside: str) -> None:
    assert refused(f"<svg {NAMESPACE}>{inside}</svg>".encode()).startswith("this logo cannot be shown: ")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html/>",
        b"<svg/>",
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG,
        b"<?xml-stylesheet href='https://evil.example'?>" + SVG,
        SVG.decode().encode("utf-16"),
        SVG + b"<p/>",
        b"\xff" + SVG,
        png(),
    ],
)
def test_what_is_no_plain_drawing_is_refused(data: bytes) -> None:
    assert refused(data).startswith("this logo cannot be shown: ")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        SVG,
        png()[:-1],
        png()[:-12],
        png().replace(b"IDAT", b"iDAT"),
        png(4_001, 1),
        png(0, 1),
        png()[:60] + b"x" + png()[61:],
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)) + chunk(b"IEND", b""),
    ],
)
def test_what_is_no_whole_picture_is_refused(data: bytes) -> None:
    assert refused(data, "playbook/logo.png").startswith("this logo cannot be shown: ")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("playbook/lgo.svg", "did you mean playbook/logo.svg?"),
        ("logo.svg", "did you mean playbook/logo.svg?"),
        ("../logo.svg", "did you mean playbook/logo.svg?"),
        ("/etc/passwd.svg", "there is no file"),
        ("accounts/acme/files/logo.svg", "there is no file"),
        ("playbook/logo.jpg", "a logo is a PNG or an SVG"),
        ("https://evil.example/logo.svg", "there is no file"),
    ],
)
def test_a_logo_lies_below_the_playbook(typed: str, said: str) -> None:
    assert said in refused(SVG, typed=typed)


def test_a_large_file_is_no_logo() -> None:
    assert "larger than 200 KB" in refused(SVG + b" " * 200 * 1024)
