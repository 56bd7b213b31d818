"""A Dask cluster that makes parts of accounts; the only module that knows the library, which need not be there."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from generator.parts.executors import OtherProcesses

_ENCRYPTED = ("tls", "wss")
_SECONDS = 10
"""How long to wait for the cluster to answer."""


class NoCluster(Exception):
    """The cluster cannot be used; the message says why, and what to do."""


@contextmanager
def connect_cluster(address: str, insecure: bool, tell: Callable[[str], None]) -> Iterator[OtherProcesses]:
    """The workers of a Dask cluster, by the address of its scheduler; NoCluster when they cannot be used.

    With ``insecure`` what is sent may be read on the way; ``tell`` is told when a worker fails.
    """
    _judge_address(address, insecure)
    try:
        library: Any = import_module("distributed")
    except ModuleNotFoundError:
        message = "--dask needs the library of that name: pip install 'account-playbook[dask]'"
        raise NoCluster(message) from None
    try:
        client = library.Client(address, timeout=_SECONDS)
    except (OSError, ValueError, TypeError) as error:
        raise NoCluster(f"no Dask cluster answers at {address}: {error}") from error
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise NoCluster(f"the Dask cluster at {address} has no worker")
        yield OtherProcesses(partial(_open_executor, client), fewest=2, ahead=4 * threads, tell=tell)


def _judge_address(address: str, insecure: bool) -> None:
    """NoCluster for an address at which everybody on the way could read what is sent."""
    try:
        parts = urlsplit(address if "://" in address else f"tcp://{address}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if not (host and port):
        raise NoCluster(f"`{address}` is no address of a Dask scheduler: expected one such as tls://host:8786")
    if not (insecure or parts.scheme in _ENCRYPTED or _is_loopback(host)):
        raise NoCluster(
            f"what goes to {address} is not encrypted: all accounts, and the program that works on them, could be read"
            " and changed on the way. Use tls://, or --insecure in a network where you trust everybody."
        )


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@contextmanager
def _open_executor(client: Any, _parts: int) -> Iterator[Executor]:
    yield _ClusterExecutor(client)


class _ClusterExecutor(Executor):
    """The workers as an executor, which sends what all calls have in common once."""

    def __init__(self, client: Any) -> None:
        self._client, self._executor = client, client.get_executor(pure=False)
        self._sent: dict[bytes, Any] = {}

    def submit(self, call: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Call a function; the first argument is what all calls have in common."""
        common, *own = args
        if common not in self._sent:
            self._sent[common] = self._client.scatter(common, broadcast=True)
        future: Future[Any] = self._executor.submit(call, self._sent[common], *own, **kwargs)
        return future
