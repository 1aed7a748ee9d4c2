"""The sample ledger stands beside the tests of the views; these tests look at the same one."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "views"))
