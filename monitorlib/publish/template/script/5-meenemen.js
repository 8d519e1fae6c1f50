/* Copy and CSV of a table: what stands in it, numbers as numbers. */
function waardenVan(tabel) {
  const { rijen, bezet, breedte } = roosterVan(tabel);
  const koprijen = tabel.tHead?.rows.length ?? 0;
  const kop = Array.from({ length: breedte }, (_, k) => {
    const cellen = new Set(bezet.slice(0, koprijen).map((rij) => rij[k]).filter(Boolean));
    return [...cellen].map(tekstVan).filter(Boolean).join(", ");
  });
  const waarden = [kop];
  rijen.slice(koprijen).forEach((rij) => {
    if (!rij.hidden) waarden.push([...rij.cells].map((cel) => getalVan(cel) ?? tekstVan(cel)));
  });
  return waarden;
}

/* Excel in Dutch reads a semicolon between cells and a comma in a number; what it could take for a formula is text. */
function csvVan(waarden) {
  const cel = (waarde) => {
    if (typeof waarde === "number") return String(waarde).replace(".", ",");
    const veilig = /^[=+\-@\t\r]/.test(waarde) ? `'${waarde}` : waarde;
    return /[";\n]/.test(veilig) ? `"${veilig.replaceAll('"', '""')}"` : veilig;
  };
  return "\ufeff" + waarden.map((rij) => rij.map(cel).join(";") + "\r\n").join("");
}

function bewaar(naam, tekst) {
  const adres = URL.createObjectURL(new Blob([tekst], { type: "text/csv;charset=utf-8" }));
  const link = maak("a", { href: adres, download: naam });
  link.click();
  setTimeout(() => URL.revokeObjectURL(adres), 60000);
}

async function kopieer(tabel) {
  const schrijf = (waarde) => (typeof waarde === "number" ? String(waarde).replace(".", ",") : waarde.replaceAll("\t", " "));
  const tekst = waardenVan(tabel).map((rij) => rij.map(schrijf).join("\t")).join("\n");
  try {
    await navigator.clipboard.writeText(tekst);
  } catch {
    const vak = maak("textarea", { class: "gelezen" });
    vak.value = tekst;
    document.body.append(vak);
    vak.select();
    document.execCommand("copy");
    vak.remove();
  }
}

function geefMee(blok) {
  const tabel = blok.querySelector("table"), regel = blok.querySelector(":scope > .adres") ?? blok.closest("figure")?.querySelector(":scope > .adres");
  if (!tabel || !regel) return;
  const titel = tekstVan(tabel.caption.firstChild ?? tabel.caption);
  const knop = (tekst, doe) => {
    const element = maak("button", { type: "button", "aria-label": `${tekst}: ${titel}` }, tekst);
    element.addEventListener("click", doe);
    regel.append(element);
  };
  knop("Kopieer de tabel", async () => { await kopieer(tabel); gemeld.textContent = `De tabel '${titel}' is gekopieerd.`; });
  knop("Bewaar als CSV", () => bewaar(`${blok.id.replace(/^(tabel|cijfers)-/, "")}.csv`, csvVan(waardenVan(tabel))));
}
for (const blok of alle(".tabel[id]")) geefMee(blok);
