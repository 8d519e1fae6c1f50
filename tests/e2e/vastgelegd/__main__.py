"""Write what the four reproductions show: `python tests/e2e/vastgelegd OUTPUT`, of a folder with them built."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from vastgelegd import EDITIES, bestand, regels

for editie in EDITIES:
    inhoud = "\n".join(regels(Path(sys.argv[1], editie, "intern")))
    bestand(editie).write_text(f"{inhoud}\n", encoding="utf-8")
