"""A site of two quarters of the example, with three chapters, and texts in it that would act if a page let them."""

from pathlib import Path

from kleine_monitor import monitor
from ruamel.yaml import YAML

REGIO, EERDER, LATER = "voorbeeld", "2024-Q3", "2024-Q4"
HOOFDSTUKKEN = ("inleiding", "wmo", "verantwoording")
# Each would tell of itself in the title of the page.
AANVALLEN = (
    "<script>document.title='raak'</script>",
    "<img src=x onerror=\"document.title='raak'\">",
    "\"><svg onload=document.title='raak'>",
    "</title><script>document.title='raak'</script>",
    "${document.title='raak'}",
    "\u2028*/document.title='raak'//",
)
ZIN = "Wie lang wacht op een ooievaarskliniek, belt de wethouder."


def bouw(project: Path) -> Path:
    """Build both editions with these chapters, write their site, and give its folder."""
    for periode in (EERDER, LATER):
        klein(project, periode)
    for opdracht in (("build", f"{REGIO}/{EERDER}", f"{REGIO}/{LATER}"), ("site",)):
        gedaan = monitor(project, *opdracht, "--quiet")
        assert gedaan.returncode == 0, gedaan.stderr
    return project / "output" / "_site" / "intern"


def klein(project: Path, periode: str) -> None:
    """Leave an edition with these chapters, and attacks in its texts."""
    map_ = project / "params" / REGIO / periode
    yaml = YAML()
    parameters = yaml.load(map_ / "params.yml")
    for naam in set(parameters["hoofdstukken"]) - set(HOOFDSTUKKEN):
        del parameters["hoofdstukken"][naam]
    getoond = {een for blok in parameters["hoofdstukken"].values() for een in blok.get("secties", [])}
    for naam in set(parameters.get("secties", {})) - getoond:
        del parameters["secties"][naam]
    parameters |= {
        "vorige": None,
        "doelen": {},
        "kerncijfers": None,
        "indicatoren": [],
        "beweringen": [],
        "aanvaard": [],
    }
    parameters["eigen_indicatoren"] = {}
    parameters["colofon"] = {"contact": "vragen@voorbeeld.example", "volgende": AANVALLEN[0], "licentie": AANVALLEN[2]}
    parameters["titel"], parameters["gebied"] = f"Monitor {AANVALLEN[1]}", f"de voorbeeldregio {AANVALLEN[3]}"
    yaml.dump(parameters, map_ / "params.yml")
    tekst = map_ / "inleiding.md"
    alineas = [tekst.read_text(encoding="utf-8"), ZIN, *AANVALLEN, ""]
    tekst.write_text("\n\n".join(alineas), encoding="utf-8")
