"""What stands before a page for MkDocs: its title and settings."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from typing import Any


def with_front_matter(title: str, body: str, settings: Mapping[str, Any]) -> str:
    """A page with its front matter.

    MkDocs and Material write title and tags into HTML as they are, so they are escaped here; JSON is YAML.
    """
    meta: dict[str, Any] = {"title": html.escape(title), **settings}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
    return "---\n" + "\n".join(lines) + "\n---\n\n" + body.lstrip("\n")
