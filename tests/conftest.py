"""What holds for every test."""

import os
from tempfile import mkdtemp

os.environ["PLEDGEBOOK_CACHE"] = mkdtemp(prefix="pledgebook-cache-")  # before any import: no test reads the user's own

from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # the machines are shared: how long an example takes says nothing
settings.load_profile("untimed")
