"""The Jinja environment: sandboxed, strict about missing names, and unable to print text unencoded."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from types import CodeType
from typing import Any

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    meta,
    nodes,
    pass_context,
)
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.days import period
from generator.model.record import Record
from generator.rendering.filters import FILTERS, FILTERS_OF_A_PAGE, KEPT_FILTERS
from generator.rendering.inert_text import Safe, encode_text


class TemplateProblem(Exception):
    """A template that cannot be read or rendered: its name, the line in it, and what is wrong."""

    def __init__(self, name: str, line: int, message: str) -> None:
        super().__init__(message)
        self.name, self.line, self.message = name, line, message


class _Undefined(StrictUndefined):
    """A name that is not there; where the record of a row has it, the message says so."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        said, record = super()._undefined_message, getattr(self._undefined_obj, "record", None)
        known = isinstance(record, Record) and self._undefined_name in type(record).model_fields
        return f"{said}; what was typed is `record.{self._undefined_name}`" if known else said


class _CodeGenerator(CodeGenerator):
    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - the name Jinja looks for
        """Let ``a ~ b`` encode plain text; Jinja's own would only escape it for HTML."""
        self.write("environment.concatenate((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_FilterBlock(self, node: nodes.FilterBlock, frame: Frame) -> None:  # noqa: N802
        """Jinja writes what the filter gives as it is."""
        self.fail("a template filters a value, {{ text|filter }}, not a part of itself", node.lineno)


class _Environment(ImmutableSandboxedEnvironment):
    code_generator_class = _CodeGenerator
    intercepted_binops = frozenset(["+", "%"])

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._safe: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Jinja's own verdict, which depends on type and name alone and is asked for a thousand times a page.

        What a macro or a block gives has no methods here: those of Markup would only escape text for HTML.
        """
        key = (type(obj), attr)
        if key not in self._safe:
            self._safe[key] = not _is_foreign(obj) and super().is_safe_attribute(obj, attr, value)
        return self._safe[key]

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Jinja's own, for the texts that may have methods."""
        return None if _is_foreign(getattr(value, "__self__", None)) else super().wrap_str_format(value)

    @staticmethod
    def concatenate(parts: Iterable[Any]) -> str:
        """What ``~`` stands for in a template; what is not known adds nothing."""
        found = tuple(part for part in parts if part is not None)
        if any(hasattr(part, "__html__") for part in found):
            return Safe.joined(found)
        return "".join(str(part) for part in found)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """What ``+`` and ``%`` stand for: texts are joined like ``~``, formatting is left to filters."""
        if isinstance(left, str) or isinstance(right, str):
            if operator == "%":
                raise TypeError("a template joins texts with ~, it does not format them with %")
            return self.concatenate((left, right))
        return super().call_binop(context, operator, left, right)


def _is_foreign(value: Any) -> bool:
    """Whether a text is markup of Jinja's making rather than ours."""
    return isinstance(value, str) and hasattr(value, "__html__") and not isinstance(value, Safe)


def _finalize_value(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, date):
        value = period.in_words(value)
    return value if hasattr(value, "__html__") else Safe(encode_text(str(value)))


class _Loader(BaseLoader):
    """Serves templates from memory under their own names, which tracebacks then show."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = dict(sources)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        if template not in self._sources:
            raise TemplateNotFound(template, f"there is no template {template} in playbook/")
        return self._sources[template], template, lambda: True

    def list_templates(self) -> list[str]:
        return sorted(self._sources)


class _Compiled(BytecodeCache):
    """Keeps each template as it was last compiled, for the next build of this process: `serve` makes many."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._kept.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.checksum, bucket.code


_COMPILED = _Compiled()


class Templates:
    """The playbook's templates, each compiled once for as long as it stays the same.

    ``sources`` maps a name such as ``account/people.md.j2`` to its text; names are relative to ``playbook/``.
    """

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = dict(sources)
        environment = _Environment(
            loader=_Loader(sources),
            autoescape=True,
            finalize=_finalize_value,
            undefined=_Undefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            bytecode_cache=_COMPILED,
        )
        environment.filters = {
            **{name: environment.filters[name] for name in KEPT_FILTERS},
            **FILTERS,
            **{name: pass_context(answer) for name, answer in FILTERS_OF_A_PAGE.items()},
        }
        self._environment = environment
        self._single: dict[tuple[str, str], Template] = {}

    @property
    def names(self) -> list[str]:
        """The names of all templates."""
        return self._environment.list_templates()

    def with_imports(self, names: Iterable[str]) -> dict[str, str]:
        """The texts of some templates and of all that these import or include, by name.

        All texts where one takes another by a name that is only known when it is rendered.
        """
        found, waiting = dict[str, str](), [name for name in names if name in self._sources]
        while waiting:
            name = waiting.pop()
            if name in found:
                continue
            found[name] = self._sources[name]
            imported = _find_imports(self._sources[name])
            if None in imported:
                return self._sources
            waiting += [other for other in imported if other in self._sources]
        return found

    def render(self, name: str, context: Mapping[str, Any], block: str = "") -> str:
        """The text of a template, or of what stands outside its blocks and in one of them.

        TemplateProblem when it cannot be made.
        """
        try:
            template = self._only(name, block) if block else self._environment.get_template(name)
            return template.render(context)
        except TemplateError as error:
            raise TemplateProblem(*_error_line(error, name), error.message or type(error).__name__) from error
        except Exception as error:
            raise TemplateProblem(*_error_line(error, name), f"{type(error).__name__}: {error}") from error

    def find_broken(self) -> Iterator[TemplateProblem]:
        """The templates that cannot be read, whether or not a page needs them."""
        for name in self._environment.list_templates():
            try:
                self._environment.get_template(name)
            except TemplateError as error:
                yield TemplateProblem(*_error_line(error, name), error.message or type(error).__name__)

    def _only(self, name: str, block: str) -> Template:
        if (name, block) not in self._single:
            others = [other for other in self._environment.get_template(name).blocks if other != block]
            empty = "".join(f"{{% block {other} %}}{{% endblock %}}" for other in others)
            self._single[name, block] = self._environment.from_string(f'{{% extends "{name}" %}}{empty}')
        return self._single[name, block]


@lru_cache(maxsize=256)
def _find_imports(text: str) -> frozenset[str | None]:
    """The names of the templates that a text takes; None among them for one that is only known when it is rendered."""
    try:
        return frozenset(meta.find_referenced_templates(Environment().parse(text)))
    except TemplateError:
        return frozenset()


def _error_line(error: BaseException, name: str) -> tuple[str, int]:
    """The innermost template line of an error; Jinja rewrites tracebacks to point into templates."""
    line = getattr(error, "lineno", None)
    if line:
        return getattr(error, "name", None) or name, line
    place, trace = (name, 1), error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith(".j2"):
            place = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return place


def with_front_matter(title: str, body: str, settings: Mapping[str, Any]) -> str:
    """A page with its front matter.

    MkDocs and Material write title and tags into HTML as they are, so they are escaped here; JSON is YAML.
    """
    meta: dict[str, Any] = {"title": html.escape(title), **settings}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
    return "---\n" + "\n".join(lines) + "\n---\n\n" + body.lstrip("\n")
