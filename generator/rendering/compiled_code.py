"""Templates kept as they were last compiled."""

from __future__ import annotations

import marshal
from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator.rendering.code_store import CodeStore


class CompiledCode(BytecodeCache):
    """Keeps each template as it was last compiled, for the next build of this process, and in a store for others.

    ``of`` says whose templates they are and on what their code depends besides their text.
    """

    def __init__(self, store: CodeStore | None, of: str = "") -> None:
        self._store, self._of = store, of

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, if it was compiled before."""
        key = self._of + bucket.key
        checksum, code = _COMPILED.get(key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code
        elif self._store and (kept := self._store.get(key + bucket.checksum)):
            bucket.code = marshal.loads(kept)
            _COMPILED[key] = bucket.checksum, bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        key = self._of + bucket.key
        _COMPILED[key] = bucket.checksum, bucket.code
        if self._store:
            self._store.put(key + bucket.checksum, marshal.dumps(bucket.code))


_COMPILED: dict[str, tuple[str, CodeType | None]] = {}
"""The templates of this process as they were last compiled, with the checksum of their text: `serve` makes many."""
