"""What all tests share: a folder for what is made once, and examples of Hypothesis that are the same in every run."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile

import pytest
from hypothesis import HealthCheck, settings
from projects import WORKSPACE, examples

# So that a red build stays red.
settings.register_profile(
    "same-every-time",
    max_examples=examples(100),
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("same-every-time")

# The samples and what is made of them stay for a whole run: to look at them all the time costs a sixth of it.
gc.set_threshold(50_000, 20, 50)


def pytest_configure(config: pytest.Config) -> None:
    """Name a folder that the processes of this run share; those that are begun by the first find it named."""
    if WORKSPACE in os.environ:
        return
    folder = os.environ[WORKSPACE] = tempfile.mkdtemp(prefix="playbook-tests-")
    os.environ["XDG_CACHE_HOME"] = f"{folder}/caches"  # of compiled templates, so that nothing of ours is used
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):  # else each of the many commands would compile the whole program
        os.environ["PYTHONPYCACHEPREFIX"] = f"{folder}/compiled"
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    config.add_cleanup(lambda: os.environ.pop(WORKSPACE))
