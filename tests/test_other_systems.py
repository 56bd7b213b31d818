"""Nothing in the program assumes a system that Windows or macOS is not: paths, encodings, links, signals, shells."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from projects import ROOT

MODULES = sorted((ROOT / "generator").rglob("*.py"))

ONE_SYSTEM = frozenset("fcntl grp msvcrt pty pwd resource syslog termios tty winreg".split())
"""Modules that only some systems have."""

ONE_SYSTEM_NAMES = frozenset(
    "fork forkpty getuid geteuid getgid getpgid getppid setsid chown chroot mkfifo mknod nice uname killpg "
    "SIGKILL SIGHUP SIGUSR1 SIGUSR2 SIGALRM SIGCHLD SIGQUIT alarm setitimer pause "
    "O_NOFOLLOW O_DIRECTORY O_NOCTTY O_CLOEXEC O_NONBLOCK".split()
)
"""Names of `os` and `signal` that Windows has not."""

PLACES = re.compile(r"^/(tmp|dev|bin|usr|etc|var|proc|home)(/|$)")

OTHERS = ("wording",)
"""What has a `write_text` that writes no file."""

LINKS = frozenset("symlink symlink_to link hardlink_to".split())


def in_try_or_guard(parents: list[ast.AST]) -> bool:
    """Whether something stands in a `try`, below a test of the system, or within `suppress`."""
    for parent in parents:
        if isinstance(parent, ast.Try):
            return True
        if isinstance(parent, ast.With) and "suppress" in ast.unparse(parent.items[0]):
            return True
        if isinstance(parent, ast.If | ast.IfExp) and re.search(r"sys\.platform|os\.name", ast.unparse(parent.test)):
            return True
    return False


def keywords(call: ast.Call) -> set[str]:
    return {keyword.arg or "" for keyword in call.keywords}


def named(call: ast.Call) -> str:
    """The last part of what is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def opens_text(call: ast.Call) -> bool:
    """Whether a call of `open` opens a file as text; what else has a method of that name is given other things."""
    if isinstance(call.func, ast.Attribute) and call.args and not isinstance(call.args[0], ast.Constant):
        return False
    modes = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
    modes += [k.value.value for k in call.keywords if k.arg == "mode" and isinstance(k.value, ast.Constant)]
    return named(call) == "open" and not any(isinstance(mode, str) and "b" in mode for mode in modes)


def of_text_without_encoding(node: ast.AST, parents: list[ast.AST]) -> bool:
    if not isinstance(node, ast.Call) or "encoding" in keywords(node):
        return False
    if isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) in OTHERS:
        return False
    if isinstance(node.func, ast.Attribute) and named(node) in ("read_text", "write_text"):
        positional = 1 if named(node) == "read_text" else 2
        return len(node.args) < positional and "zip" not in ast.unparse(node.func)
    whole = ast.unparse(node.func)
    if named(node) == "open" and whole.split(".")[0] not in ("os", "gzip", "zipfile", "tarfile", "webbrowser"):
        return opens_text(node)
    return whole.startswith("subprocess.") and bool(keywords(node) & {"text", "universal_newlines"})


def of_text_with_its_own_line_ends(node: ast.AST, parents: list[ast.AST]) -> bool:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and named(node) == "write_text"):
        return False
    return ast.unparse(node.func.value) not in OTHERS and "newline" not in keywords(node)


def of_a_path_as_text(node: ast.AST, parents: list[ast.AST]) -> bool:
    return (
        isinstance(node, ast.Call)
        and named(node) == "str"
        and bool(node.args)
        and isinstance(node.args[0], ast.Call)
        and named(node.args[0]) == "relative_to"
    )


def of_a_place_of_one_system(node: ast.AST, parents: list[ast.AST]) -> bool:
    constant = isinstance(node, ast.Constant) and isinstance(node.value, str) and PLACES.match(node.value)
    return bool(constant) and not isinstance(parents[0], ast.Expr)


def of_a_module_of_one_system(node: ast.AST, parents: list[ast.AST]) -> bool:
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
    names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
    return any(name.split(".")[0] in ONE_SYSTEM for name in names) and not in_try_or_guard(parents)


def of_a_name_of_one_system(node: ast.AST, parents: list[ast.AST]) -> bool:
    if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)):
        return False
    return node.value.id in ("os", "signal") and node.attr in ONE_SYSTEM_NAMES and not in_try_or_guard(parents)


