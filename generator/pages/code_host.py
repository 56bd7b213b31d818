"""Where a line of a file is opened for editing: addresses at the host of the code, from what mkdocs.yml says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from generator.model.problem import Place


@dataclass(frozen=True, slots=True)
class Editor:
    """Where a place in a file is edited, and where a whole file."""

    #: The address of a place, with ``{file}`` and ``{line}`` in it; empty where there is none.
    pattern: str
    #: The address of a file, with ``{path}`` or ``{path!q}`` in it; empty where there is none.
    file_pattern: str = ""
    #: The files that pages are made of and that are not the project's, so that nobody edits them.
    not_edited: tuple[str, ...] = ()

    def __call__(self, place: Place) -> str:
        """The address of a place; empty where there is none."""
        return self.pattern.replace("{line}", str(place.line)).replace("{file}", quote(place.file, safe="/"))

    def edit_file(self, file: str) -> str:
        """The address of a file, by its name relative to the project; empty where there is none."""
        if not file or file in self.not_edited:
            return ""
        return _PATH.sub(lambda match: quote(file, safe="" if match["quoted"] else "/"), self.file_pattern)


_PATH = re.compile(r"\{path(?P<quoted>!q)?\}")
"""Where MkDocs puts the name of a page into ``edit_uri_template``, with its slashes encoded or not."""

no_address = Editor("")
"""That of a project of which nobody knows where it is edited."""

HOSTS = {
    "github": "{repo}/blob/{branch}/{file}#L{line}",
    "gitlab": "{repo}/-/blob/{branch}/{file}#L{line}",
    "gitea": "{repo}/src/branch/{branch}/{file}#L{line}",
    "forgejo": "{repo}/src/branch/{branch}/{file}#L{line}",
    "bitbucket": "{repo}/src/{branch}/{file}#lines-{line}",
}
"""What the address of a line looks like, by the program that runs at the host.

The line is shown, with the host's own button for editing: the editors of most do not go to a line.
"""

_EDITS = {
    "github": "{repo}/edit/main/docs/{path}",
    "gitlab": "{repo}/-/edit/main/docs/{path}",
    "gitea": "{repo}/_edit/main/docs/{path}",
    "forgejo": "{repo}/_edit/main/docs/{path}",
    "bitbucket": "{repo}/src/main/docs/{path}?mode=edit",
}
"""Where a file in the folder of hand-written pages is edited, as MkDocs is told, by what runs at the host."""

_KNOWN = {
    "github.com": "github",
    "gitlab.com": "gitlab",
    "gitea.com": "gitea",
    "codeberg.org": "forgejo",
    "bitbucket.org": "bitbucket",
}
"""Hosts of which everybody knows what runs there; that of any other has to be said."""

MADE_UP = ("edit/master/docs/", "src/default/docs/")
"""What MkDocs takes for ``edit_uri`` where nobody set it, with branches that few repositories have."""

_EDIT = re.compile(r"^(?P<repo>.*?)/(?:-/)?(?:_edit|edit|blob|raw|tree|src/branch|src)/(?P<branch>.+)$")
"""An address for editing, as MkDocs has it for the folder of pages, with the repository before it."""


def host_of(repository: str) -> str:
    """What runs where a repository is kept, a key of HOSTS; empty where the address alone does not say."""
    return _KNOWN.get(_host_of(repository), "")


def edit_template(repository: str, host: str) -> str:
    """What MkDocs is told of where pages are edited, for a repository and what runs there; empty for none."""
    return _EDITS[host].replace("{repo}", repository.rstrip("/")) if repository else ""


def edit_address(repo: str, edit: str, docs: str, host: str = "", branch: str = "") -> Editor:
    """What gives the address of a place in a file of a project.

    ``repo`` and ``edit`` are ``repo_url`` and ``edit_uri`` of mkdocs.yml, empty where they are not set; ``docs`` is
    the folder of hand-written pages, relative to the project. ``host`` names what runs at the host, a key of HOSTS,
    or is the address itself with ``{file}`` and ``{line}`` in it; empty, the well-known hosts are recognised.
    ``branch`` is asked for where ``edit`` does not have it. A host that is not known gives no addresses.
    """
    repo, own = _find_repository(repo, "" if edit in MADE_UP else edit, docs)
    pattern = host if "{file}" in host else HOSTS.get(host or _KNOWN.get(_host_of(repo), ""), "")
    if "{repo}" in pattern and not repo:
        return no_address
    # Where nobody says which branch, the host's own word for the newest state; Gitea and Forgejo have none.
    named = quote(branch or own or ("main" if "src/branch" in pattern else "HEAD"), safe="/")
    whole = pattern.replace("{repo}", repo).replace("{branch}", named)
    if not _is_web(whole):
        return no_address
    return Editor(whole)


def find_file_pattern(repo: str, template: str, docs: str) -> str:
    """The address at which a file of a project is edited, with ``{path}`` for its name relative to the project.

    ``template`` is ``edit_uri_template`` of mkdocs.yml, or its ``edit_uri`` with ``{path}`` behind it: where a file in
    the folder ``docs`` is edited. Empty where that does not say where files beside that folder are.
    """
    plain, quoted = re.escape(f"{docs}/"), re.escape(quote(f"{docs}/", safe=""))
    places = re.compile(rf"(?<![^/=:?#&]){plain}(?={{path}})|(?:(?<![^/=:?#&])|(?<=%2F)){quoted}(?={{path!q}})")
    beside, cut = places.subn("", template)
    if not cut or cut < template.count("{"):
        return ""
    base = repo if not repo or repo.endswith("/") or beside.startswith(("?", "#")) else f"{repo}/"
    whole = urljoin(base, beside)
    return whole if _is_web(_PATH.sub("x", whole)) else ""


def _find_repository(repo: str, edit: str, docs: str) -> tuple[str, str]:
    """The address of the repository, and the branch with the folder of the project in it; each may be empty."""
    repo = repo.rstrip("/")
    edit = re.split(r"[?#]", edit)[0]
    match = _EDIT.match(edit.removeprefix(repo) if "://" in edit else f"/{edit.lstrip('/')}")
    if match is None:
        return repo, ""
    branch = f"/{match['branch'].strip('/')}".removesuffix(f"/{docs.strip('/')}").strip("/")
    return repo or match["repo"].rstrip("/"), branch


def _host_of(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _is_web(address: str) -> bool:
    return address.startswith(("https://", "http://")) and bool(_host_of(address)) and re.search(r"\s", address) is None
