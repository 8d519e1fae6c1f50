"""When a test cannot run here: skipped with its reason, or failed where MONITOR_ALLES=1 forbids that."""

import os
from typing import NoReturn

import pytest


def cannot(reason: str) -> NoReturn:
    """Skip for a clear reason, or fail where everything must run."""
    if os.environ.get("MONITOR_ALLES") == "1":
        pytest.fail(f"MONITOR_ALLES=1, maar {reason}")
    pytest.skip(reason)
