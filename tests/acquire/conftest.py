"""The local web site as a fixture."""

import pytest
from local_site import Site


@pytest.fixture
def site():
    served = Site()
    yield served
    served.close()
