"""The reference pages of rules and figures, made from the docstrings of the functions themselves."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import ModuleType

from generator import checks, insight
from generator.checks.all import ALL
from generator.checks.rule import Rule
from generator.context.findings import URGENCY
from generator.context.frame import LABELS
from generator.context.views import State
from generator.paths import ROLES, RULES, Target, role_page
from generator.text import sentence_case

_CODE = re.compile(r"``([^`]+)``|`([^`]+)`")
_NUMBER = re.compile(r"\bD(\d+)(?: to D(\d+))?\b")
_SOURCES = re.compile(r"\s*\(((?:[DS]\d+(?:, | to )?)+)\)")


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

    code: str
    name: str
    #: What it looks for, in a sentence.
    title: str
    urgency: State
    #: The level as it is typed in the settings: red, amber or note.
    level: str
    #: Numbers of the definitions it comes from, as the code has them: D4, S1.
    sources: str
    #: The exact definition, paragraph by paragraph.
    definition: tuple[tuple[Piece, ...], ...]
    #: An account in which it finds something, and one in which it does not.
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
    """A function or type that computes a figure."""

    title: str
    anchor: str
    #: What it says of itself, paragraph by paragraph.
    text: tuple[tuple[Piece, ...], ...]
    #: Where it is computed: generator/insight/kept.py, and the name in it; empty when all of it has to do with it.
    file: str
    name: str
    #: The figures it names, by number, the lowest first.
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One derived figure."""

    number: int
    #: What defines it, in full; each stands at the first figure it names.
    definitions: tuple[Definition, ...]
    #: What else has to do with it and stands at another figure.
    see: tuple[Definition, ...]
    #: Rules that use it: their name, and where they are in the manual.
    rules: tuple[tuple[str, Target], ...]


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """Context of ``portfolio/figures.md.j2``."""

    figures: tuple[Figure, ...]


def rules_page(rules: tuple[Rule, ...] = ALL) -> RulesPage:
    """The manual of all rules, role by role."""
    roles = dict.fromkeys(rule.role for rule in rules)
    return RulesPage(tuple(_family(role, rules) for role in roles), len(rules))


def _family(role: str, rules: tuple[Rule, ...]) -> RuleFamily:
    taught = role in ROLES
    return RuleFamily(
        name=LABELS[role] if taught else "The plan itself",
        target=role_page(role) if taught else None,
        rules=tuple(_entry(rule) for rule in rules if rule.role == role),
    )


def _entry(rule: Rule) -> RuleEntry:
    text, _, examples = rule.manual.partition("\nFires:\n")
    fires, _, quiet = examples.partition("\nQuiet:\n")
    head, *rest = _paragraphs(text)
    source = _SOURCES.search(head)
    return RuleEntry(
        code=rule.code,
        name=rule.name,
        title=_SOURCES.sub("", head),
        urgency=URGENCY[rule.severity],
        level=rule.severity.value,
        sources=source[1] if source else "",
        definition=tuple(_pieces(paragraph) for paragraph in rest),
        fires=_code(fires),
        quiet=_code(quiet),
    )


def _code(snippet: str) -> tuple[CodeLine, ...]:
    lines = textwrap.dedent(snippet).strip("\n").splitlines()
    return tuple(CodeLine(len(line) - len(line.lstrip()), line.strip()) for line in lines)


def _paragraphs(text: str) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n") if paragraph.strip()]


def _pieces(paragraph: str) -> tuple[Piece, ...]:
    found, at = [], 0
    for match in _CODE.finditer(paragraph):
        found += [Piece(paragraph[at : match.start()]), Piece(match[1] or match[2], code=True)]
        at = match.end()
    return tuple(piece for piece in (*found, Piece(paragraph[at:])) if piece.text)


def numbers_in(text: str) -> set[int]:
    """The numbers of the figures a text names: ``D1 to D4`` names four."""
    return {n for low, high in _NUMBER.findall(text) for n in range(int(low), int(high or low) + 1)}


def figures_page() -> FiguresPage:
    """Every figure that a function, a type or a rule names, by its number."""
    found = list(_definitions())
    of_rules = {rule: numbers_in(rule.manual.partition("\nFires:\n")[0]) for rule in ALL}
    numbers = {n for each in found for n in each.numbers}.union(*of_rules.values())
    return FiguresPage(
        tuple(
            Figure(
                number=number,
                definitions=tuple(each for each in found if each.numbers[0] == number),
                see=tuple(each for each in found if number in each.numbers[1:]),
                rules=tuple((r.name, Target(RULES, r.name)) for r, named in of_rules.items() if number in named),
            )
            for number in sorted(numbers)
        )
    )


def _definitions() -> Iterator[Definition]:
    """What names a figure: functions, types and their properties; a module for what stands in its head alone."""
    named: set[int] = set()
    heads = []
    for module in (*_modules(insight), *_modules(checks)):
        for name, member in _public(module):
            if definition := _definition(module, name, inspect.getdoc(member) or "", inspect.isclass(member)):
                named.update(definition.numbers)
                yield definition
        heads.append(module)
    for module in heads:
        text = inspect.getdoc(module) or ""
        if not numbers_in(text) <= named and (definition := _definition(module, "", text)):
            yield replace(definition, numbers=tuple(n for n in definition.numbers if n not in named))


def _definition(module: ModuleType, name: str, text: str, is_type: bool = False) -> Definition | None:
    numbers = tuple(sorted(numbers_in(text)))
    if not numbers:
        return None
    room = module.__name__.rpartition(".")[2]
    # A type and the function that makes it often share a name but for its capital, which an anchor has not.
    parts = [room, *name.split("."), *(["type"] if is_type else [])]
    return Definition(
        title=_title(name.rpartition(".")[2] or room),
        anchor="-".join(part for part in parts if part).replace("_", "-").lower(),
        text=tuple(_pieces(paragraph) for paragraph in _paragraphs(text)),
        file=f"{module.__name__.replace('.', '/')}.py",
        name=name,
        numbers=numbers,
    )


def _public(module: ModuleType) -> Iterator[tuple[str, object]]:
    """The functions and types of a module, and the properties of those types, by name."""
    for name, member in vars(module).items():
        if name.startswith("_") or getattr(member, "__module__", "") != module.__name__:
            continue
        if inspect.isfunction(member) or inspect.isclass(member):
            yield name, member
        if inspect.isclass(member):
            for inner, value in vars(member).items():
                if isinstance(value, property) and not inner.startswith("_"):
                    yield f"{name}.{inner}", value


def _modules(package: ModuleType) -> list[ModuleType]:
    names = sorted(found.name for found in pkgutil.iter_modules(package.__path__))
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]


def _title(name: str) -> str:
    """The name of a function or type in words: ``kept_rate`` and ``KeptRate`` give ``Kept rate``."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ")
    return sentence_case(spaced.lower())
