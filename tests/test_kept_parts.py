"""Parts that are kept: after any change a site made with them is the one that is made from nothing."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from projects import DAY, LONG, ROOT

from generator.build import build, check
from generator.context.frame import page_frame
from generator.context.manual import RulesPage, rules_page
from generator.disk.document_cache import PARTS, DocumentCache
from generator.disk.project import read_project
from generator.history.earlier_version import EarlierVersion
from generator.insight.changes.past import Since, Why
from generator.load.book import AccountFiles
from generator.model.settings import Settings
from generator.outputs import paper
from generator.outputs.document_store import content_key
from generator.outputs.paper import PaperPrinter
from generator.pages import account_pages, page_list
from generator.pages.code_host import Editor
from generator.pages.page_list import OverAll
from generator.pages.plan import Method, Plan
from generator.parts import all_parts, joint_part, part_inputs
from generator.parts.account_part import AccountPart
from generator.parts.fingerprint import fingerprint
from generator.parts.joint_part import JointInputs, MethodInputs, PageInputs
from generator.parts.part_inputs import PartInputs, SharedInputs
from generator.parts.program import LIBRARIES
from generator.paths import RULES, Link, to_address, to_html
from generator.rendering.markdown_pieces import PageFinisher
from generator.site import Site

TEAM = """\
team:
  - {id: priya, name: Priya Nair, role: account_manager, absent: [{from: 2026-12-01, to: 2026-12-20, cover: yuki}]}
  - {id: yuki, name: Yuki Sato, role: delivery}
  - {id: marcus, name: Marcus Hale, role: specialist}
"""
ACME = """\
account: {name: Acme, owner: priya, tier: key}
stakeholders:
  - {id: dana, name: Dana Ortiz, contact: {every_days: 14, owner: priya}}
log:
  - {on: 2026-01-12, type: call, with: [dana], note: They asked for the plan.}
meetings:
  - id: review
    name: Quarterly review
    on: 2026-12-03
    attendees: [dana, priya]
    audience: shared
    materials: [{for: [dana], format: one_pager, text: The plan, file: plan.txt, ready: true}]
projects:
  - {id: shop, name: Web shop, phase: delivery}
commitments:
  - {id: plan, side: us, by: priya, to: dana, text: Send the plan, made_on: 2026-10-01, due: 2026-11-01}
"""
OTHER = "account: {name: Other, owner: yuki, tier: standard}\n"
BOTH = f"{OTHER}stakeholders: [{{same_as: acme/dana}}]\n"
BASE = {
    "accounts/_team.yaml": TEAM,
    "accounts/acme/all.yaml": ACME,
    "accounts/acme/files/plan.txt": "First this, then that.",
    "accounts/other.yaml": OTHER,
}


class Store(dict[str, bytes]):
    """A place for what is kept that lies in memory, and how often something was found there."""

    found = 0

    def get(self, key: str) -> bytes | None:  # type: ignore[override]
        self.found += key in self
        return super().get(key)

    def has(self, key: str) -> bool:
        return key in self

    def put(self, key: str, data: bytes) -> None:
        self[key] = data


@dataclass(frozen=True)
class State:
    """Everything a site is made from."""

    sources: Mapping[str, bytes]
    day: date = DAY
    link: Link = to_address
    editor: Editor = Editor("", "https://code.example/edit/{path}")
    permalink: str = "#"
    earlier: Mapping[str, EarlierVersion] | None = None
    fonts: str = ""
    program: str = "this"

    def build(self, kept: Store | DocumentCache | None) -> Site:
        checked = check(self.sources)
        checked = replace(checked, press=replace(checked.press, fonts=self.fonts))
        finisher = PageFinisher(["toc"], {"toc": {"permalink": self.permalink}}, self.link)
        return build(checked, self.day, self.link, self.earlier, self.editor, finisher, kept=kept)


@cache
def base() -> State:
    playbook = read_project(ROOT).sources
    method = {name: data for name, data in playbook.items() if name.startswith("playbook/")}
    return State({**method, **{name: text.encode() for name, text in BASE.items()}})


@cache
def short_rules() -> RulesPage:
    """The page of rules, for links to lead to, without what is said of each."""
    page = rules_page()
    families = [
        replace(family, rules=tuple(replace(rule, definition=(), fires=(), quiet=()) for rule in family.rules))
        for family in page.families
    ]
    return replace(page, families=tuple(families))


@pytest.fixture(autouse=True)
def quick_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the reference the rules alone, and papers that typst does not set, with other bytes for all that goes in."""

    def set_document(printer: PaperPrinter, sheet: str, data: str, pages: int, pictures: Any) -> Any:
        sheets = [part for name, text in (*printer.sheets, *pictures) for part in (name.encode(), text)]
        return content_key(printer.fonts.encode(), sheet.encode(), data.encode(), *sheets).encode(), (), ()

    def list_rules(_: OverAll, method: Method) -> Iterator[Plan]:
        frame = page_frame(RULES, method.as_of, method.fixed)
        yield Plan(frame, "Rules", "portfolio/rules.md.j2", {"page": short_rules()}, "")

    groups = (replace(group, list=list_rules) if group.holds(RULES) else group for group in page_list._GROUPS)
    monkeypatch.setattr(page_list, "_GROUPS", tuple(groups))
    monkeypatch.setattr(paper, "_set_document", set_document)
    monkeypatch.setattr(paper, "_edition_bytes", lambda fonts: f"edition {fonts}".encode())


