"""So that ``python -m edition`` is the command."""

import sys

from edition.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
