/* A table as a grid: of each cell the columns that it spans. */
function roosterVan(tabel) {
  const rijen = [...tabel.rows], bezet = [], cellen = new Map();
  rijen.forEach((rij, r) => {
    let k = 0;
    for (const cel of rij.cells) {
      while (bezet[r]?.[k]) k += 1;
      const breed = cel.dataset.breed ? Number(cel.dataset.breed) : cel.colSpan;
      for (let i = 0; i < cel.rowSpan; i += 1) for (let j = 0; j < breed; j += 1) (bezet[r + i] ??= [])[k + j] = cel;
      cellen.set(cel, { van: k, tot: k + breed });
      k += breed;
    }
  });
  return { rijen, bezet, cellen, breedte: Math.max(0, ...bezet.map((rij) => rij.length)) };
}

/* A Dutch number as a number; null when a cell holds something else. A mark beside it is no part of it. */
function getalVan(cel) {
  const kopie = cel.cloneNode(true);
  for (const merk of alle(".merk", kopie)) merk.remove();
  const tekst = tekstVan(kopie).replace(/[€%\s]/g, "").replace(/^[−–]/, "-");
  if (!/^[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(tekst)) return null;
  return Number(tekst.replaceAll(".", "").replace(",", "."));
}