def of_a_link_that_must_come_about(node: ast.AST, parents: list[ast.AST]) -> bool:
    made = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and named(node) in LINKS
    return made and "os." in f"{ast.unparse(node)}." and not in_try_or_guard(parents)


def of_a_shell(node: ast.AST, parents: list[ast.AST]) -> bool:
    if not isinstance(node, ast.Call):
        return False
    shell = any(k.arg == "shell" and getattr(k.value, "value", True) is not False for k in node.keywords)
    return shell or ast.unparse(node.func) in ("os.system", "os.popen", "subprocess.getoutput")


def of_processes_by_forking(node: ast.AST, parents: list[ast.AST]) -> bool:
    return (
        isinstance(node, ast.Call)
        and named(node) in ("get_context", "set_start_method")
        and "fork'" in ast.unparse(node)
    )


def of_a_date_in_one_systems_notation(node: ast.AST, parents: list[ast.AST]) -> bool:
    return (
        isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(re.search(r"%-[dmHIjMSy]", node.value))
    )


Rule = Callable[[ast.AST, list[ast.AST]], bool]

RULES: dict[Rule, tuple[str, str]] = {
    of_text_without_encoding: ("path.read_text()", "path.read_text(encoding='utf-8')"),
    of_text_with_its_own_line_ends: (
        "path.write_text(x, encoding='utf-8')",
        "path.write_text(x, encoding='utf-8', newline='\\n')",
    ),
    of_a_path_as_text: ("name = str(path.relative_to(folder))", "name = path.relative_to(folder).as_posix()"),
    of_a_place_of_one_system: ("folder = '/tmp/x'", "folder = tempfile.gettempdir()"),
    of_a_module_of_one_system: ("import fcntl", "if sys.platform != 'win32':\n    import fcntl"),
    of_a_name_of_one_system: ("os.getuid()", "if os.name == 'posix':\n    os.getuid()"),
    of_a_link_that_must_come_about: ("os.link(a, b)", "try:\n    os.link(a, b)\nexcept OSError:\n    copy(a, b)"),
    of_a_shell: ("subprocess.run(x, shell=True)", "subprocess.run([x])"),
    of_processes_by_forking: ("multiprocessing.get_context('fork')", "multiprocessing.get_context('spawn')"),
    of_a_date_in_one_systems_notation: ("day.strftime('%-d')", "day.strftime('%d')"),
}
"""Each assumption with a line that makes it and one that does not."""

ALLOWED = {
    ("of_a_place_of_one_system", "generator/cli/hosting.py"): "where a server of Debian's serves from, in a recipe",
    ("of_a_place_of_one_system", "generator/cli/fonts.py"): "where Debian keeps licences, read where it is there",
}


def find(text: str) -> Iterator[tuple[str, int]]:
    """Which assumptions a module makes, and in which lines."""

    def visit(node: ast.AST, parents: list[ast.AST]) -> Iterator[tuple[str, int]]:
        yield from ((rule.__name__, getattr(node, "lineno", 0)) for rule in RULES if rule(node, parents))
        for child in ast.iter_child_nodes(node):
            yield from visit(child, [node, *parents])

    yield from visit(ast.parse(text), [])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_an_assumption_is_known_when_it_is_seen(rule: Rule) -> None:
    wrong, right = RULES[rule]

    assert list(find(wrong)) == [(rule.__name__, 1)]
    assert list(find(right)) == []


def test_nothing_assumes_one_system() -> None:
    found = {
        f"{name}:{line} {rule}"
        for path in MODULES
        for name in [path.relative_to(ROOT).as_posix()]
        for rule, line in find(path.read_text("utf-8"))
        if (rule, name) not in ALLOWED
    }

    assert len(MODULES) > 300
    assert found == set()


def test_no_two_files_have_names_that_are_one_on_another_system() -> None:
    names = [
        path.relative_to(ROOT).as_posix()
        for top in ("accounts", "docs", "generator", "playbook")
        for path in (ROOT / top).rglob("*")
        if "__pycache__" not in path.parts
    ]
    odd = [name for name in names if re.search(r'[<>:"|?*\\]|[. ]$', Path(name).name)]

    assert len({name.casefold() for name in names}) == len(names) > 500
    assert odd == []


def test_the_workflow_tries_windows_and_macos() -> None:
    workflow = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")

    assert "os: macos-latest" in workflow
    assert "os: windows-latest" in workflow


def test_the_docs_say_how_windows_begins() -> None:
    assert "py -m venv" in (ROOT / "docs/begin.md").read_text(encoding="utf-8")
