"""Several files as one zip archive."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

DAY = (1980, 1, 1, 0, 0, 0)
"""The time of every file in an archive: the first there is, so that the same files make the same archive."""

READABLE = 0o644 << 16


def zip_files(files: Mapping[str, bytes]) -> bytes:
    """Files, by their names with slashes, as a zip; by name, the same bytes for the same files."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as made:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, DAY)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, READABLE, 3
            made.writestr(entry, files[name])
    return target.getvalue()
