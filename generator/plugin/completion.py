"""What mkdocs.yml of a project leaves out, as the program has it: menu, look, extensions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_theme_dir
from mkdocs.utils.yaml import yaml_load

from generator.disk.program import is_program, read_configuration, read_help
from generator.plugin.configuration import config_file, project_folder

_COMPLETED = ("extra", "extra_css", "extra_javascript", "markdown_extensions", "mdx_configs", "nav", "not_in_nav")

_OWN_PAGES = "More"
"""What the menu calls hand-written pages of the project."""

_THEME = "material"
"""The theme that the look of the program is made for."""


def theme_languages() -> list[str]:
    """The codes of the languages that the theme speaks."""
    return sorted(path.stem for path in Path(get_theme_dir(_THEME), "partials", "languages").glob("*.html"))


def takes_from_program(config: MkDocsConfig) -> bool:
    """Whether help, look and menu of the program are for this project."""
    return config.theme.name == _THEME and not is_program(project_folder(config))


def configuration_left_out(config: MkDocsConfig) -> str:
    """What mkdocs.yml of a project does not say and the program's does, as YAML; empty for nothing.

    Where the project's theme leaves anything out, all that the program says of it is there.
    """
    given = _read_given(config)
    text = read_configuration(without=[key for key in given if key != "theme"])
    others = yaml_load(text)
    theme, own_theme = others.pop("theme"), given.get("theme")
    says_all = isinstance(own_theme, Mapping) and theme.keys() <= own_theme.keys()
    return text if others or not says_all else ""


def files_left_out(config: MkDocsConfig) -> dict[str, bytes]:
    """The program's help and look that a project has no files of its own for, by their names below ``docs/``.

    Help goes with the menu: a menu of the project's own that has no page of it leaves it out.
    """
    files = {name: data for name, data in read_help().items() if not Path(config.docs_dir, name).is_file()}
    wanted = config.nav is None or not files.keys().isdisjoint(_list_pages(config.nav))
    return {name: data for name, data in files.items() if wanted or not name.endswith(".md")}


def read_left_out(config: MkDocsConfig) -> dict[str, str | bytes]:
    """The same files, pages as text."""
    return {name: data.decode() if name.endswith(".md") else data for name, data in files_left_out(config).items()}


def complete_configuration(config: MkDocsConfig) -> None:
    """Set what mkdocs.yml of a project does not say as the program's has it."""
    given = _read_given(config)
    left_out = yaml_load(configuration_left_out(config))
    own_theme = given.get("theme")
    for key, value in left_out.pop("theme", {}).items():
        if not isinstance(own_theme, Mapping) or key not in own_theme:
            config.theme[key] = value
    if "nav" in left_out and (own := _list_own_pages(Path(config.docs_dir), _list_pages(left_out["nav"]))):
        left_out["nav"].append({_OWN_PAGES: own})
    plain = {"site_name": config.site_name, "docs_dir": config.docs_dir, "plugins": []}
    whole = MkDocsConfig(config_file_path=config.config_file_path)
    whole.load_dict({**left_out, **plain})
    whole.validate()
    for key in _COMPLETED:
        if key in left_out or (key == "mdx_configs" and "markdown_extensions" in left_out):
            config[key] = whole[key]


def _read_given(config: MkDocsConfig) -> Mapping[str, Any]:
    path = config_file(config)
    if not path.is_file():  # it came through a pipe
        return {}
    with path.open("rb") as file:
        return yaml_load(file)


def _list_own_pages(docs: Path, listed: Collection[str]) -> list[str]:
    """The hand-written pages of a project that are not in the menu; README.md would be the home page, which is made."""
    pages = [path.relative_to(docs).as_posix() for path in docs.rglob("*.md") if not path.is_symlink()]
    return sorted(page for page in pages if page not in (*listed, "README.md"))


def _list_pages(menu: Any) -> list[str]:
    """All pages of a menu, which has pages, lists and headings with either."""
    if isinstance(menu, str):
        return [menu]
    return [page for item in (menu.values() if isinstance(menu, Mapping) else menu) for page in _list_pages(item)]
