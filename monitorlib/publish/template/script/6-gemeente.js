/* One choice shows in every table of the page the rows and columns of one gemeente; totals stay. */
function filterTabel(tabel, namen, gekozen) {
  const anders = (element) => gekozen !== "" && namen.has(tekstVan(element)) && tekstVan(element) !== gekozen;
  const { rijen, bezet, cellen, breedte } = roosterVan(tabel);
  const koprijen = tabel.tHead?.rows.length ?? 0;
  const weg = Array.from({ length: breedte }, (_, k) => k > 0 && bezet.slice(0, koprijen).some((rij) => rij[k] && anders(rij[k])));
  for (const [cel, { van, tot }] of cellen) {
    const over = weg.slice(van, tot).filter((een) => !een).length;
    if (tot - van > 1) { cel.dataset.breed = tot - van; cel.colSpan = Math.max(over, 1); }
    cel.hidden = over === 0;
  }
  for (const blok of tabel.tBodies) {
    const groep = blok.querySelector(":scope > .groep > th");
    blok.hidden = Boolean(groep && anders(groep));
    for (const rij of blok.rows) rij.hidden = blok.hidden || (rij.cells[0].scope === "row" && anders(rij.cells[0]));
  }
}

function kiesGemeente() {
  const namen = new Set(JSON.parse(inhoudsvak.dataset.gemeenten ?? "[]"));
  const genoemd = (tabel) => alle("th", tabel).filter((cel) => namen.has(tekstVan(cel))).length > 1;
  const tabellen = alle(".tabel table").filter(genoemd);
  if (!tabellen.length) return;
  const keuze = maak("select", {}, new Option("alle gemeenten", ""), ...[...namen].map((naam) => new Option(naam, naam)));
  keuze.addEventListener("change", () => {
    for (const tabel of tabellen) filterTabel(tabel, namen, keuze.value);
    gemeld.textContent = keuze.value ? `De tabellen tonen ${keuze.value}.` : "De tabellen tonen alle gemeenten.";
    dispatchEvent(new Event("resize"));
  });
  bediening.append(maak("label", {}, "Gemeente in tabellen", keuze));
}
kiesGemeente();
