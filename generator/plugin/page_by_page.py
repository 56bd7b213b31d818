"""What of a configuration of MkDocs is known to make each page of that page, the menu and the configuration alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from types import FunctionType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

VERSIONS = {"mkdocs": "1.6.", "mkdocs-material": "9.", "markdown": "3.", "pymdown-extensions": "12."}
"""How the versions begin with which this is tested."""

PLUGINS = ("generator.plugin.plugin.AccountPlaybookPlugin", "material.plugins.search.plugin.SearchPlugin")
"""Plugins that act on one page at a time, whose entries in the index of the search are put together again."""

EXTENSIONS = frozenset(
    {
        *("abbr", "admonition", "attr_list", "codehilite", "def_list", "fenced_code", "footnotes", "md_in_html"),
        *("meta", "sane_lists", "smarty", "tables", "toc"),
        *("pymdownx.betterem", "pymdownx.caret", "pymdownx.details", "pymdownx.highlight", "pymdownx.inlinehilite"),
        *("pymdownx.keys", "pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.superfences", "pymdownx.tabbed"),
        *("pymdownx.tasklist", "pymdownx.tilde"),
    }
)
"""Extensions of Markdown that read nothing but the page."""

TEMPLATES = frozenset({"404.html", "sitemap.xml"})
"""Templates of the theme for files of the whole site, which need no more of a page than its address and day."""

_LIBRARIES = ("markdown", "material", "pymdownx")
"""Packages whose functions may be named in the settings of extensions."""


def find_obstacle(config: MkDocsConfig) -> str:
    """What in a configuration could make a page of other pages or other files, in words; empty for nothing."""
    return next(_list_obstacles(config), "")


def _list_obstacles(config: MkDocsConfig) -> Iterator[str]:
    for library, known in VERSIONS.items():
        if not (found := find_version(library)).startswith(known):
            yield f"version {found} of {library}"
    if config.theme.name != "material":
        yield f"the theme `{config.theme.name}`"
    if config.theme.custom_dir:
        yield "`custom_dir` of the theme"
    yield from (f"the hook `{hook}`" for hook in config.hooks)
    for name, plugin in config.plugins.items():
        if f"{type(plugin).__module__}.{type(plugin).__qualname__}" not in PLUGINS and name not in config.hooks:
            yield f"the plugin `{name.removeprefix('material/')}`"
    yield from (f"the template `{name}`" for name in config.extra_templates)
    yield from (f"the template `{name}`" for name in sorted(config.theme.static_templates - TEMPLATES))
    for name in config.markdown_extensions:
        if name.removeprefix("markdown.extensions.") not in EXTENSIONS:
            yield f"the Markdown extension `{name}`"
    yield from (f"the function `{name}`" for name in _list_functions(config.mdx_configs))


def _list_functions(value: Any) -> Iterator[str]:
    """The functions and types in settings that are of no known library."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for inner in value:
            yield from _list_functions(inner)
    elif isinstance(value, (FunctionType, type)) and value.__module__.partition(".")[0] not in _LIBRARIES:
        yield f"{value.__module__}.{value.__qualname__}"
    elif not isinstance(value, (FunctionType, type, str, int, float, type(None))):
        yield repr(value)


def find_version(library: str) -> str:
    """The version of a library that is installed."""
    with suppress(PackageNotFoundError):
        return version(library)
    return "unknown"
