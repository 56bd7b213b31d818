"""The reference pages of rules and figures, made from the docstrings of the functions themselves."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import CodeType, FunctionType, ModuleType

from generator import checks, insight
from generator.checks import ranking, state
from generator.checks.all import ALL
from generator.checks.rule import Rule
from generator.context.findings import URGENCY
from generator.context.places import LABELS
from generator.context.rule_examples import Examples, read_examples
from generator.context.views import State
from generator.paths import ROLES, RULES, Target, role_page
from generator.wording.text import sentence_case

_CODE = re.compile(r"``([^`]+)``|`([^`]+)`")
_ORIGIN = "From: "


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence, plain or set as code."""

    text: str
    code: bool = False


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A line of an example: by how many spaces it is indented, and what it says."""

    indent: int
    text: str


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """One rule in the manual."""

    name: str
    #: What it looks for, in a sentence.
    title: str
    urgency: State
    #: The level as it is typed in the settings: red, amber or note.
    level: str
    #: The article or practice it comes from; several are set apart by semicolons.
    origin: str
    #: The exact definition, paragraph by paragraph.
    definition: tuple[tuple[Piece, ...], ...]
    #: An account in which it finds something, and one in which it does not; the first line says what each shows.
    fires: tuple[CodeLine, ...]
    quiet: tuple[CodeLine, ...]


@dataclass(frozen=True, slots=True)
class RuleFamily:
    """The rules of one role."""

    name: str
    #: The page that teaches the role; None for the state of the plan itself.
    target: Target | None
    rules: tuple[RuleEntry, ...]


@dataclass(frozen=True, slots=True)
class RulesPage:
    """Context of ``portfolio/rules.md.j2``."""

    families: tuple[RuleFamily, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Definition:
    """What computes a figure."""

    title: str
    anchor: str
    #: What it says of itself, paragraph by paragraph.
    text: tuple[tuple[Piece, ...], ...]
    #: Its name in the program.
    name: str


@dataclass(frozen=True, slots=True)
class Subject:
    """The figures about one thing."""

    title: str
    anchor: str
    #: What they are about, in a sentence.
    text: str
    definitions: tuple[Definition, ...]
    #: Rules that go by them: their name, and where they are in the manual.
    rules: tuple[tuple[str, Target], ...]


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """Context of ``portfolio/figures.md.j2``."""

    subjects: tuple[Subject, ...]


def rules_page(rules: tuple[Rule, ...] = ALL) -> RulesPage:
    """The manual of all rules, role by role."""
    roles = dict.fromkeys(rule.role for rule in rules)
    return RulesPage(tuple(_family(role, rules) for role in roles), len(rules))


def _family(role: str, rules: tuple[Rule, ...]) -> RuleFamily:
    taught, examples = role in ROLES, read_examples(role)
    return RuleFamily(
        name=LABELS[role] if taught else "The plan itself",
        target=role_page(role) if taught else None,
        rules=tuple(_entry(rule, examples[rule.name]) for rule in rules if rule.role == role),
    )


def _entry(rule: Rule, examples: Examples) -> RuleEntry:
    head, *rest = _paragraphs(rule.manual)
    origins = [paragraph for paragraph in rest if paragraph.startswith(_ORIGIN)]
    return RuleEntry(
        name=rule.name,
        title=head,
        urgency=URGENCY[rule.severity],
        level=rule.severity.value,
        origin=" ".join(origins).removeprefix(_ORIGIN),
        definition=tuple(split_code(paragraph) for paragraph in rest if paragraph not in origins),
        fires=_code_lines(examples.fires),
        quiet=_code_lines(examples.quiet),
    )


def _code_lines(example: str) -> tuple[CodeLine, ...]:
    """An example without what it says for the tests."""
    lines = example.partition("\n# expect:")[0].rstrip().splitlines()
    return tuple(CodeLine(len(line) - len(line.lstrip()), line.strip()) for line in lines)


def _paragraphs(text: str) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n") if paragraph.strip()]


def split_code(paragraph: str) -> tuple[Piece, ...]:
    """A paragraph in pieces, what stands between backticks as code."""
    pieces, at = [], 0
    for match in _CODE.finditer(paragraph):
        pieces += [Piece(paragraph[at : match.start()]), Piece(match[1] or match[2], code=True)]
        at = match.end()
    return tuple(piece for piece in (*pieces, Piece(paragraph[at:])) if piece.text)


def figures_page() -> FiguresPage:
    """What is worked out from the facts: a subject for each module of ``insight``, order and state of an account."""
    users: dict[str, list[Rule]] = {}
    for rule in ALL:
        for module in sorted(set(_goes_by(rule.check, set()))):
            users.setdefault(module, []).append(rule)
    modules = (*_modules(insight), ranking, state)
    subjects = (_subject(module, users.get(module.__name__, ())) for module in modules)
    defined = [subject for subject in subjects if subject.definitions]
    return FiguresPage(tuple(sorted(defined, key=lambda subject: subject.title)))


def _subject(module: ModuleType, rules: Sequence[Rule]) -> Subject:
    room = module.__name__.rpartition(".")[2]
    return Subject(
        title=_title(room),
        anchor=_anchor(room),
        text=_paragraphs(inspect.getdoc(module) or "")[0],
        definitions=tuple(_definitions(module, room)),
        rules=tuple((rule.name, Target(RULES, rule.name)) for rule in rules),
    )


def _definitions(module: ModuleType, room: str) -> Iterator[Definition]:
    for name, member in _public(module):
        text = _paragraphs(inspect.getdoc(member) or "")
        yield Definition(
            title=_title(name.rpartition(".")[2]),
            anchor=_anchor(f"{room}-{name}"),
            text=tuple(split_code(paragraph) for paragraph in text),
            name=name,
        )


def _goes_by(function: object, seen: set[object]) -> Iterator[str]:
    """The modules of figures whose names a rule's function uses, itself or through the other functions of its room."""
    if not isinstance(function, FunctionType) or function in seen:
        return
    seen.add(function)
    for name in _list_names(function.__code__):
        member = function.__globals__.get(name)
        home = str(getattr(member, "__module__", ""))
        if home == state.__name__ or home.startswith(insight.__name__):
            yield home
        elif home.startswith(checks.__name__):
            yield from _goes_by(member, seen)


def _list_names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _list_names(inner)


def _public(module: ModuleType) -> Iterator[tuple[str, object]]:
    """The functions of a module and the properties of its types, by name."""
    for name, member in vars(module).items():
        if name.startswith("_") or getattr(member, "__module__", "") != module.__name__:
            continue
        if inspect.isfunction(member):
            yield name, member
        if inspect.isclass(member):
            for inner, value in vars(member).items():
                if isinstance(value, property) and not inner.startswith("_"):
                    yield f"{name}.{inner}", value


def _modules(package: ModuleType) -> list[ModuleType]:
    """All modules of a package, those in its folders too."""
    names = (module.name for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."))
    return [importlib.import_module(name) for name in names]


def _title(name: str) -> str:
    """The name of a module, function or property in words: ``kept_rate`` and ``KeptRate`` give ``Kept rate``."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ")
    return sentence_case(spaced.lower())


def _anchor(name: str) -> str:
    return re.sub(r"[._]", "-", name).lower()