def text(name: str, old: str, new: str) -> Callable[[State], State]:
    """An edit of a file: every occurrence of some words in it."""

    def edit(state: State) -> State:
        data = state.sources.get(name)
        if data is None:
            return state
        assert old.encode() in base().sources.get(name, data) or new.encode() in data, name
        return replace(state, sources={**state.sources, name: data.replace(old.encode(), new.encode())})

    return edit


def renamed(old: str, new: str) -> Callable[[State], State]:
    """All files whose names begin so, under another name."""

    def edit(state: State) -> State:
        return replace(
            state, sources={new + n.removeprefix(old) if n.startswith(old) else n: d for n, d in state.sources.items()}
        )

    return edit


def without(name: str) -> Callable[[State], State]:
    return lambda state: replace(state, sources={n: data for n, data in state.sources.items() if n != name})


def added(name: str, words: str) -> Callable[[State], State]:
    return lambda state: replace(state, sources={**state.sources, name: words.encode()})


def earlier(state: State, changed: str = "Send a plan", **fields_of_it: Any) -> State:
    """With an earlier version of Acme, in which a promise had other words."""
    then = ACME.replace("Send the plan", changed).encode()
    shared = {"accounts/_team.yaml": TEAM.encode()}
    since = Since(date(2026, 10, 16), Why.MONTH)
    version = EarlierVersion({"accounts/acme/all.yaml": then}, shared, since, date(2026, 10, 10), "abc1234567")
    return replace(state, earlier={"acme": replace(version, **fields_of_it)})


SETTINGS, OVERVIEW = "playbook/settings.yaml", "playbook/account/overview.md.j2"

