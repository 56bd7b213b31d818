"""How help is asked for and laid out, by the command and by each verb."""

from __future__ import annotations

from typing import Any

SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
"""What click is told; each verb has them itself, so that it is the same by itself."""
