"""The files of a new project: what is its own, and nothing that the program brings along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from generator.editing.editor import SETTINGS_OF_VS_CODE, schema_files, schema_line, with_associations
from generator.editing.wording import Layout, quote_text, write_entry
from generator.load.merge import TEAM_FILE
from generator.load.settings import SETTINGS_FILE, load_settings
from generator.pages.code_host import edit_template, host_of
from generator.wording.text import is_slug, make_slug

_TEMPLATES = Path(__file__).parent / "new_project"

_ASSETS = "docs/assets/"

_CI_FILES = {
    "github": ".github/workflows/plans.yml",
    "gitlab": ".gitlab-ci.yml",
    "gitea": ".gitea/workflows/plans.yml",
}

CI = (*_CI_FILES, "none")
"""What may check each change: the code host of that name, or nothing."""

CI_OF_HOSTS = {**{host: host for host in _CI_FILES}, "forgejo": "gitea"}
"""What checks each change at a code host, where it can: Forgejo reads what is written for Gitea."""


@dataclass(frozen=True, slots=True)
class NewProject:
    """What is said of a project that begins."""

    company: str
    #: The first colleague: their whole name.
    colleague: str
    #: Their e-mail address, empty where it is not known.
    email: str
    #: The ending of the file of a logo and its bytes.
    logo: tuple[str, bytes]
    #: The address of the repository it is kept in, empty for none.
    repository: str = ""
    #: What runs there, a key of HOSTS; empty where the address says so.
    host: str = ""
    #: What checks each change: one of CI.
    ci: str = "none"
    #: The language of the theme's own words, such as ``en``.
    language: str = "en"


def make_project_files(project: NewProject, version: str, samples: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a new project, by their names in it.

    ``version`` is that of the program; ``samples`` are accounts to try, with the settings they are for.
    """
    ends = load_settings(samples)[0].settings.as_of
    day = f"\n# The day on which the story of the samples ends. Delete this line with them.\nas_of: {ends}\n"
    texts = {
        "mkdocs.yml": _fill_in("mkdocs.yml", _site_words(project)),
        ".gitignore": _read_template("gitignore"),
        SETTINGS_FILE: _fill_in("settings.yaml", {"as_of": day if ends else ""}),
        TEAM_FILE: _team_text(project, samples.get(TEAM_FILE, b"").decode()),
    }
    texts |= {name: schema_line(name) + texts[name] for name in (SETTINGS_FILE, TEAM_FILE)}
    if project.ci in _CI_FILES:
        texts[_CI_FILES[project.ci]] = _read_template(f"{project.ci}.yml")
        texts["requirements.txt"] = _fill_in("requirements.txt", {"version": version})
    ending, logo = project.logo
    others = {f"{_ASSETS}logo{ending}": logo, SETTINGS_OF_VS_CODE: with_associations(None), **schema_files()}
    return {**samples, **{name: text.encode() for name, text in texts.items()}, **others}


def _site_words(project: NewProject) -> dict[str, str]:
    edited = edit_template(project.repository, project.host)
    unsaid = "# Where the pencil on a page leads; without an address there is none.\n# edit_uri_template: "
    host = "" if host_of(project.repository) == project.host else f":\n      code_host: {project.host}"
    return {
        "site_name": quote_text(f"{project.company}: account plans"),
        "pencil": f"edit_uri_template: {edited}"
        if edited
        else f"{unsaid}https://github.com/you/plans/edit/main/docs/{{path}}",
        "language": project.language,
        "logo": f"  logo: assets/logo{project.logo[0]}",
        "code_host": host if edited else "",
    }


def _team_text(project: NewProject, samples: str) -> str:
    """The file of our people with the first colleague before those of the samples, unless they are one of them."""
    if f"name: {project.colleague}\n" in samples:
        return samples
    first = make_slug(project.colleague.split()[0])
    ids = [id for id in (first, make_slug(project.colleague), "me") if is_slug(id) and f"id: {id}\n" not in samples]
    known = {"id": ids[0], "name": project.colleague, "role": "account_manager"}
    entry = known | ({"email": project.email} if project.email else {})
    lines = [line for key, value in entry.items() for line in write_entry(key, value, 4, Layout())]
    colleague = "\n".join(["  - " + lines[0].lstrip(), *lines[1:]])
    if samples:
        return samples.replace("team:\n", f"team:\n{colleague}\n", 1)
    return _fill_in("team.yaml", {"colleague": colleague})


def _fill_in(name: str, words: Mapping[str, str]) -> str:
    return Template(_read_template(name)).substitute(words)


def _read_template(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")
