"""Reading a role's template: its head, between two lines of dashes, and the key paths its questions are bound to."""

from __future__ import annotations

import posixpath

from generator.load.conform import conform_record
from generator.load.tree import place_at, write_path
from generator.model.account import Account
from generator.model.fields import field_of, fields_of
from generator.model.problem import Place, Problem
from generator.model.record import Record
from generator.model.role import Role
from generator.wording.text import in_prose, nearest_word
from generator.yaml_reader.source import read_yaml
from generator.yaml_reader.tree import Map

ROLES_FOLDER = "playbook/roles/"
_FENCE = "---\n"


def _split_head(text: str) -> tuple[str, str]:
    """The head of a template, without its fences, and the rest; an empty head when there is none."""
    if not text.startswith(_FENCE):
        return "", text
    head, fence, body = text[len(_FENCE) :].partition("\n" + _FENCE)
    return (head, body) if fence else ("", text)


def without_head(text: str) -> str:
    """A template without its head, each line still at its number so that positions are those of the file."""
    text = text.replace("\r\n", "\n")
    head, body = _split_head(text)
    return "{#" + "\n" * (head.count("\n") + 3) + "#}" + body if head else body


def load_role(name: str, data: bytes) -> tuple[Role | None, list[Problem]]:
    """The role a template describes, and every problem with its head."""
    head, _ = _split_head(data.decode("utf-8", "replace").replace("\r\n", "\n"))
    if not head:
        message = "expected the template to begin with a head between two lines of three dashes"
        return None, [Problem(Place(name), "missing-head", message, "copy the head of another role and change it")]
    # A comment stands for the first fence, so that line numbers are those of the file.
    tree, problems = read_yaml(name, f"#\n{head}\n".encode())
    if not isinstance(tree, Map):
        return None, problems
    id = posixpath.basename(name).split(".")[0]
    role, value_problems = conform_record(Role, tree, name, {"id": id}, problems)
    problems += value_problems
    for at, question in enumerate(role.questions if role else ()):
        for index, path in enumerate(question.answered_by):
            message, hint = misbound_reason(path)
            if message:
                key = ("questions", at, "answered_by", index)
                problems.append(Problem(place_at(tree, key, name), "unknown-path", message, hint, write_path(key)))
    return role, problems


def misbound_reason(path: str) -> tuple[str, str]:
    """What is wrong with a key path that a question is bound to, and a hint; both empty when nothing is."""
    kind: type[Record] | None = Account
    for step in path.split("."):
        if kind is None:
            return f"`{path}` goes on after a plain value", ""
        field = field_of(kind, step)
        if field is None:
            known = [known.key for known in fields_of(kind)]
            meant = nearest_word(step, known)
            hint = f"did you mean `{meant}`?" if meant else "its keys are " + in_prose([f"`{key}`" for key in known])
            return f"`{step}` in `{path}` is not a key of the model", hint
        kind = field.record
    return "", ""
