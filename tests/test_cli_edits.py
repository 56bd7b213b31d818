"""The verbs that write into accounts: what they write, ask and refuse, and that nothing is half-written."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from lean import BROKEN, Outcome, lean_project, playbook
from projects import tree

from generator.cli import main, terminal, writing
from generator.cli.new_record import list_record_words
from generator.disk import write

TEAM = """\
team:
  - {id: edith, name: Edith Marlow, role: account_manager}
  - {id: tom, name: Tom Reyes, role: delivery}
"""
ACCOUNT = """\
# The bakery on the corner.
account:
  name: Kettle Row Bakery
  owner: edith
  tier: standard
stakeholders:
  - id: dana
    name: Dana Ortiz   # the owner
    contact: {email: dana@kettle.example, phone: "0123 456"}
  - {id: eva-b, name: Eva Berg}
  - {id: eva-l, name: Eva Lind}
  - id: gone
    name: Maja Wiik
    left: {on: 2025-01-31}
projects:
  - {id: ovens, name: Two more ovens, phase: delivery, sponsor: dana}
commitments:
  - id: landed-cost
    side: us
    by: edith
    to: dana
    text: Send landed cost
    made_on: 2026-11-02
    due: 2026-11-20
    # as she asked
  - id: old-one
    side: us
    by: tom
    text: Old promise
    made_on: 2026-01-02
    due: 2026-02-01
    status: done
    closed: 2026-01-31
questions:
  - ask: Who decides about flour?
    of: dana
log:
  - on: 2026-11-10
    type: call
    with: dana
    note: Dana wants   flour   "sooner".
