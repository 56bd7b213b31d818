"""The page that lists what each template may print, made of the types of what the pages are given."""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from projects import DAY, checked, everything_project

from generator.context.frame import Frame
from generator.context.wording import Wording
from generator.model.record import Record
from generator.pages.page_list import Plan, Reading, list_pages
from generator.rendering.filters import FILTERS_OF_A_PAGE

HEAD = """---
search:
  exclude: true
---

# What a template may print

Made of the types in `generator/context/` by a test, which fails when this page is not true; `make golden` writes it.

What is typed in an account comes as it is: a type in *italics* is a record, and its keys stand in the
[account reference](reference/account.md); `from`, `with`, `for` and `if` are written `from_`, `with_`, `for_`, `if_`.
What had to be worked out stands here. A name that is not there is an error, with the file and the line.
"""

_TOLD = ("generator.context.", "generator.insight.", "generator.checks.", "generator.pages.")
"""Where the types stand that are told field by field; a chart is drawn by its part and no page reads it."""

_SHARED = 3
"""On so many pages a type has to be for it to be told once, at the end."""

Names = Mapping[str, type]


def page() -> str:
    """The whole page."""
    given = dict(sorted(names_by_template().items()))
    inside = {
        template: {kind for top in names.values() for kind in _with_all_inside(top)}
        for template, names in given.items()
    }
    every = set().union(*inside.values())
    shared = {kind for kind in every if sum(kind in kinds for kinds in inside.values()) >= _SHARED}
    parts = [HEAD, _filters(), _section("On every page", [Frame])]
    for template, names in given.items():
        parts.append(f"## {template}\n\n" + _list((name, _name(kind), "") for name, kind in names.items()))
        parts += [_kind(kind) for kind in _ordered(inside[template] - shared)]
    parts.append(_section("On several pages", _ordered(shared - {Frame})))
    return "\n".join(parts)


def names_by_template() -> dict[str, dict[str, type]]:
    """What every template is given besides what stands on every page, with the type of each."""
    read = checked(everything_project())
    found: dict[str, dict[str, type]] = {}
    for plan in list_pages(Reading(read.book, read.roles, DAY, files=read.files)):
        for name, value in _told(plan):
            found.setdefault(plan.template, {})[name] = value
    return found


def _told(plan: Plan) -> Iterator[tuple[str, type]]:
    for name, value in plan.context.items():
        if value is not None:
            yield name, type(value[0]) if isinstance(value, tuple) and value else type(value)


def _with_all_inside(kind: type) -> set[type]:
    """A type of a context and all that stand in its fields."""
    found, waiting = set(), [kind]
    while waiting:
        one = waiting.pop()
        if one not in found and dataclasses.is_dataclass(one) and one.__module__.startswith(_TOLD):
            found.add(one)
            waiting += [inner for hint in get_type_hints(one).values() for inner in _types_in(hint)]
    return found


def _types_in(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and not get_args(hint):
        yield hint
    if dataclasses.is_dataclass(origin := get_origin(hint)):
        yield cast("type", origin)
    for part in get_args(hint):
        yield from _types_in(part)


def _ordered(kinds: set[type]) -> list[type]:
    return sorted(kinds, key=lambda kind: (kind.__name__, kind.__module__))


def _filters() -> str:
    rows = [(name, "", _first_sentence(getattr(Wording, name, answer))) for name, answer in FILTERS_OF_A_PAGE.items()]
    return "## Filters that know the account\n\n" + _list(rows)


def _section(title: str, kinds: list[type]) -> str:
    return "\n".join([f"## {title}\n", *map(_kind, kinds)])


def _kind(kind: type) -> str:
    hints, comments = get_type_hints(kind), _comments(kind)
    rows = [
        (field.name, _in_words(hints[field.name]), comments.get(field.name, "")) for field in dataclasses.fields(kind)
    ]
    rows += [
        (name, _in_words(get_type_hints(member.fget)["return"]), _first_sentence(member))
        for name, member in vars(kind).items()
        if isinstance(member, property) and member.fget and not name.startswith("_")
    ]
    return f"**{kind.__name__}**: {_about(kind)}\n\n{_list(rows)}"


def _about(kind: type) -> str:
    return _first_sentence(kind) if kind.__module__.startswith("generator.") else ""


def _first_sentence(told: object) -> str:
    return re.sub(r"``([^`]+)``", r"`\1`", (inspect.getdoc(told) or "").partition("\n\n")[0].replace("\n", " "))


def _list(rows: Iterable[tuple[str, str, str]]) -> str:
    return "".join(
        f"- `{name}`{f' ({kind})' if kind else ''}{f': {text}' if text else ''}\n" for name, kind, text in rows
    )


def _comments(kind: type) -> dict[str, str]:
    """What the comments above the fields of a type say."""
    found, above = {}, []
    for line in inspect.getsource(kind).splitlines():
        if comment := re.match(r"    #: (.*)", line):
            above.append(comment[1])
        elif field := re.match(r"    (\w+): ", line):
            found[field[1]] = re.sub(r"``([^`]+)``", r"`\1`", " ".join(above))
            above = []
    return found


def _in_words(hint: Any) -> str:
    """A type as people read it: ``a list of PersonRow``, ``State or none``."""
    arguments = [part for part in get_args(hint) if part is not Ellipsis]
    origin = getattr(hint, "__origin__", None)
    if origin is tuple and len(get_args(hint)) == 2 and get_args(hint)[1] is Ellipsis:
        return f"list of {_in_words(arguments[0])}"
    if origin is tuple:
        return ", ".join(map(_in_words, arguments)) + " together"
    if dataclasses.is_dataclass(origin):
        return f"{_name(origin)} of {_in_words(arguments[0])}"
    if origin is not None and isinstance(origin, type):
        return f"{_in_words(arguments[-1])} by {_in_words(arguments[0])}"
    if arguments:
        plain = [_in_words(part) for part in arguments if part is not type(None)]
        return " or ".join(plain) + (" or none" if type(None) in arguments else "")
    return _name(hint)


def _name(hint: Any) -> str:
    words = {"str": "text", "int": "number", "float": "number", "bool": "yes or no", "date": "day", "NoneType": "none"}
    if isinstance(hint, TypeVar):
        return "whatever it is of"
    name = getattr(hint, "__name__", str(hint))
    if isinstance(hint, type) and issubclass(hint, Record):
        return f"*{name}*"
    return words.get(name, name)