EDITS: dict[str, Callable[[State], State]] = {
    "a note": text("accounts/acme/all.yaml", "They asked for", "They want"),
    "a name": text("accounts/acme/all.yaml", "name: Acme", "name: Acme Works"),
    "somebody of another account": added("accounts/other.yaml", BOTH),
    "their number there": lambda state: text("accounts/acme/all.yaml", "owner: priya}}", "owner: priya, phone: 112}}")(
        added("accounts/other.yaml", BOTH)(state)
    ),
    "closed": text("accounts/other.yaml", "tier: standard", "tier: standard, status: closed"),
    "another owner": text("accounts/other.yaml", "owner: yuki", "owner: marcus"),
    "an error": text("accounts/acme/all.yaml", "due: 2026-11-01", "due: 2026-11-31"),
    "another error there": text("accounts/acme/all.yaml", "due: 2026-11-01", "due: 2026-11-32"),
    "not to be read": text("accounts/other.yaml", "account: {", "account: [{"),
    "no owner": added("accounts/other.yaml", "account: {name: Other}\n"),
    "no owner, and another name": added("accounts/other.yaml", "account: {name: Outer}\n"),
    "own settings": added("accounts/acme/settings.yaml", "settings: {late_factor: 50}\n"),
    "a file handed over": text("accounts/acme/files/plan.txt", "First this", "First that"),
    "no file handed over": without("accounts/acme/files/plan.txt"),
    "one more file": added("accounts/acme/more.yaml", "questions: [{ask: Who decides?}]\n"),
    "another id": renamed("accounts/other.yaml", "accounts/another.yaml"),
    "a folder": renamed("accounts/other.yaml", "accounts/other/account.yaml"),
    "a second by that name": added("accounts/Other.yaml", OTHER),
    "gone": without("accounts/other.yaml"),
    "a new one": added("accounts/third.yaml", "account: {name: Third, owner: priya, tier: key}\n"),
    "a colleague's name": text("accounts/_team.yaml", "Priya Nair", "Priya Rao"),
    "who stands in": text("accounts/_team.yaml", "Yuki Sato", "Yuki Ito"),
    "how long somebody is away": text("accounts/_team.yaml", "to: 2026-12-20", "to: 2026-12-22"),
    "a colleague who is new": text(
        "accounts/_team.yaml", "role: specialist}", "role: specialist, started: 2026-11-02}"
    ),
    "a manager of ours": text("accounts/_team.yaml", "role: specialist", "role: manager"),
    "a colleague not understood": text("accounts/_team.yaml", "role: delivery", "role: delivering"),
    "a colleague gone": text("accounts/_team.yaml", "  - {id: yuki,", "  # {id: yuki,"),
    "a number": text(SETTINGS, "late_factor: 1.5", "late_factor: 50"),
    "a template": text(OVERVIEW, "{% import", "Of this account.\n{% import"),
    "what templates import": text("playbook/partials/ui.md.j2", "not known yet", "unknown so far"),
    "the foot": text("playbook/partials/foot.md.j2", "{{ ui", "Seen. {{ ui"),
    "the pencil": text("playbook/partials/pencil.md.j2", "Edit this page", "Mend this page"),
    "a page over all": text("playbook/portfolio/home.md.j2", "## The six roles", "## Six roles"),
    "a role": text("playbook/roles/ceo.md.j2", "lens:", "lens: Now"),
    "a play": text("playbook/plays/delay.yaml", "name: Delay", "name: Day not kept"),
    "a phrase": text("playbook/phrases/en.yaml", "Your people with us", "Our people for you"),
    "a sheet": text("playbook/brief/brief.typ", "#", "# "),
    "our logo": text("playbook/logo.svg", "</svg>", "<path d='M0 0h9v9z'/></svg>"),
    "fonts": lambda state: replace(state, fonts="fonts"),
    "another day": lambda state: replace(state, day=date(2026, 11, 17)),
    "links": lambda state: replace(state, link=to_html),
    "where to edit": lambda state: replace(state, editor=Editor("https://code.example/{file}#{line}")),
    "how Markdown is rendered": lambda state: replace(state, permalink="here"),
    "an earlier version": earlier,
    "another commit": lambda state: earlier(state, revision="def1234567"),
    "an earlier version of other words": lambda state: earlier(state, changed="Send two plans"),
    "another program": lambda state: replace(state, program="another"),
}
"""Every kind of change, by name; each can be made to what any others have left."""