"""
KETTLE = "accounts/kettle-row.yaml"
SECOND = {"accounts/sorrel/account.yaml": "account: {name: Sorrel Foods, owner: tom, tier: key}\n"}


def project(folder: Path) -> Path:
    return lean_project(folder, {"accounts/_team.yaml": TEAM, KETTLE: ACCOUNT, **SECOND})


def said(folder: Path, verb: str, *arguments: str, **environment: str | None) -> Outcome:
    return playbook(*verb.split(), *arguments, "--project", folder, **environment)


def text(folder: Path, name: str = KETTLE) -> str:
    return (folder / name).read_text(encoding="utf-8")


def added(folder: Path, name: str = KETTLE, before: str = ACCOUNT) -> str:
    """The lines that are new in a file of which nothing else has changed."""
    old, new = before.splitlines(keepends=True), text(folder, name).splitlines(keepends=True)
    head = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    fresh = new[head : head + len(new) - len(old)]
    assert [*new[:head], *new[head + len(fresh) :]] == old
    return "".join(fresh)


# --- What is written

WRITTEN = {
    "a contact": (
        ("log", "kettle", "call with Dana: budget moves to May"),
        "  - on: 2026-11-16\n    type: call\n    with: dana\n    note: Budget moves to May\n",
    ),
    "a contact with a colleague, yesterday": (
        (
            "log",
            "kettle",
            "Oven two: fixed",
            "--type",
            "site_visit",
            "--with",
            "eva l",
            "--by",
            "tom",
            "--on",
            "yesterday",
        ),
        '  - on: 2026-11-15\n    type: site_visit\n    with: eva-l\n    us: tom\n    note: "Oven two: fixed"\n',
    ),
    "an e-mail they answered": (
        ("log", "kettle", "email from Dana: wants a date", "--answered", "--mood", "better"),
        "  - on: 2026-11-16\n    type: email\n    with: dana\n    initiated_by: customer\n    two_way: true\n"
        "    note: Wants a date\n    mood: better\n",
    ),
    "a promise of ours": (
        ("promise", "kettle", "send  the   oven plan", "--to", "dana", "--due", "friday", "--for", "ovens"),
        "  - id: send-the-oven-plan\n    side: us\n    by: edith\n    to: dana\n    text: Send the oven plan\n"
        "    made_on: 2026-11-16\n    due: 2026-11-20\n    project: ovens\n",
    ),
    "a promise of theirs": (
        ("promise", "kettle", "send landed cost", "--by", "dana", "--due", "in 2 weeks", "--on", "yesterday"),
        "  - id: send-landed-cost\n    side: customer\n    by: dana\n    text: Send landed cost\n"
        "    made_on: 2026-11-15\n    due: 2026-11-30\n",
    ),
    "a promise kept": (
        ("done", "kettle", "landed cost"),
        "    status: done\n    closed: 2026-11-16\n",
    ),
    "a promise withdrawn": (
        ("done", "kettle", "landed-cost", "--as", "withdrawn", "--on", "12 Nov"),
        "    status: withdrawn\n    closed: 2026-11-12\n",
    ),
    "a finding among ourselves": (
        ("learned", "kettle", "the bank looks every quarter", "--from", "eva b"),
        "  - on: 2026-11-16\n    type: internal\n    note: Learnt from Eva Berg.\n    learned:\n"
        "      - text: The bank looks every quarter\n        from: eva-b\n        on: 2026-11-16\n"
        "        confidence: told\n",
    ),
    "a finding from a call": (
        ("learned", "kettle", "Flour doubles", "--from", "dana", "--type", "call", "--so-what", "Buy now"),
        "  - on: 2026-11-16\n    type: call\n    with: dana\n    note: Learnt from Dana Ortiz.\n    learned:\n"
        "      - text: Flour doubles\n        from: dana\n        on: 2026-11-16\n        confidence: told\n"
        "        so_what: Buy now\n",
    ),
    "a finding from a contact that is in the log": (
        ("learned", "kettle", "Flour doubles", "--from", "dana", "--on", "10 Nov"),
        "    learned:\n      - text: Flour doubles\n        from: dana\n        on: 2026-11-10\n"
        "        confidence: told\n",
    ),
    "a finding nobody told us": (
        ("learned", "kettle", "Flour doubles"),
        "  - on: 2026-11-16\n    type: internal\n    note: Learnt.\n    learned:\n"
        "      - text: Flour doubles\n        on: 2026-11-16\n",
    ),
    "an answer": (
        ("answer", "kettle", "decides about", "Dana does"),
        "    answer: Dana does\n    on: 2026-11-16\n",
    ),
    "a departure": (
        ("left", "kettle", "dana", "--to", "New Co", "--successor", "eva b", "--follow-up", "in 6 months"),
        "    left:\n      on: 2026-11-16\n      to_company: New Co\n      follow_up: 2027-05-16\n"
        "      successor: eva-b\n",
    ),
    "a person": (
        (
            "new person",
            "kettle",
            "Petra Lund",
            "--title",
            "Buyer: castings",
            "--reports-to",
            "dana",
            "--format",
            "drawing",
        ),
        '  - id: petra\n    name: Petra Lund\n    title: "Buyer: castings"\n    reports_to: dana\n    information:\n'
        "      formats: drawing\n",
    ),
    "a person of a name that is taken": (
        ("new person", "kettle", "Dana Muster", "--support", "neutral", "--email", "d@kettle.example"),
        "  - id: dana-muster\n    name: Dana Muster\n    support: neutral\n    support_on: 2026-11-16\n"
        "    contact:\n      email: d@kettle.example\n",
    ),
    "a project": (
        ("new project", "kettle", "Returns", "--sponsor", "dana", "--accountable", "tom", "--due", "30 Apr"),
        "  - id: returns\n    name: Returns\n    accountable: tom\n    sponsor: dana\n    phase: idea\n"
        "    due: 2027-04-30\n",
    ),
    "a commitment": (
        ("new commitment", "kettle", "x", "--by", "tom", "--due", "tomorrow", "--shared"),
        "  - id: x\n    side: us\n    by: tom\n    text: X\n    made_on: 2026-11-16\n    due: 2026-11-17\n"
        "    audience: shared\n",
    ),
    "a meeting": (
        ("new meeting", "kettle", "Tasting", "--on", "10 Dec", "--at", "10:00", "--with", "dana", "--with", "tom"),
        'meetings:\n  - id: tasting-2026-12\n    name: Tasting\n    on: 2026-12-10\n    at: "10:00"\n'
        "    attendees: [dana, tom]\n",
    ),
}


@pytest.mark.parametrize("what", WRITTEN)
def test_one_line_writes_one_record_and_leaves_the_rest_as_it_was(tmp_path: Path, what: str) -> None:
    (verb, *arguments), lines = WRITTEN[what]
    folder = project(tmp_path)

    outcome = said(folder, verb, *arguments)

    assert outcome.code == 0, outcome.err
    assert added(folder) == lines
    assert outcome.err.splitlines()[-1] == f"Written to {KETTLE}."
    assert all(f"+{line}" in outcome.out for line in lines.splitlines())
    assert playbook("check", "--project", folder, "--level", "warning").code == 0
    assert sorted(path.name for path in (folder / "accounts").iterdir()) == ["_team.yaml", "kettle-row.yaml", "sorrel"]


@pytest.mark.parametrize("what", WRITTEN)
def test_a_dry_run_shows_the_same_and_writes_nothing(tmp_path: Path, what: str) -> None:
    (verb, *arguments), lines = WRITTEN[what]
    folder = project(tmp_path)

    outcome = said(folder, verb, *arguments, "--dry-run")

    assert outcome.code == 0
    assert all(f"+{line}" in outcome.out for line in lines.splitlines())
    assert outcome.err.endswith("Nothing was written.\n")
    assert text(folder) == ACCOUNT


def test_a_folder_gets_its_log_by_year(tmp_path: Path) -> None:
    folder = project(tmp_path)

    assert said(folder, "log", "sorrel", "visit: hall seen", "--on", "2025-12-30").code == 0
    assert said(folder, "log", "Sorrel Foods", "visit: hall seen again").code == 0

    entry = "log:\n  - on: {}\n    type: site_visit\n    note: {}\n"
    assert text(folder, "accounts/sorrel/log/2025.yaml") == entry.format("2025-12-30", "Hall seen")
    assert text(folder, "accounts/sorrel/log/2026.yaml") == entry.format("2026-11-16", "Hall seen again")


def test_an_entry_of_an_earlier_day_stands_before_the_newer_ones(tmp_path: Path) -> None:
    folder = project(tmp_path)
    newer = "  # a good day\n  - {on: 2026-11-14, type: call, note: later}\n"
    (folder / KETTLE).write_text(ACCOUNT + newer, encoding="utf-8")

    assert said(folder, "log", "kettle", "call with Dana: x", "--on", "12 Nov").code == 0

    new = "  - on: 2026-11-12\n    type: call\n    with: dana\n    note: X\n"
    assert text(folder) == ACCOUNT + new + newer

    assert said(folder, "log", "kettle", "call with Dana: first", "--on", "2026-01-05").code == 0
    first = "log:\n  - on: 2026-01-05\n    type: call\n    with: dana\n    note: First\n"
    assert text(folder) == (ACCOUNT + new + newer).replace("log:\n", first)


def test_a_file_with_windows_line_ends_and_a_mark_keeps_both(tmp_path: Path) -> None:
    folder = project(tmp_path)
    before = b"\xef\xbb\xbf" + ACCOUNT.replace("\n", "\r\n").encode()
    (folder / KETTLE).write_bytes(before)

    assert said(folder, "log", "kettle", "call with Dana: x").code == 0

    after = (folder / KETTLE).read_bytes()
    assert after == before + b"  - on: 2026-11-16\r\n    type: call\r\n    with: dana\r\n    note: X\r\n"


def test_the_mode_of_a_file_is_kept(tmp_path: Path) -> None:
    folder = project(tmp_path)
    (folder / KETTLE).chmod(0o640)

    assert said(folder, "log", "kettle", "call with Dana: x").code == 0

    assert (folder / KETTLE).stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("verb", list_record_words())
def test_the_help_of_a_new_record_teaches_with_an_example(verb: str) -> None:
    outcome = playbook("new", verb, "--help")

    assert outcome.code == 0
    assert f"\n    playbook new {verb}" in outcome.out[outcome.out.index("Example") :]


# --- What is refused

REFUSED = {
    "log": [
        (["nobody", "call with Dana: x"], "there is no account `nobody`"),
        (["ketle-row", "call with Dana: x"], "did you mean Kettle Row Bakery (kettle-row)?"),
        (["", "call with Dana: x"], "there is no account ``"),
        (["kettle", ""], "there is nothing in it"),
        (["kettle", " \t "], "there is nothing in it"),
        (["kettle", "call with Dana: \x07"], "control character"),
        (["kettle", "call with Eva: x"], "`Eva` could be Eva Berg (eva-b), Eva Lind (eva-l)"),
        (["kettle", "call with Bogdan: x"], "nobody here is called `Bogdan`"),
        (["kettle", "flour doubles"], "the line does not say what kind of contact it was"),
        (["kettle", "call and email with Dana: x"], "it could be call or email"),
        (["kettle", "x", "--type", "dance"], "is not one of"),
        (["kettle", "call: x", "--with", "nobody"], "there is no person `nobody`"),
        (["kettle", "call: x", "--by", "dana"], "there is no colleague `dana`"),
        (["kettle", "call: x", "--on", "tomorrow"], "Tue 17 Nov 2026 is still to come"),
        (["kettle", "call: x", "--on", "whenever"], "`whenever` is no day"),
        (["kettle", "call with Dana on Monday: x"], "today is Monday"),
        (["kettle"], "Missing argument"),
        (["kettle", "call with Dana: x", "--mood", "sad"], "is not one of"),
    ],
    "promise": [
        (["kettle", "x"], "Missing option '--due'"),
        (["kettle", "x", "--due", "someday"], "`someday` is no day"),
        (["kettle", "x", "--due", "next friday"], "could be Fri 20 Nov 2026 or Fri 27 Nov 2026"),
        (["kettle", "x", "--due", "yesterday"], "is before it was made"),
        (["kettle", "x", "--due", "friday", "--on", "tomorrow"], "still to come"),
        (["kettle", "x", "--due", "friday", "--by", "dana", "--to", "eva-b"], "to the other side"),
        (["kettle", "x", "--due", "friday", "--by", "nobody"], "there is no person `nobody`"),
        (["kettle", "x", "--due", "friday", "--for", "mill"], "there is no project `mill`"),
        (["kettle", "", "--due", "friday"], "there is nothing in it"),
    ],
    "done": [
        (["kettle", "nothing like it"], "there is no open promise"),
        (["kettle", "old promise"], "`old-one` is no longer open: done since 31 January 2026"),
        (["kettle", "landed", "--on", "2026-11-01"], "it was only made on 2 November 2026"),
        (["kettle", "landed", "--on", "tomorrow"], "still to come"),
        (["kettle", "landed", "--as", "gone"], "is not one of"),
        (["sorrel", "anything"], "there is no open promise"),
    ],
    "learned": [
        (["kettle", ""], "there is nothing in it"),
        (["kettle", "x", "--from", "eva"], "could be Eva Berg"),
        (["kettle", "x", "--confidence", "very"], "is not one of"),
        (["kettle", "x", "--on", "tomorrow"], "still to come"),
    ],
    "answer": [
        (["kettle", "sugar", "x"], "there is no question `sugar`; known: Who decides about flour?"),
        (["kettle", "flour", " "], "there is nothing in it"),
        (["kettle", "flour", "x", "--on", "in 2 days"], "still to come"),
    ],
    "left": [
        (["kettle", "nobody"], "there is no person `nobody`"),
        (["kettle", "eva"], "could be Eva Berg"),
        (["kettle", "maja"], "Maja Wiik has left already on 31 January 2025"),
        (["kettle", "dana", "--successor", "dana"], "there is no person `dana`"),
        (["kettle", "dana", "--follow-up", "2020-01-01"], "is before they left"),
    ],
    "new person": [
        (["kettle", "Dana Ortiz"], "there is a Dana Ortiz already"),
        (["kettle", "  "], "there is nothing in it"),
        (["kettle", "A B", "--unit", "mill"], "there is no unit `mill`"),
        (["kettle", "A B", "--floor", "cellar"], "is not one of"),
        (["kettle", "A B", "--reports-to", "nobody"], "there is no person `nobody`"),
    ],
    "new project": [
        (["kettle", "two MORE ovens"], "already"),
        (["kettle", "x", "--starts", "3 Dec", "--due", "2026-12-01"], "is before it starts"),
        (["kettle", "x", "--phase", "late"], "is not one of"),
    ],
    "new meeting": [
        (["kettle", "x"], "Missing option '--on'"),
        (["kettle", "x", "--on", "friday", "--with", "nobody"], "there is no person `nobody`"),
        (["kettle", "x", "--on", "friday", "--kind", "party"], "is not one of"),
    ],
    "new commitment": [(["kettle", "x"], "Missing option '--due'")],
    "person": [
        (["kettle", "dana"], "Say either --export or --erase"),
        (["kettle", "dana", "--export", "--erase"], "Say either --export or --erase"),
        (["kettle", "nobody", "--export"], "there is no person `nobody`"),
        (["kettle", "dana", "--export", "--format", "xml"], "is not one of"),
    ],
}


@pytest.mark.parametrize(
    ("verb", "arguments", "words"), [(verb, *case) for verb, cases in REFUSED.items() for case in cases]
)
def test_bad_input_ends_with_2_in_words_and_writes_nothing(
    tmp_path: Path, verb: str, arguments: list[str], words: str
) -> None:
    folder = project(tmp_path)
    before = tree(folder)

    outcome = said(folder, verb, *arguments)

    assert outcome.code == 2
    assert words in outcome.err
    assert outcome.err.startswith(f"Usage: playbook {verb}")
    assert tree(folder) == before


FINE = {verb: [str(word) for word in arguments] for (verb, *arguments), _ in WRITTEN.values()} | {
    "person": ["kettle", "dana", "--erase", "--yes"]
}


@pytest.mark.parametrize("verb", FINE)
def test_an_account_with_errors_is_not_touched(tmp_path: Path, verb: str) -> None:
    folder = lean_project(tmp_path, {"accounts/_team.yaml": TEAM, KETTLE: ACCOUNT.replace("tier:", "teir:")})
    before = tree(folder)

    outcome = said(folder, verb, *FINE[verb])

    assert outcome.code == 1
    assert "did you mean `tier`?" in outcome.err
    assert "nothing was written" in outcome.err
    assert tree(folder) == before


@pytest.mark.parametrize("verb", FINE)
def test_another_account_with_errors_is_in_nobodys_way(tmp_path: Path, verb: str) -> None:
    folder = project(tmp_path)
    (folder / "accounts/broken.yaml").write_text(BROKEN.replace("Kettle", "Copper"), encoding="utf-8")

    assert said(folder, verb, *FINE[verb]).code == 0


@pytest.mark.parametrize("verb", FINE)
def test_a_folder_that_is_no_project_is_wrong_usage(tmp_path: Path, verb: str) -> None:
    outcome = said(tmp_path, verb, *FINE[verb])

    assert outcome.code == 2
    assert "there is no folder `accounts`" in outcome.err


@pytest.mark.parametrize("verb", FINE)
def test_it_works_from_any_folder_of_the_project(tmp_path: Path, verb: str) -> None:
    folder = project(tmp_path)

    assert said(folder / "playbook/account", verb, *FINE[verb]).code == 0
    assert text(folder) != ACCOUNT


@pytest.mark.parametrize("verb", FINE)
def test_what_somebody_else_writes_meanwhile_stays_beside_the_edit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    alone, folder = project(tmp_path / "alone"), project(tmp_path / "beside")
    assert said(alone, verb, *FINE[verb]).code == 0
    shift = "# somebody else was here\n"
    meanwhile(monkeypatch, folder, shift + ACCOUNT)

    outcome = said(folder, verb, *FINE[verb])

    assert outcome.code == 0, outcome.err
    assert outcome.err.count("Written to") == 1
    assert "meanwhile" not in outcome.err
    assert text(folder) == shift + text(alone)


def meanwhile(monkeypatch: pytest.MonkeyPatch, folder: Path, theirs: str) -> None:
    """Let somebody else save the account while a change of it is shown."""
    show = writing.show_difference

    def slowly(*arguments: object) -> str:
        (folder / KETTLE).write_text(theirs, encoding="utf-8")
        return show(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(writing, "show_difference", slowly)


def test_an_edit_fits_a_file_that_was_put_in_house_style_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(tmp_path)
    head = "account:\n    name: Kettle Row Bakery\n    owner: edith\n    tier: standard\n"
    (folder / KETTLE).write_text(head + "log:\n- {on: 2026-11-10, type: call, note: x}\n", encoding="utf-8")
    tidy = head.replace("    ", "  ") + "\nlog:\n  - {on: 2026-11-10, type: call, note: x}\n"
    meanwhile(monkeypatch, folder, tidy)

    assert said(folder, "promise", "kettle", "x", "--due", "friday").code == 0

    assert text(folder).startswith(tidy)
    assert "text: X\n" in text(folder)


SPOILT = {
    "the promise is settled already": (
        ("done", "kettle", "landed cost"),
        ACCOUNT.replace("    # as she asked\n", "    status: broken\n    closed: 2026-11-12\n"),
    ),
    "the question is worded otherwise": (
        ("answer", "kettle", "decides about", "Dana does"),
        ACCOUNT.replace("Who decides about flour?", "Who decides about sugar?"),
    ),
    "the person is gone": (("left", "kettle", "dana"), ACCOUNT.replace("Dana Ortiz ", "Dana Otherwise ")),
    "the id is taken": (
        ("new person", "kettle", "Petra Lund"),
        ACCOUNT.replace("  - {id: eva-b,", "  - {id: petra, name: Petra Berg}\n  - {id: eva-b,"),
    ),
    "more would be erased than was shown": (
        ("person", "kettle", "dana", "--erase", "--yes"),
        ACCOUNT + "    learned: [Dana Ortiz likes rye]\n",
    ),
    "the account has an error now": (("log", "kettle", "call with Dana: x"), ACCOUNT.replace("tier:", "teir:")),
    "the file is no YAML now": (("log", "kettle", "call with Dana: x"), ACCOUNT + "]\n"),
}


@pytest.mark.parametrize("what", SPOILT)
def test_an_edit_that_does_not_fit_any_more_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    folder = project(tmp_path)
    (verb, *arguments), theirs = SPOILT[what]
    assert theirs != ACCOUNT
    meanwhile(monkeypatch, folder, theirs)

    outcome = said(folder, verb, *arguments)

    assert outcome.code == 1
    assert outcome.err.endswith("has been changed by somebody else meanwhile. Nothing was written.\n")
    assert text(folder) == theirs


def test_an_edit_of_a_file_that_is_gone_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project(tmp_path)
    monkeypatch.setattr(writing, "show_difference", lambda *_: (folder / KETTLE).unlink() or "")

    outcome = said(folder, "log", "kettle", "call with Dana: x")

    assert outcome.code == 1
    assert outcome.err.endswith("has been changed by somebody else meanwhile. Nothing was written.\n")
    assert not (folder / KETTLE).exists()


def test_what_would_be_an_error_is_not_written(tmp_path: Path) -> None:
    folder = project(tmp_path)

    outcome = said(folder, "new person", "kettle", "A B", "--email", "not an address")

    assert outcome.code == 1
    assert "With that the account would have this error: nothing was written." in outcome.err
    assert "email" in outcome.err
    assert text(folder) == ACCOUNT


def test_a_file_that_would_grow_too_large_is_left_alone(tmp_path: Path) -> None:
    folder = project(tmp_path)
    large = ACCOUNT + "# " + "x" * (256 * 1024 - len(ACCOUNT) - 20) + "\n"
    (folder / KETTLE).write_text(large, encoding="utf-8")

    outcome = said(folder, "log", "kettle", "call with Dana: x")

    assert outcome.code == 1
    assert "256 KB, which ends here. Split the account into several files in a folder of its own" in outcome.err
    assert ".." not in outcome.err
    assert text(folder) == large


def test_a_disk_that_refuses_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project(tmp_path)

    def refuse(self: Path, data: bytes) -> int:
        raise PermissionError(13, "Permission denied", str(self))

    with monkeypatch.context() as disk:
        disk.setattr(Path, "write_bytes", refuse)
        outcome = said(folder, "log", "kettle", "call with Dana: x")

    assert outcome.code == 1
    assert "Permission denied. Nothing was written." in outcome.err
    assert text(folder) == ACCOUNT


@pytest.mark.skipif(sys.platform == "win32", reason="makes links, as not everybody may there")
@pytest.mark.parametrize("link", [".cache", ".cache/writing", ".cache/writing/lock"])
def test_a_link_in_place_of_the_lock_is_not_followed(tmp_path: Path, link: str) -> None:
    folder, theirs = project(tmp_path / "plans"), tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "lock").write_text("theirs")
    (folder / link).parent.mkdir(parents=True, exist_ok=True)
    (folder / link).symlink_to(theirs / "lock" if link.endswith("lock") else theirs)

    outcome = said(folder, "log", "kettle", "call with Dana: x")

    assert outcome.code == 1
    assert "is a link, and links are not followed there: remove it. Nothing was written." in outcome.err
    assert text(folder) == ACCOUNT
    assert [(path.name, path.read_text()) for path in theirs.iterdir()] == [("lock", "theirs")]


@pytest.mark.skipif(sys.platform == "win32", reason="makes links, as not everybody may there")
def test_a_link_beside_an_account_is_not_written_through(tmp_path: Path) -> None:
    folder, theirs = project(tmp_path / "plans"), tmp_path / "theirs"
    theirs.write_text("theirs")
    (folder / f"{KETTLE}.new").symlink_to(theirs)

    assert said(folder, "log", "kettle", "call with Dana: x").code == 0

    assert theirs.read_text() == "theirs"
    assert text(folder) != ACCOUNT


# --- All files or none


def test_several_files_are_written_all_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"1")
    two.write_bytes(b"2")
    replace = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target == two and self.read_bytes() == b"b":
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)

    with pytest.raises(write.CannotWrite, match="No space left"):
        write.exchange_files({one: (b"1", b"a"), tmp_path / "new/three": (None, b"c"), two: (b"2", b"b")})

    assert (one.read_bytes(), two.read_bytes()) == (b"1", b"2")
    assert not (tmp_path / "new/three").exists()
    assert not list(tmp_path.rglob("*.new"))


def test_a_file_that_came_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.write_bytes(b"theirs")

    with pytest.raises(write.CannotWrite, match="changed by somebody else"):
        write.exchange_files({new: (None, b"ours")})

    assert new.read_bytes() == b"theirs"


# --- On a terminal


def answered(folder: Path, monkeypatch: pytest.MonkeyPatch, answers: str, verb: str, *arguments: str) -> Outcome:
    monkeypatch.setattr(terminal, "somebody_there", lambda: True)
    result = CliRunner().invoke(
        main, [*verb.split(), *arguments, "--project", str(folder)], prog_name="playbook", input=answers
    )
    return Outcome(result.exit_code, result.stdout, result.stderr)


def test_on_a_terminal_it_asks_before_it_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project(tmp_path)

    no = answered(folder, monkeypatch, "n\n", "log", "kettle", "call with Dana: x")
    assert (no.code, text(folder)) == (1, ACCOUNT)
    assert "Kettle Row Bakery: call with Dana Ortiz on Mon 16 Nov 2026" in no.err
    assert "Write this? [Y/n]" in no.err
    assert "Nothing was written." in no.err

    assert answered(folder, monkeypatch, "\n", "log", "kettle", "call with Dana: x").code == 0
    assert added(folder)


def test_who_agrees_beforehand_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project(tmp_path)

    outcome = answered(folder, monkeypatch, "", "log", "kettle", "call with Dana: x", "--yes")

    assert outcome.code == 0
    assert "Write this?" not in outcome.err


def test_on_a_terminal_what_is_not_clear_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project(tmp_path)

    outcome = answered(folder, monkeypatch, "eva-l\nmessage\ny\n", "log", "kettle", "call and message with Eva: x")

    assert outcome.code == 0, outcome.err
    assert "Several fit:\n  eva-b  Eva Berg\n  eva-l  Eva Lind\n" in outcome.err
    assert added(folder) == ("  - on: 2026-11-16\n    type: message\n    with: eva-l\n    note: X\n")


def test_who_gives_up_while_being_asked_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project(tmp_path)

    outcome = answered(folder, monkeypatch, "", "log", "kettle", "call with Eva: x")

    assert outcome.code == 1
    assert text(folder) == ACCOUNT
