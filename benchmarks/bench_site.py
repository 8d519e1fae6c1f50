"""The site of five editions, and search over forty: how long?

Usage: python benchmarks/bench_site.py [--output MAP]. Editions that are not built there are built first.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from monitorlib.publish.exporter import TEMPLATE, script
from monitorlib.publish.website.zoekindex import Stuk, Vindbaar, als_script, stukken_in

ROOT = Path(__file__).parent.parent
EDITIES = ("bmwe/2016-Q1", "groningen/2017-Q2", "haarlemmermeer/2017-Q2", "hengelo/2019-Q1", "voorbeeld/2024-Q4")
VEEL, KEREN = 40, 5
GRENS_SITE, GRENS_ZOEKEN = 10.0, 100.0
VRAGEN = ("wachttijd", "jeugdhulp verblijf", "uitgaven tegenover budget", "pgb", "hoeveel voorzieningen lopen er")
# From the first letter to the list on the page, with the index in memory.
METEN = """async vragen => {
    const machine = await laadIndex(), tijden = [];
    for (const vraag of vragen) for (let keer = 0; keer < 10; keer += 1) {
        const begin = performance.now();
        const gevonden = zoek(machine, vraag);
        document.body.replaceChildren(...gevonden.slice(0, 30).map(uitkomst));
        tijden.push(performance.now() - begin);
    }
    return tijden;
}"""


def monitor(output: Path, *opdracht: str) -> float:
    """Run the command and give its seconds."""
    begin = time.perf_counter()
    omgeving = {**os.environ, "PYTHONPATH": str(ROOT)}
    opdracht = (*opdracht, "--output", str(output), "--quiet")
    subprocess.run([sys.executable, "-m", "monitorlib.cli", *opdracht], check=True, env=omgeving, cwd=ROOT)
    return time.perf_counter() - begin


def veertig(site: Path) -> list[Vindbaar]:
    """Make of the pages of the largest edition those of forty: each with numbers of its own, as each quarter has."""
    pages = []
    for nummer in range(VEEL):
        for path in sorted((site / EDITIES[-1]).glob("*.html")):
            stukken = tuple(
                Stuk(een.titel, re.sub(r"(\d+)", rf"\g<1>{nummer}", een.tekst), een.id)
                for een in stukken_in(path.read_text(encoding="utf-8"))
            )
            pages.append(Vindbaar(f"editie {nummer}", f"regio/{nummer}", path.name, path.stem, stukken))
    return pages


def zoektijden(site: Path) -> tuple[float, list[float]]:
    """Give the MB that is loaded for forty editions, and the milliseconds of each search in a browser."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as map_, sync_playwright() as playwright:
        folder = Path(map_)
        bibliotheek = (TEMPLATE / "zoeken/minisearch.js").read_text(encoding="utf-8")
        (folder / "zoekindex.js").write_text(als_script(bibliotheek, veertig(site)), encoding="utf-8")
        (folder / "monitor.js").write_text(script(), encoding="utf-8")
        (folder / "index.html").write_text((site / "index.html").read_text(encoding="utf-8"), encoding="utf-8")
        chromium, vlaggen = shutil.which("chromium"), ["--headless", "--no-sandbox"]
        browser = playwright.chromium.launch(executable_path=chromium, args=vlaggen)
        tab: Any = browser.new_page()
        tab.goto((folder / "index.html").as_uri())
        tijden = [float(een) for een in tab.evaluate(METEN, list(VRAGEN))]
        browser.close()
        return (folder / "zoekindex.js").stat().st_size / 1e6, tijden


def main() -> int:
    """Measure both and say whether each is within its bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "output")
    output = parser.parse_args().output
    monitor(output, "build", *EDITIES)
    tijden = [monitor(output, "site", *EDITIES) for _ in range(KEREN)]
    site = statistics.median(tijden)
    print(f"monitor site over {len(EDITIES)} edities: {site:.1f} s (grens {GRENS_SITE:.0f} s), van {KEREN} keer")
    grootte, zoeken = zoektijden(output / "_site" / "intern")
    traagst = statistics.quantiles(zoeken, n=20)[-1]
    print(
        f"zoeken in {VEEL} edities ({grootte:.1f} MB): {statistics.median(zoeken):.0f} ms, "
        f"95 % binnen {traagst:.0f} ms (grens {GRENS_ZOEKEN:.0f} ms)"
    )
    return int(site > GRENS_SITE or traagst > GRENS_ZOEKEN)


if __name__ == "__main__":
    sys.exit(main())