@pytest.fixture
def run_program(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets another version of the program go on than ``this``; the other calls a page otherwise."""
    labels = account_pages.LABELS

    def run(program: str) -> None:
        monkeypatch.setattr(part_inputs, "identify_program", lambda: program)
        monkeypatch.setattr(account_pages, "LABELS", labels if program == "this" else {**labels, "work": "Labour"})

    run("this")
    return run


@cache
def first() -> tuple[Site, Store]:
    """The site before any edit, and what is kept of it."""
    kept = Store()
    site = base().build(kept)
    assert not site.problems
    return site, kept


@cache
def anew(name: str) -> Site:
    """The site after an edit, made from nothing; for a test in which its version of the program goes on."""
    return EDITS[name](base()).build(None)


@pytest.mark.parametrize("seed", range(2))
def test_after_any_edits_the_site_is_the_one_made_from_nothing(seed: int, run_program: Callable[[str], None]) -> None:
    chance, kept = random.Random(seed), Store()
    for step in range(10 if LONG else 5):
        names = chance.sample(sorted(EDITS), chance.choice([0, 1, 1, 2, 4]))
        state = base()
        for name in names:
            state = EDITS[name](state)
        run_program(state.program)
        assert state.build(kept) == state.build(None), (step, names)
    assert kept.found > 10, "much of it was kept"
    assert len(kept) > 10, "and much was made"


LEFT_OUT: dict[tuple[type, str], str | tuple[str, str]] = {
    (SharedInputs, "program"): "another program",
    (SharedInputs, "settings"): "a number",
    (SharedInputs, "unread"): ("a colleague not understood", "a colleague gone"),
    (SharedInputs, "roles"): "a role",
    (SharedInputs, "plays"): "a play",
    (SharedInputs, "phrases"): "a phrase",
    (SharedInputs, "templates"): "a template",
    (SharedInputs, "sheets"): "a sheet",
    (SharedInputs, "fonts"): "fonts",
    (SharedInputs, "logo"): "our logo",
    (SharedInputs, "as_of"): "another day",
    (SharedInputs, "link"): "links",
    (SharedInputs, "editor"): "where to edit",
    (SharedInputs, "markdown"): "how Markdown is rendered",
    (PartInputs, "shared"): "another day",
    (PartInputs, "source"): "a note",
    (PartInputs, "people"): "a colleague's name",
    (PartInputs, "earlier"): "an earlier version",
    (MethodInputs, "shared"): "links",
    (MethodInputs, "templates"): "a page over all",
    (JointInputs, "method"): "links",
    (JointInputs, "team"): "a colleague who is new",
    (JointInputs, "accounts"): "a name",
    (JointInputs, "unread"): ("no owner", "no owner, and another name"),
    (JointInputs, "problems"): ("an error", "another error there"),
    (PageInputs, "method"): "links",
    (PageInputs, "plan"): "a name",
    (AccountFiles, "files"): "a note",
    (AccountFiles, "handed"): "a file handed over",
    (AccountFiles, "elsewhere"): ("somebody of another account", "their number there"),
}
"""For each input the edit that shows it, or the edit and another in its place.

Ids are in the names of files, and who has a misnamed file has an error.
"""


SHOWN = [name for shown in LEFT_OUT.values() for name in ([shown] if isinstance(shown, str) else shown)]


@pytest.mark.parametrize("name", sorted(EDITS if LONG else {*SHOWN}))
def test_each_edit_is_seen_and_taken_back(name: str, run_program: Callable[[str], None]) -> None:
    before, kept = first()
    kept, after = Store(kept), EDITS[name](base())
    run_program(after.program)

    assert after.build(kept) == anew(name) != before
    run_program("this")
    lying = dict(kept)
    assert base().build(kept) == before
    assert kept == lying, "what is as it was is not made again"


@pytest.mark.parametrize(("left_out", "edit"), LEFT_OUT.items(), ids=lambda given: str(given))
def test_an_input_left_out_of_the_key_would_be_noticed(
    left_out: tuple[type, str],
    edit: str | tuple[str, str],
    run_program: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kind, name = left_out

    def forgetful(value: Any) -> str:
        if isinstance(value, PartInputs) and kind is AccountFiles:
            value = replace(value, source=replace(value.source, **{name: {}}))
        return fingerprint(replace(value, **{name: None}) if type(value) is kind else value)

    for module in (all_parts, part_inputs, joint_part):
        monkeypatch.setattr(module, "fingerprint", forgetful)
    kept, names = Store(), [edit] if isinstance(edit, str) else edit
    before, changed = [base(), *(EDITS[name](base()) for name in names)][-2:]
    before.build(kept)
    run_program(changed.program)

    assert changed.build(kept) != anew(names[-1])


def test_the_test_above_leaves_out_every_input() -> None:
    inputs = {
        (kind, entry.name) for kind in (SharedInputs, PartInputs, MethodInputs, JointInputs) for entry in fields(kind)
    }
    assert inputs <= LEFT_OUT.keys()


def test_every_library_that_shapes_what_is_made_is_in_the_key() -> None:
    others = {"charset-normalizer", "click", "mkdocs", "mkdocs-material", "pypdf", "python-calamine"}
    with (ROOT / "pyproject.toml").open("rb") as file:
        needed = {re.split(r"[<>=]", line)[0] for line in tomllib.load(file)["project"]["dependencies"]}

    assert needed - others <= set(LIBRARIES)


@pytest.fixture
def made_parts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of accounts whose parts are made, and `all` for what is made over all."""
    ids: list[str] = []
    make_part, make_joint_part = all_parts.make_part, all_parts.make_joint_part

    def make(*given: Any) -> AccountPart:
        part = make_part(*given)
        ids.append(part.id)
        return part

    def make_joint(*given: Any) -> joint_part.JointPart:
        ids.append("all")
        return make_joint_part(*given)

    monkeypatch.setattr(all_parts, "make_part", make)
    monkeypatch.setattr(all_parts, "make_joint_part", make_joint)
    return ids


def test_what_is_over_all_accounts_or_of_others_changes_no_part(
    run_program: Callable[[str], None], made_parts: list[str]
) -> None:
    kept = Store(first()[1])
    made_parts.clear()
    EDITS["a page over all"](base()).build(kept)
    EDITS["gone"](base()).build(kept)
    text("accounts/_team.yaml", "Marcus Hale", "Marcus Hill")(base()).build(kept)

    assert set(made_parts) == {"all"}


def test_what_no_page_over_all_shows_makes_none_of_them(
    run_program: Callable[[str], None], made_parts: list[str]
) -> None:
    kept = Store(first()[1])
    made_parts.clear()
    text("accounts/acme/all.yaml", "phase: delivery}", "phase: delivery}  # as agreed")(base()).build(kept)

    assert made_parts == ["acme"]


def test_pages_over_all_that_do_not_show_an_edit_are_not_made_again(
    run_program: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, names = Store(first()[1]), []
    render = all_parts.render_pages

    def note(plans: list[Plan], *given: Any) -> joint_part.JointPart:
        names.extend(plan.frame.here for plan in plans)
        return render(plans, *given)

    monkeypatch.setattr(all_parts, "render_pages", note)
    EDITS["another owner"](base()).build(kept)

    assert "accounts/index.md" in names
    assert "team/priya.md" not in names


def test_an_account_with_an_error_is_not_kept(made_parts: list[str]) -> None:
    kept = Store()
    broken = EDITS["not to be read"](EDITS["an error"](base()))
    for _ in range(2):
        broken.build(kept)

    assert made_parts == ["acme", "other", "all", "acme", "other"]


HARMS: Sequence[Callable[[dict[str, bytes], str, str], bytes | None]] = (
    lambda whole, key, other: whole[key][:-9],
    lambda whole, key, other: whole[other],
    lambda whole, key, other: b'{"key": "' + key.encode() + b'"}\n{}',
    lambda whole, key, other: None,
)
"""What may be there instead of what was kept: a part of it, what belongs to another key, other JSON, nothing."""


@pytest.mark.usefixtures("run_program")
@pytest.mark.parametrize("turn", range(len(HARMS) if LONG else 1))
def test_what_is_not_whole_is_made_again(turn: int) -> None:
    site, whole = first()
    keys, unread = sorted(whole), find_unread(site, whole)
    harmed = {key: HARMS[(at + turn) % len(HARMS)](whole, key, keys[at - 1]) for at, key in enumerate(keys)}
    groups = len(keys) if LONG else 4  # of what is harmed at the same time: each by itself takes long
    for group in (keys[at::groups] for at in range(groups)):
        kept = Store(whole)
        put(kept, {key: harmed[key] for key in group})

        assert base().build(kept) == site
        left = unread.intersection(group)  # only read when something over all accounts has changed
        assert all(kept.get(key) == whole[key] for key in whole.keys() - left), "and is put there anew"
        if left:
            kept = Store()
            put(kept, {key: harmed[key] for key in left})
            assert base().build(kept) == site
            assert kept == whole


def put(store: Store, entries: Mapping[str, bytes | None]) -> None:
    """Have a store hold something else for some keys, or nothing."""
    for key, data in entries.items():
        store.pop(key, None)
        if data is not None:
            store[key] = data


def find_unread(site: Site, whole: Store) -> set[str]:
    """The keys of what is not read when nothing has changed: single pages over all, which are found together."""
    read = set[str]()

    class Noting(Store):
        def get(self, key: str) -> bytes | None:  # type: ignore[override]
            read.add(key)
            return super().get(key)

    assert base().build(Noting(whole)) == site
    return whole.keys() - read


def test_two_projects_can_share_what_is_kept_on_the_disk(tmp_path: Path) -> None:
    one, other = (DocumentCache(tmp_path, PARTS) for _ in range(2))
    site = base().build(one)
    files = sorted((tmp_path / PARTS).iterdir())
    changed = EDITS["a note"](base())

    assert len(files) > 3
    assert base().build(other) == site
    assert changed.build(other) == changed.build(None)
    assert base().build(one) == site


def test_equal_values_have_one_fingerprint_and_others_another() -> None:
    values = [None, "", "1", 1, True, 1.0, b"1", date(2026, 1, 1), "2026-01-01", (), ("1",), ("1", ""), (("1",),), {}]
    values += [{"a": 1, "b": 2}, {"a": 1}, frozenset({"a"}), ("a",), Settings(), Settings(late_factor=9.0)]

    assert len({fingerprint(value) for value in values}) == len(values)
    assert fingerprint({"b": 2, "a": 1}) == fingerprint({"a": 1, "b": 2})
    assert fingerprint(frozenset({"a", "b"})) == fingerprint(frozenset({"b", "a"}))
    assert fingerprint(Settings()) == fingerprint(Settings())
    with pytest.raises(TypeError):
        fingerprint(object())
