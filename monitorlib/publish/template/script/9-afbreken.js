/* Parts with which long Dutch words are made: where a word may break, and what is found within it. */
const DELEN = "aanbieder aandeel aanvraag afspraak ambtenaar arrangement bedrag begeleiding begroting behandeling beleid beschikking besluit besteding bestand bezwaar budget cijfer cliënt contract declaratie dienst doorstroom effect ervaring gemeente gezin groep hulp indicatie indicator inkomen instroom jeugd kosten kwaliteit kwartaal levering maatregel melding natura normen ondersteuning ontwikkeling opvang overzicht participatie percentage periode pleeg prestatie productgroep regeling rekening schuld termijn toegang toewijzing traject uitgaven uitkering uitstroom verblijf verdeling verlening verloop vermindering verslag verwijzing verzorging voorziening vorm wachttijd wachtlijst werk wet zorg".split(" ");

function delenVan(woord) {
  const klein = woord.toLowerCase(), grenzen = new Set();
  for (const deel of DELEN) {
    for (let i = klein.indexOf(deel, 3); i >= 0; i = klein.indexOf(deel, i + 1)) {
      if (deel.length > 3 || i + deel.length === klein.length) grenzen.add(i);
    }
  }
  const vanaf = [0, ...[...grenzen].sort((a, b) => a - b)];
  return vanaf.map((van, n) => woord.slice(van, vanaf[n + 1]));
}

/* Whether this browser breaks Dutch words itself. */
function breektZelf() {
  const vak = maak("p", { class: "gelezen", lang: "nl" });
  const proef = maak("span", {}, "arbeidsongeschiktheidsverzekering");
  vak.style.cssText = "width: 3rem; height: auto; hyphens: auto; overflow-wrap: normal; white-space: normal; clip-path: inset(50%)";
  vak.append(proef);
  document.body.append(vak);
  const breekt = proef.getClientRects().length > 1;
  vak.remove();
  return breekt;
}

function breekAf() {
  const loper = document.createTreeWalker(inhoudsvak, NodeFilter.SHOW_TEXT);
  while (loper.nextNode()) {
    const knoop = loper.currentNode;
    if (!/[\p{L}]{13}/u.test(knoop.data) || !knoop.parentElement.closest("th, h1, h2, h3, caption, td.tekst, p, li")) continue;
    if (knoop.parentElement.closest("pre, svg, button:not(.sorteer)")) continue;
    knoop.data = knoop.data.replace(/\p{L}{13,}/gu, (woord) => delenVan(woord).join("\u00ad"));
  }
}
if (!breektZelf()) breekAf();
