"""The Jinja environment: sandboxed, strict about missing names, and unable to print text unencoded."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    UndefinedError,
    meta,
    nodes,
    pass_context,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from generator.days import period
from generator.rendering.code_store import CodeStore
from generator.rendering.compiled_code import CompiledCode
from generator.rendering.error_lines import TemplateProblem, error_line, innermost_frame
from generator.rendering.filters import FILTERS, FILTERS_OF_A_PAGE, KEPT_FILTERS
from generator.rendering.inert_text import Safe
from generator.rendering.missing_names import has_fixed_names, missing_attribute, suggest_name


class _MissingName(UndefinedError):
    """A name that is not there, and what was asked for it; None for a name of the page."""

    def __init__(self, owner: Any, name: str | None, message: str) -> None:
        super().__init__(message)
        self.owner, self.missing = owner, name


class _Undefined(StrictUndefined):
    """A name that is not there; whatever is done with it says so.

    Where the names are always the same, already asking for another is an error, whether or not there is something to
    print instead.
    """

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = UndefinedError
    ) -> None:
        error = partial(_MissingName, obj, name) if exc is UndefinedError else exc
        super().__init__(hint, obj, name, error)  # type: ignore[arg-type]
        if has_fixed_names(obj):
            self._fail_with_undefined_error()


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
        values = tuple(part for part in parts if part is not None)
        if any(hasattr(part, "__html__") for part in values):
            return Safe.join_parts(values)
        return "".join(str(part) for part in values)

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
    return Safe.escape(value)


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


class Templates:
    """The playbook's templates, each compiled once for as long as it stays the same.

    ``sources`` maps a name such as ``account/people.md.j2`` to its text; names are relative to ``playbook/``. What is
    in the store is not compiled again.
    """

    def __init__(self, sources: Mapping[str, str], store: CodeStore | None = None) -> None:
        self._sources, self._store = dict(sources), store
        environment = _Environment(
            loader=_Loader(sources),
            autoescape=True,
            finalize=_finalize_value,
            undefined=_Undefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            bytecode_cache=CompiledCode(store),
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

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts of all templates, by name."""
        return self._sources

    def with_imports(self, names: Iterable[str]) -> dict[str, str]:
        """The texts of some templates and of all that these import or include, by name.

        All texts where one takes another by a name that is only known when it is rendered.
        """
        texts, waiting = dict[str, str](), [name for name in names if name in self._sources]
        while waiting:
            name = waiting.pop()
            if name in texts:
                continue
            texts[name] = self._sources[name]
            imported = self._imports_of(self._sources[name])
            if None in imported:
                return self._sources
            waiting += [other for other in imported if other in self._sources]
        return texts

    def _imports_of(self, text: str) -> Sequence[str | None]:
        """What `_find_imports` finds in a text, kept in the store by the text."""
        key = f"imports {hashlib.sha256(text.encode()).hexdigest()}"
        kept = self._store.get(key) if self._store else None
        imports: Sequence[str | None] = _find_imports(text) if kept is None else json.loads(kept)
        if self._store and kept is None:
            self._store.put(key, json.dumps(imports).encode())
        return imports

    def render(self, name: str, context: Mapping[str, Any], block: str = "") -> str:
        """The text of a template, or of what stands outside its blocks and in one of them.

        TemplateProblem when it cannot be made.
        """
        try:
            template = self._only(name, block) if block else self._environment.get_template(name)
            return template.render(context)
        except TemplateError as error:
            raise self._problem(error, name) from error
        except Exception as error:
            raise TemplateProblem(*error_line(error, name), f"{type(error).__name__}: {error}") from error

    def find_broken(self) -> Iterator[TemplateProblem]:
        """The templates that cannot be read, whether or not a page needs them."""
        for name in self._environment.list_templates():
            try:
                self._environment.get_template(name)
            except TemplateError as error:
                yield self._problem(error, name)

    def _problem(self, error: TemplateError, name: str) -> TemplateProblem:
        """What is wrong with a template, with what was meant where something like it is known."""
        message, hint = error.message or type(error).__name__, ""
        unknown = _UNKNOWN.match(message)
        if isinstance(error, _MissingName) and isinstance(error.missing, str):
            message, hint = _explain_missing(error, error.missing, message)
        elif isinstance(error, TemplateNotFound):
            hint = suggest_name(str(error.name), self._environment.list_templates())
        elif unknown:
            known = self._environment.filters if unknown[1] == "filter" else self._environment.tests
            hint = suggest_name(unknown[2], known, unknown[1])
        return TemplateProblem(*error_line(error, name), message, hint)

    def _only(self, name: str, block: str) -> Template:
        if (name, block) not in self._single:
            others = [other for other in self._environment.get_template(name).blocks if other != block]
            empty = "".join(f"{{% block {other} %}}{{% endblock %}}" for other in others)
            self._single[name, block] = self._environment.from_string(f'{{% extends "{name}" %}}{empty}')
        return self._single[name, block]


_UNKNOWN = re.compile(r"No (filter|test) named '(\w+)'")


def _explain_missing(error: _MissingName, name: str, message: str) -> tuple[str, str]:
    if error.owner is missing:
        frame = innermost_frame(error)
        return message, suggest_name(name, frame.tb_frame.f_locals if frame else ())
    if isinstance(error.owner, TemplateModule):
        known = vars(error.owner)
        file, macros = str(known["__name__"]), [macro for macro in known if not macro.startswith("_")]
        return f"`{file}` has no macro '{name}'", suggest_name(name, macros, file)
    return missing_attribute(error.owner, name)


@lru_cache(maxsize=256)  # more than a playbook has templates
def _find_imports(text: str) -> Sequence[str | None]:
    """The names of the templates that a text takes; None among them for one that is only known when it is rendered."""
    try:
        return tuple(meta.find_referenced_templates(Environment().parse(text)))
    except TemplateError:
        return ()
