"""The four pictures of the site in the README: home, an account, a role, a brief, as a browser shows the samples."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "assets"
PICTURES = {
    "home.png": "index.html",
    "overview.png": "accounts/norrland/index.html",
    "role.png": "accounts/norrland/mediator/index.html",
    "brief-page.png": "accounts/norrland/briefs/steering-2026-11/index.html",
}
"""The file of each picture, and the page of the site it shows."""

WIDTH, HEIGHT = 1240, 510
MOST = 400_000
"""How many bytes all of them may have together."""


def main() -> None:
    """Take the pictures anew; SystemExit where they are too big together."""
    with TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        subprocess.run([sys.executable, "-m", "generator.cli", "build", "--site", site], cwd=ROOT, check=True)
        take_pictures(site)
    size = sum((FOLDER / name).stat().st_size for name in PICTURES)
    print(f"{len(PICTURES)} pictures in {FOLDER.relative_to(ROOT).as_posix()}, {size // 1000} KB together")
    if size > MOST:
        raise SystemExit(f"That is more than {MOST // 1000} KB.")


def take_pictures(site: Path) -> None:
    """What a browser shows first of each page, in light."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        for name, address in PICTURES.items():
            page.goto((site / address).as_uri(), wait_until="networkidle")
            page.screenshot(path=FOLDER / name)
        browser.close()


if __name__ == "__main__":
    main()
