"""Which secrets stand in a file, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.leaks.file_texts import FileTexts
from generator.leaks.normal_text import NormalCorpus
from generator.leaks.secrets import Secret


@dataclass(frozen=True, slots=True)
class Leak:
    """A secret that stands in a file."""

    #: Where in the file, such as ``page 2``; empty for the file itself.
    where: str
    secret: Secret


def find_leaks(read: FileTexts, secrets: Sequence[Secret]) -> Iterator[Leak]:
    """Each secret that stands in the texts of a file, with the first place where it does."""
    places = dict[str, list[str]]()
    for where, text in read.texts:
        places.setdefault(where, []).append(text)
    left = list(secrets)
    for where, texts in places.items():
        corpus = NormalCorpus(texts)
        secrets_here = [secret for secret in left if corpus.holds(secret.normal, secret.finder)]
        yield from (Leak(where, secret) for secret in secrets_here)
        left = [secret for secret in left if secret not in secrets_here]
