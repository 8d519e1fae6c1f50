/* Only a table that scrolls is a place of its own for the keyboard; one that fits keeps its head in sight on the page. */
function meet(vak) {
  const tabel = vak.querySelector("table"), past = tabel.offsetWidth <= vak.offsetWidth + 1;
  vak.classList.toggle("past", past);
  /* One that is seen at a glance needs no box to scroll in downwards. */
  vak.classList.toggle("hoog", tabel.offsetHeight > innerHeight * 1.2);
  const kenmerken = { tabindex: "0", role: "region", "aria-labelledby": tabel.caption?.id };
  for (const [naam, waarde] of Object.entries(kenmerken)) {
    if (past || !waarde) vak.removeAttribute(naam); else vak.setAttribute(naam, waarde);
  }
}

/* Columns that are periods: the newest is the last, and what a reader of a phone came for. */
function toonNieuwste(vak) {
  const koppen = alle("thead th", vak).map(tekstVan).filter((tekst) => /\b(19|20)\d\d\b/.test(tekst));
  if (koppen.length > 2) vak.scrollLeft = vak.scrollWidth;
}

function volgBreedte() {
  const vakken = alle(".schuif:has(table)"), eerst = new Set(vakken);
  const kijk = (vak) => {
    if (!vak.offsetWidth) return;
    meet(vak);
    if (eerst.delete(vak)) toonNieuwste(vak);
  };
  const wacht = new ResizeObserver((gezien) => { for (const { target } of gezien) kijk(target); });
  for (const vak of vakken) wacht.observe(vak);
  addEventListener("resize", () => vakken.forEach(kijk));
}
volgBreedte();
