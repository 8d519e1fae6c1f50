/* Search in all pages of the site; what is searched in is loaded when a reader first asks for it. */
const wortel = new URL(".", document.currentScript.src);
const STIL = new Set("aan als bij dat de deze die dit door een en er het hun in is met naar niet of om onder op over te tot uit van voor was wat wie worden wordt zich zijn".split(" "));
const kaal = (woord) => woord.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");

/* A word as it stands, in the singular, and the parts that it is made with. */
function vormenVan(woord) {
  const heel = kaal(woord);
  if (STIL.has(heel)) return null;
  const stam = heel.length > 5 ? heel.replace(/(eren|ingen|heden)$/, (eind) => ({ eren: "er", ingen: "ing", heden: "heid" })[eind]).replace(/(en|s)$/, "") : heel;
  return [...new Set([heel, stam, ...(heel.length > 9 ? delenVan(heel) : [])])].filter((vorm) => vorm.length > 1);
}

function zoekmachine({ stukken }) {
  const machine = new MiniSearch({
    fields: ["titel", "hoofdstuk", "tekst"],
    processTerm: vormenVan,
    searchOptions: {
      boost: { titel: 4, hoofdstuk: 1.5 },
      processTerm: (woord) => { const heel = kaal(woord); return STIL.has(heel) ? null : heel; },
      prefix: (woord) => woord.length > 3,
      fuzzy: (woord) => (woord.length > 5 ? 0.15 : false),
      combineWith: "AND",
      /* Of the same in several editions the newest comes first. */
      boostDocument: (id) => 1 + (0.1 * stukken[id][3].at(-1)[0]) / globalThis.MONITOR_ZOEK.edities.length,
    },
  });
  const { hoofdstukken } = globalThis.MONITOR_ZOEK;
  machine.addAll(stukken.map(([hoofdstuk, titel, tekst], id) => ({ id, titel, tekst, hoofdstuk: hoofdstukken[hoofdstuk] })));
  return machine;
}

let gereed = null;
function laadIndex() {
  gereed ??= new Promise((klaar, mislukt) => {
    const script = maak("script", { src: new URL("zoekindex.js", wortel).href });
    script.addEventListener("load", () => klaar(zoekmachine(globalThis.MONITOR_ZOEK)));
    script.addEventListener("error", mislukt);
    document.head.append(script);
  });
  return gereed;
}

/* The sentence in which a word stands, with that word marked: made of nodes, never of markup. */
function fragment(tekst, woorden) {
  const grens = new RegExp(`(${woorden.map((woord) => woord.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`, "giu");
  /* Around the longest word: it says most. */
  const langste = [...woorden].sort((a, b) => b.length - a.length).map((woord) => tekst.toLowerCase().indexOf(woord));
  const eerste = langste.find((plaats) => plaats >= 0) ?? 0, van = eerste > 70 ? tekst.indexOf(" ", eerste - 60) + 1 : 0;
  const deel = tekst.slice(van, van + 190), alinea = maak("p");
  if (van) alinea.append("… ");
  deel.split(grens).forEach((stuk, n) => alinea.append(n % 2 ? maak("mark", {}, stuk) : stuk));
  if (van + 190 < tekst.length) alinea.append(" …");
  return alinea;
}

function uitkomst({ id, terms }) {
  const { edities, hoofdstukken, stukken } = globalThis.MONITOR_ZOEK;
  const [hoofdstuk, titel, tekst, plaatsen] = stukken[id];
  /* The newest edition of a region is the last that was written. */
  const [editie, plek] = plaatsen.at(-1), [label, map] = edities[editie];
  const link = maak("a", { href: new URL(`${map}/${plek}`, wortel).href }, titel);
  const ook = plaatsen.length > 1 ? ` (en in ${plaatsen.length - 1} andere)` : "";
  const waar = maak("p", { class: "waar" }, `${hoofdstukken[hoofdstuk]} – ${label}${ook}`);
  return maak("li", {}, link, waar, ...(tekst ? [fragment(tekst, terms)] : []));
}

function zoek(machine, vraag) {
  const gevonden = machine.search(vraag);
  return gevonden.length ? gevonden : machine.search(vraag, { combineWith: "OR" });
}

function maakZoekvenster() {
  const veld = maak("input", { type: "search", id: "zoekveld", autocomplete: "off", spellcheck: "false" });
  const lijst = maak("ol"), stand = maak("p", { role: "status" });
  const sluit = maak("button", { type: "button" }, "Sluit");
  const formulier = maak("form", { role: "search" }, maak("label", { for: "zoekveld" }, "Zoek in alle hoofdstukken en edities"), veld, sluit);
  const venster = maak("dialog", { class: "zoek", "aria-label": "Zoeken" }, formulier, stand, lijst);
  const toon = async () => {
    const vraag = veld.value.trim();
    let gevonden = [];
    try {
      const machine = await laadIndex();
      if (vraag !== veld.value.trim()) return;
      gevonden = vraag.length > 1 ? zoek(machine, vraag) : [];
      stand.textContent = vraag.length < 2 ? "Typ een woord, zoals wachttijd." : gevonden.length === 0 ? `Niets gevonden voor '${vraag}'.` : `${gevonden.length} ${gevonden.length === 1 ? "plaats" : "plaatsen"} gevonden${gevonden.length > 30 ? "; dit zijn de eerste 30" : ""}.`;
    } catch {
      stand.textContent = "Zoeken lukt niet: het bestand zoekindex.js is niet te lezen.";
    }
    lijst.replaceChildren(...gevonden.slice(0, 30).map(uitkomst));
    lijst.scrollTop = 0;
  };
  veld.addEventListener("input", toon);
  formulier.addEventListener("submit", (gebeurtenis) => { gebeurtenis.preventDefault(); lijst.querySelector("a")?.click(); });
  sluit.addEventListener("click", () => venster.close());
  lijst.addEventListener("click", (gebeurtenis) => { if (gebeurtenis.target.closest("a")) venster.close(); });
  venster.addEventListener("keydown", (gebeurtenis) => {
    const stap = { ArrowDown: 1, ArrowUp: -1 }[gebeurtenis.key];
    if (!stap) return;
    const rij = [veld, ...alle("a", lijst)], hier = rij.indexOf(document.activeElement);
    rij[Math.min(Math.max(hier + stap, 0), rij.length - 1)].focus();
    gebeurtenis.preventDefault();
  });
  document.body.append(venster);
  return () => { if (!venster.open) venster.showModal(); veld.select(); toon(); };
}

function biedZoekenAan(balk) {
  let open = null;
  const toon = () => (open ??= maakZoekvenster())();
  const knop = maak("button", { type: "button", "aria-keyshortcuts": "/" }, "Zoeken");
  knop.addEventListener("click", toon);
  balk.append(knop);
  addEventListener("keydown", (gebeurtenis) => {
    if (gebeurtenis.key !== "/" || gebeurtenis.ctrlKey || gebeurtenis.altKey || gebeurtenis.metaKey) return;
    if (gebeurtenis.target.closest?.("input, select, textarea, dialog")) return;
    gebeurtenis.preventDefault();
    toon();
  });
}
for (const balk of alle(".reis")) biedZoekenAan(balk);
