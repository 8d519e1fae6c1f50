/* A column head sorts the rows, within each group; totals stay last. A third time gives the order of the page. */
function sorteer(tabel, kolom, richting) {
  const sleutel = (rij) => {
    const cel = rij.cells[kolom];
    return kolom === 0 ? tekstVan(cel) : getalVan(cel) ?? tekstVan(cel);
  };
  const vergelijk = (a, b) => {
    const [x, y] = [sleutel(a), sleutel(b)], [p, q] = [typeof x === "number", typeof y === "number"];
    /* What is no number comes last, whichever way. */
    if (p !== q) return p ? -1 : 1;
    return richting * (p ? x - y : x.localeCompare(y, "nl", { numeric: true }));
  };
  for (const blok of tabel.tBodies) {
    const rijen = [...blok.rows].filter((rij) => rij.cells[0].scope === "row" && !rij.classList.contains("totaal"));
    const vast = [...blok.rows].filter((rij) => !rijen.includes(rij));
    rijen.forEach((rij, plaats) => { rij.dataset.plaats ??= plaats; });
    rijen.sort(richting ? vergelijk : (a, b) => a.dataset.plaats - b.dataset.plaats);
    blok.append(...vast.filter((rij) => rij.className === "groep"), ...rijen, ...vast.filter((rij) => rij.className !== "groep"));
  }
}

function maakSorteerbaar(tabel) {
  const veel = [...tabel.tBodies].some((blok) => alle(":scope > tr:not(.totaal, .groep)", blok).length > 2);
  if (!veel || !tabel.tHead || alle("td[rowspan], td[colspan]", tabel).length) return;
  const { bezet, cellen } = roosterVan(tabel), koppen = new Set(bezet[tabel.tHead.rows.length - 1]);
  for (const kop of koppen) {
    if (!tekstVan(kop) || kop.scope !== "col") continue;
    const knop = maak("button", { type: "button", class: "sorteer" }, ...kop.childNodes);
    kop.append(knop);
    knop.addEventListener("click", () => {
      const stand = { ascending: "", descending: "ascending" }[kop.ariaSort ?? ""] ?? "descending";
      for (const ander of koppen) ander.removeAttribute("aria-sort");
      if (stand) kop.setAttribute("aria-sort", stand);
      sorteer(tabel, cellen.get(kop).van, { ascending: 1, descending: -1 }[stand] ?? 0);
    });
  }
}
for (const tabel of alle(".tabel table")) maakSorteerbaar(tabel);
