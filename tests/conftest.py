"""What holds for every test."""

import os
from tempfile import mkdtemp

os.environ["PLEDGEBOOK_CACHE"] = mkdtemp(prefix="pledgebook-cache-")  # before any import: no test reads the user's own
