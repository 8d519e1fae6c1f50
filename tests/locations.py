"""Where the project is that the tests are about."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
