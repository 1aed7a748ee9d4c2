"""The scorer beside the contracts, to compare ours with."""

import importlib.util

import pytest
from claims_made import SHARED


@pytest.fixture(scope="session")
def reference():
    """The scorer beside the contracts."""
    path = SHARED / "spec" / "score_claims.py"
    if not path.is_file():
        pytest.skip("the contracts' own scorer, ../shared/spec/score_claims.py, is not here to compare with")
    spec = importlib.util.spec_from_file_location("score_claims", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
