"""What the tests of the command line and of the browser stand on serves the forms too."""

import sys
from pathlib import Path

for folder in ("cli", "browser"):
    sys.path.append(str(Path(__file__).parents[1] / folder))
