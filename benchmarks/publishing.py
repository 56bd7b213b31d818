"""Run with ``python -m benchmarks.publishing [PUBLISHES [FILES]]``: how many reads of a page fail meanwhile."""

from __future__ import annotations

import sys
import tempfile
import time
from multiprocessing import Event, Process, SimpleQueue
from multiprocessing.queues import SimpleQueue as Figures
from multiprocessing.synchronize import Event as Signal
from pathlib import Path

from generator.disk.publish import open_publication


def read_on(page: Path, begun: Signal, ended: Signal, figures: Figures[tuple[int, int]]) -> None:
    """Open a page again and again until it is enough; tell how often, and how often it was not there."""
    reads = missed = 0
    begun.set()
    while not ended.is_set():
        for _ in range(100):
            try:
                page.open("rb").close()
            except FileNotFoundError:
                missed += 1
        reads += 100
    figures.put((reads, missed))


def publish_site(site: Path, files: int) -> bool:
    """Publish a site of so many files; whether that took one step."""
    with open_publication(site, print) as making:
        making.folder.mkdir()
        for at in range(files):
            (making.folder / ("index.html" if at == 0 else f"{at}.html")).write_text("page")
        return making.publish()


def main(publishes: int = 200, files: int = 100) -> None:
    """Publish a site again and again beside somebody who reads it, and print what they missed."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        publish_site(site, files)
        begun, ended, figures = Event(), Event(), SimpleQueue()
        reader = Process(target=read_on, args=(site / "index.html", begun, ended, figures))
        reader.start()
        begun.wait()
        start = time.perf_counter()
        in_one_step = sum(publish_site(site, files) for _ in range(publishes))
        seconds = time.perf_counter() - start
        ended.set()
        reads, missed = figures.get()
        reader.join()
    print(f"{publishes} publishes of {files} files in {seconds:.1f} s, {in_one_step} of them in one step")
    print(f"{missed:,} of {reads:,} reads found no page")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
