"""What the site offers each of the customer's people, and that nothing gets out to them that they may not see."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Iterator, Set
from dataclasses import replace
from typing import Any

import pytest
from projects import DAY, checked, everything_project, made, run, sample_project
from slots import as_yaml, canaries, everything, replaced
from test_site_briefs import all_of, text

from generator.build import build, check
from generator.context.account_view import view_account
from generator.disk.project import read_project
from generator.documents.made_file import DocumentPlan, MadeFile
from generator.outputs.ics import IcsWriter
from generator.parts import account_part
from generator.site import Site

FOLDER = "accounts/tarn-valley"
NORRLAND = "accounts/norrland"


def documents(site: Site) -> dict[str, bytes]:
    return {document.name: document.data for document in site.documents}


def unpacked(name: str, data: bytes) -> Iterator[str]:
    """Everything that can be read in a file: what is packed in it, its streams, its bytes as they are."""
    yield data.decode("latin-1")
    yield data.decode("utf-8", "ignore").replace("\r\n ", "")
    if name.endswith(".pdf"):
        yield all_of(data)
    elif name.endswith((".zip", ".xlsx", ".pptx")):
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            for each in opened.namelist():
                yield each
                yield from unpacked(each, opened.read(each))


def everything_in(files: dict[str, bytes]) -> str:
    """What can be read in some files, those that are the same read once."""
    return "\n".join(
        part for data, name in {data: name for name, data in files.items()}.items() for part in unpacked(name, data)
    )


def handed(files: dict[str, bytes]) -> dict[str, bytes]:
    """What is made for the customer, of all files of a site."""
    packs = {name: data for name, data in files.items() if f"{FOLDER}/packs/" in name and "/own/" not in name}
    brought = {}
    for name, data in files.items():
        if name.startswith(f"{FOLDER}/bring/"):
            with zipfile.ZipFile(io.BytesIO(data)) as opened:
                inside = (each for each in opened.namelist() if not each.startswith("for-us/"))
                brought |= {f"{name}/{each}": opened.read(each) for each in inside}
    return {**packs, **brought, **{name: files[name] for name in files if name.endswith("our-people.vcf")}}


# --- the customer's edition

MAY_BE_SEEN = {
    "account.name",
    "commitments.text",
    "contracts.measures.name",
    "contracts.name",
    "demand.name",
    "demand.unit",
    "initiatives.text",
    "initiatives.value.customer.case.text",
    "meetings.agenda.text",  # in the agenda for everybody
    "meetings.at",
    "meetings.materials.cover.number",
    "meetings.materials.cover.revision",
    "meetings.materials.cover.tolerance",
    "meetings.materials.text",
    "meetings.name",
    "meetings.place",
    "projects.inputs_needed.what",
    "projects.milestones.text",
    "projects.name",
    "rhythm.name",
    "stakeholders.name",
    "stakeholders.title",
    "team.email",
    "team.name",
    "team.phone",
    "team.title",
}
"""Every text of an account that may get out, by its key. A longer list is a decision, not a correction."""

FORMATS = ["spreadsheet", "one_pager", "slides", "dashboard", "report", "mock_up", "drawing", "prototype", "sample"]


def rich() -> dict[str, Any]:
    """The account that has everything, with people who want it in every format, in every taste."""
    whole = everything()
    tastes = ["financial", "technical", "relationship", "business"]
    present = [person for person in whole["stakeholders"] if person.get("name") and not person.get("left")]
    extra = [{"id": f"extra-{taste}", "name": f"Extra {taste}", "title": "Somebody"} for taste in tastes]
    for person, taste in zip([*present, *extra], [*tastes, *tastes], strict=False):
        person["orientation"] = taste
        person["information"] = {**person.get("information", {}), "formats": FORMATS, "detail": "full"}
    whole["stakeholders"] += extra
    for contract in whole["contracts"]:
        contract["value"] = "7310007 EUR"
    for each in whole["initiatives"]:
        each["value"]["us"]["money"] = "7310009 EUR"
    council = next(meeting for meeting in whole["meetings"] if meeting["id"] == "council")
    council["attendees"] = [person["id"] for person in [*present, *extra]]
    for material in council["materials"]:
        material["ready"] = "true"
        material.pop("for", None)
    council["materials"].append({**council["materials"][1], "format": "mock_up", "text": "The store in the snow"})
    for need in whole["projects"][1]["inputs_needed"]:
        need.pop("received", None)
    return whole


def built(account: dict[str, Any]) -> dict[str, bytes]:
    sources = read_project(everything_project()).sources
    kept = {name: data for name, data in sources.items() if not name.startswith(FOLDER) or "/files/" in name}
    whole = check({**kept, f"{FOLDER}.yaml": as_yaml(account).encode()})
    assert not whole.problems
    site = build(whole, DAY)
    assert not site.problems
    return documents(site)


def test_nothing_but_what_may_be_seen_gets_into_what_is_handed_over() -> None:
    account = rich()
    planted = dict(canaries(account))
    files = built(replaced(account, {slot.path: mark for slot, mark in planted.items()}))
    shown, own = everything_in(handed(files)), everything_in(files)
    seen = {slot for slot, mark in planted.items() if mark.partition("@")[0].removeprefix("https://") in shown}

    assert len(planted) >= 190
    assert len(handed(files)) >= 60
    assert {slot.key for slot in seen} == MAY_BE_SEEN
    for slot in seen:
        record = account[str(slot.path[0])][slot.path[1]] if isinstance(slot.path[1], int) else {}
        if slot.path[0] == "commitments" or slot.key in ("meetings.place", "meetings.name"):
            assert record["audience"] == "shared", slot.key
    # Money that is ours to know: what a contract brings us, and what an initiative is worth to us.
    assert "7310009" in own
    assert "7310007" not in shown
    assert "7310009" not in shown
    for judgement in ("sceptic", "trusted advisor", "watchpoint", "inner circle", "manage closely", "internal"):
        assert judgement not in shown.lower(), judgement
    for id in (person["id"] for person in account["stakeholders"]):
        assert f'"{id}"' not in shown
    # That the marks are found where they may be shows that they would be found where they may not.
    assert len({slot.key for slot, mark in planted.items() if mark in own}) > len(MAY_BE_SEEN) + 20


OF_RECORDS = {
    "projects": "projects.name",
    "projects.milestones": "projects.milestones.text",
    "projects.inputs_needed": "projects.inputs_needed.what",
    "contracts": "contracts.name",
    "contracts.measures": "contracts.measures.name",
    "demand": "demand.name",
    "rhythm": "rhythm.name",
    "meetings": "meetings.name",
    "commitments": "commitments.text",
}
"""Every kind of record that is marked for the customer, with the text by which it would be known."""


def marked(
    account: dict[str, Any], audience: str | None, share: str | None, but: Set[str] = frozenset()
) -> dict[str, Any]:
    """An account whose records are all marked for one audience, but for some kinds, which are not."""
    whole = copy.deepcopy(account)
    whole["account"].pop("share", None)
    if share:
        whole["account"]["share"] = share
    for path in OF_RECORDS:
        top, _, inner = path.partition(".")
        for outer in whole[top]:
            for record in outer.get(inner, ()) if inner else [outer]:
                record.pop("audience", None)
                if audience and path not in but:
                    record["audience"] = audience
    return whole


def reaching(account: dict[str, Any]) -> set[str]:
    """The keys of the texts that get to the customer, by a pack, an agenda, a report or a feed."""
    planted = dict(canaries(account))
    files = built(replaced(account, {slot.path: mark for slot, mark in planted.items()}))
    other = (".customer.pdf", "shared.ics")
    shown = everything_in(handed(files) | {n: d for n, d in files.items() if n.endswith(other) or "/agendas/" in n})
    return {slot.key for slot, mark in planted.items() if mark in shown}


INNER = {kind for kind in OF_RECORDS if "." in kind}


@pytest.mark.parametrize(("audience", "share"), [(None, None), ("internal", "usual")], ids=str)
def test_no_record_that_is_not_marked_reaches_the_customer(audience: str | None, share: str | None) -> None:
    seen = reaching(marked(rich(), audience, share))

    assert not seen & set(OF_RECORDS.values())
    assert "stakeholders.name" in seen


@pytest.mark.parametrize("closed", [INNER, OF_RECORDS.keys() - INNER], ids=["inside", "around"])
def test_a_record_is_closed_whatever_stands_around_it(closed: Set[str]) -> None:
    seen = reaching(marked(rich(), "shared", None, but=closed))
    open_ones = {OF_RECORDS[kind] for kind in OF_RECORDS.keys() - closed}

    assert not seen & {OF_RECORDS[kind] for kind in closed}
    assert seen >= open_ones - {"contracts.name"}, "a contract is named beside its measures"


def test_our_own_editions_say_that_they_are_internal() -> None:
    own = {name: data for name, data in documents(made(sample_project())).items() if "/packs/own/" in name}

    assert len(own) >= 5
    assert all("INTERNAL" in everything_in({name: data}) for name, data in own.items())


# --- what is offered


def test_everybody_whose_formats_are_known_gets_a_file_in_each_that_is_one() -> None:
    files = documents(made(sample_project()))

    assert files[f"{NORRLAND}/packs/henrik-spreadsheet.xlsx"].startswith(b"PK")
    assert files[f"{NORRLAND}/packs/own/henrik-spreadsheet.xlsx"].startswith(b"PK")
    assert "Norrland Pumps, for Dana Ortiz" in text(files[f"{NORRLAND}/packs/dana-one-pager.pdf"])
    with zipfile.ZipFile(io.BytesIO(files[f"{NORRLAND}/packs/rolf-drawing.zip"])) as opened:
        assert opened.namelist() == ["line-3-summer-2027.svg", "rolf-drawing.pdf"]
    with zipfile.ZipFile(io.BytesIO(files[f"{NORRLAND}/packs/linnea-mock-up.zip"])) as opened:
        assert opened.namelist() == ["dealer-website/date-holds.svg", "linnea-mock-up.pdf"], "the other is not ready"
    assert not [name for name in files if "/packs/" in name and "prototype" in name and "rolf" in name]


def test_the_people_page_offers_each_what_there_is_and_asks_where_no_format_is_known() -> None:
    (page,) = (page.text for page in made(sample_project()).pages if page.name == f"{NORRLAND}/people.md")

    assert 'href="../packs/henrik-spreadsheet.xlsx"' in page
    assert "not to be handed on" in page
    assert "Bring nothing to read" in page
    assert "None is ready for them" in page
    assert "Anders Falk" not in page
    assert "could ask Anton Ek" in page
    assert "anton-" not in page


def test_the_brief_leads_to_what_each_of_them_is_handed() -> None:
    name = f"{NORRLAND}/briefs/quarterly-2026-12.md"
    (page,) = (page.text for page in made(sample_project()).pages if page.name == name)

    assert 'href="../../packs/henrik-spreadsheet.xlsx"' in page
    assert "our own edition" not in page


def test_everything_on_offer_is_there() -> None:
    for site in (made(sample_project()), made(everything_project())):
        files = documents(site)
        offered = set()
        for page in site.pages:
            account = "/".join(page.name.split("/")[:2])
            for href in re.findall(r'href="(?:\.\./)+((?:packs|bring)/[^"]+|[a-z]+-people\.vcf)"', page.text):
                offered.add(f"{account}/{href}")
        assert offered
        given = {name for name in files if "/packs/" in name or "/bring/" in name or name.endswith(".vcf")}
        assert offered == given, "all that is offered is there, and all that is there is offered"


def test_what_to_bring_has_a_folder_for_each_of_theirs_and_one_for_us() -> None:
    with zipfile.ZipFile(
        io.BytesIO(documents(made(sample_project()))[f"{NORRLAND}/bring/quarterly-2026-12.zip"])
    ) as opened:
        names = opened.namelist()
        said = opened.read("for-us/what-to-bring.txt").decode()

    assert {name.partition("/")[0] for name in names} == {
        "dana",
        "for-everybody",
        "for-us",
        "henrik",
        "linnea",
        "rolf",
        "sofia",
    }
    assert "for-us/quarterly-2026-12.pdf" in names
    assert "dealer-website/date-slips.svg" not in "".join(names), "what is not ready is not brought"
    assert "What a dealer sees on a telephone when the date slips" in said
    assert "Conversation: Bring nothing to read" in said


def test_what_is_brought_is_made_after_what_is_in_it_and_nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    found = checked(everything_project())
    (read,) = found.accounts
    assert read.account
    view = view_account(read.account, found.roles, DAY)
    planned = list(account_part.list_documents(view, found.press, read.source.handed, IcsWriter()))
    for plan in planned:
        assert plan.of_others is ("/bring/" in plan.name), plan.name

    def noted(plan: DocumentPlan) -> DocumentPlan:
        def make() -> MadeFile:
            made.append(plan.name)
            return plan.make()

        return replace(plan, make=make)

    monkeypatch.setattr(account_part, "list_documents", lambda *_: iter([noted(plan) for plan in planned]))
    site = build(found, DAY)

    first = next(at for at, name in enumerate(made) if "/bring/" in name)
    assert all("/bring/" in name for name in made[first:])
    assert sorted(made) == sorted(plan.name for plan in planned)
    of_account = [document.name for document in site.documents if document.name.startswith(f"{FOLDER}/")]
    assert of_account == [plan.name for plan in planned], "in the order planned"


def test_nothing_is_made_where_the_settings_say_so_and_nothing_of_a_closed_account() -> None:
    for change in ({"settings": {"print": "false"}}, {"account": {**everything()["account"], "status": "closed"}}):
        files = built({**everything(), **change})
        assert not [name for name in files if name.startswith((f"{FOLDER}/packs", f"{FOLDER}/bring"))]
        assert not [name for name in files if name.endswith(".vcf")]


def test_a_picture_that_cannot_be_shown_is_a_problem_and_goes_along_as_a_file() -> None:
    sources = dict(read_project(everything_project()).sources)
    sources[f"{FOLDER}/files/store.svg"] = b"no picture at all"
    account = rich()
    kept = {name: data for name, data in sources.items() if not name.startswith(FOLDER) or "/files/" in name}
    site = build(check({**kept, f"{FOLDER}.yaml": as_yaml(account).encode()}), DAY)

    assert {problem.rule for problem in site.problems} == {"picture-broken"}
    assert not site.errors
    assert "store.svg" in site.problems[0].message
    with zipfile.ZipFile(io.BytesIO(documents(site)[f"{FOLDER}/packs/mabel-drawing.zip"])) as opened:
        assert opened.read("store.svg") == b"no picture at all"


# --- the command


def test_the_command_makes_what_the_site_offers(tmp_path: Any) -> None:
    out = tmp_path / "packs"
    result = run("playbook", "pack", "norrland", "rolf", "--out", out, "--as-of", f"{DAY}", cwd=sample_project())

    assert result.returncode == 0, result.stderr
    assert [path.name for path in out.iterdir()] == ["norrland-rolf-drawing.zip"]
    made_by_site = documents(made(sample_project()))[f"{NORRLAND}/packs/rolf-drawing.zip"]
    assert (out / "norrland-rolf-drawing.zip").read_bytes() == made_by_site
    assert "Model: Bring the model itself" in result.stderr


def test_the_command_makes_our_own_edition_of_any_format(tmp_path: Any) -> None:
    result = run(
        "playbook",
        "pack",
        "norrland",
        "dana",
        "--internal",
        "--out",
        tmp_path,
        "--as-of",
        f"{DAY}",
        cwd=sample_project(),
    )

    assert result.returncode == 0, result.stderr
    assert "INTERNAL" in text((tmp_path / "norrland-dana-one-pager-internal.pdf").read_bytes())


def test_the_command_makes_slides_that_can_be_changed(tmp_path: Any) -> None:
    words = ("pack", "norrland", "linnea", "--editable", "--out", tmp_path, "--as-of", f"{DAY}")
    result = run("playbook", *words, cwd=sample_project())

    assert result.returncode == 0, result.stderr
    (file,) = tmp_path.iterdir()
    assert file.name == "norrland-linnea-mock-up.pptx"
    shown = everything_in({file.name: file.read_bytes()})
    assert "s telephone" in shown


def test_the_command_says_what_is_not_known(tmp_path: Any) -> None:
    for person, said in (
        ("anton", "is not known yet: ask"),
        ("henrk", "did you mean Henrik Dahl (henrik)?"),
        ("birgit", "is not there"),
    ):
        result = run(
            "playbook", "pack", "norrland", person, "--out", tmp_path, "--as-of", f"{DAY}", cwd=sample_project()
        )
        assert result.returncode in (1, 2), person
        assert said in result.stderr
    assert not list(tmp_path.iterdir())
