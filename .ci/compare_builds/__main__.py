"""Run with ``make compare REV=...``: everything the samples give at that commit and in the working tree, compared."""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import date
from pathlib import Path

from compare_builds.differences import compare, show, summarise
from compare_builds.trees import CannotMake, Tree, export_commit, has_site, start_making

ROOT = Path(__file__).resolve().parent.parent.parent
AS_OF = "2026-11-17"
"""A day after that of the samples' settings: on that day itself a site tells nothing of its history."""


def main() -> int:
    """Compare, print what differs, and give the exit code: 1 when anything does, 2 when nothing could be compared."""
    parser = argparse.ArgumentParser(prog="make compare", description="What this tree makes otherwise than a commit.")
    parser.add_argument("revision", help="the commit to compare the working tree with")
    parser.add_argument("--as-of", type=date.fromisoformat, default=date.fromisoformat(AS_OF), metavar="YYYY-MM-DD")
    parser.add_argument("--lines", type=int, default=40, help="lines of difference for one file at most")
    parser.add_argument("--files", type=int, default=10, help="files of a kind whose differences are printed at most")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave what both make in this new folder")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="playbook-compare-") as scratch:
        work = (given.keep or Path(scratch)).resolve()
        try:
            make_both(given.revision, work, given.as_of)
        except CannotMake as error:
            parser.exit(2, f"{error}\n")
        return report(work / "then" / "out", work / "now" / "out", given.files, given.lines)


def make_both(revision: str, work: Path, as_of: date) -> None:
    """Make everything of a commit below ``then`` and of the working tree below ``now``, at the same time.

    CannotMake when there is no such commit, or one of them makes no site.
    """
    trees = {"then": export_commit(ROOT, revision, work / "then" / "tree"), "now": Tree(ROOT)}
    running = {name: start_making(tree, work / name, as_of) for name, tree in trees.items()}
    failed = [name for name, process in running.items() if process.wait() or not has_site(work / name / "out")]
    if failed:
        raise CannotMake(f"No site came about ({' and '.join(failed)}); see above, or in what --keep keeps.")


def report(then: Path, now: Path, files: int, lines: int) -> int:
    """Print a summary and what differs; 1 when anything does."""
    states = compare(then, now)
    print("\n".join(summarise(states)))
    for line in show(states, then, now, files, lines):
        print(line)
    different = sum(1 for state in states.values() if state != "same")
    print(f"\n{different:,} of {len(states):,} differ." if different else f"\nAll {len(states):,} are the same.")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
