"""Made files as MkDocs knows them: what stands in one is read when somebody asks for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from generator.disk.site_files import FOLDER as SITE_FILES
from generator.plugin.configuration import project_folder
from generator.site import Document, Page

Content = str | bytes
"""Markdown, or the bytes of what is no page."""

ReadContent = Callable[[], Content]


class MadeFile(File):
    """A file of which the content is read whenever MkDocs asks for it; of one that stays as it is nobody does."""

    _read: ReadContent | None = None
    _given: Content | None = None

    @property
    def _content(self) -> Content | None:
        return self._given if self._read is None else self._read()

    @_content.setter
    def _content(self, content: Content | None) -> None:
        self._read, self._given = None, content

    @classmethod
    def make(cls, config: MkDocsConfig, folder: str, name: str, read: ReadContent) -> MadeFile:
        """The file of a name, of which the content is read so; it may lie in a folder as well, for other plugins."""
        file = cls.generated(config, name, abs_src_path=os.path.join(folder, *name.split("/")))  # noqa: PTH118
        assert isinstance(file, cls)
        file._read = read
        return file


def list_contents(pages: Iterable[Page], documents: Iterable[Document]) -> dict[str, ReadContent]:
    """How the content of pages and other files is read, by their names."""
    contents: dict[str, ReadContent] = {page.name: partial(getattr, page, "text") for page in pages}
    return {**contents, **{document.name: partial(getattr, document, "data") for document in documents}}


def folder_of_made(config: MkDocsConfig) -> str:
    """Where made files lie on the disk, said from ``docs_dir``: some plugins pass over what does not begin so."""
    below = os.path.relpath(project_folder(config) / SITE_FILES, os.path.realpath(config.docs_dir))
    return os.path.join(config.docs_dir, below)  # noqa: PTH118
