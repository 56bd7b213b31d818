"""Files of an account that its records name: whether they are there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from generator.load.merge import FOLDER, TEAM_FILE, files_by_account
from generator.load.references import visit_records
from generator.load.tree import prune_tree, write_path
from generator.model.account import Account
from generator.model.meetings import MeetingMaterial
from generator.model.problem import Problem
from generator.wording.text import nearest_word
from generator.yaml_reader.tree import Map, Scalar


def file_folder(account: str) -> str:
    """The folder in which the files of an account lie, whether the account itself is a folder or one file."""
    return f"{FOLDER}{account}/files/"


def without_others(sources: Mapping[str, bytes], ids: Collection[str]) -> dict[str, bytes]:
    """The files of a project without those of all accounts but some, so that nobody waits for the others."""
    files, _ = files_by_account(sources)
    kept = {name for id in ids for name in files.get(id, ())} | {TEAM_FILE}
    folders = tuple(file_folder(id) for id in ids)
    return {
        name: data
        for name, data in sources.items()
        if not name.startswith(FOLDER) or name in kept or name.startswith(folders)
    }


def missing_files(account: Account, tree: Map, names: Collection[str]) -> Iterator[Problem]:
    """A problem for every file that is named and is not there; the name is taken out of the tree.

    ``names`` are all files of the project that may be handed over, relative to it.
    """
    folder = file_folder(account.id)
    for record, node, path in visit_records(account, tree):
        if not isinstance(record, MeetingMaterial) or record.file is None or node is None:
            continue
        value = node.get("file")
        if folder + record.file not in names and isinstance(value, Scalar):
            meant = nearest_word(record.file, (name.removeprefix(folder) for name in names if name.startswith(folder)))
            hint = f"did you mean {meant}?" if meant else f"put it into {folder}"
            message = f"there is no file {folder}{record.file}"
            yield Problem(value.place, "missing-file", message, hint, write_path((*path, "file")))
            prune_tree(tree, (*path, "file"))
