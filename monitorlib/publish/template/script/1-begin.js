/* What this script adds works with the page as it is; without it nothing is lost. Texts are only ever set as text. */
document.documentElement.classList.add("met-script");
const alle = (kiezer, binnen = document) => [...binnen.querySelectorAll(kiezer)];
/* A soft hyphen is there for the eye only. */
const tekstVan = (element) => element.textContent.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();

function maak(tag, kenmerken = {}, ...inhoud) {
  const element = document.createElement(tag);
  for (const [naam, waarde] of Object.entries(kenmerken)) element.setAttribute(naam, waarde);
  element.append(...inhoud);
  return element;
}

const inhoudsvak = document.getElementById("inhoud");
const bediening = maak("div", { class: "bediening" });
const gemeld = maak("p", { class: "gelezen", role: "status" });
document.body.append(gemeld);
