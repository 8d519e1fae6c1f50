/* What was added moved the page: a reader who asked for a place is brought there again, also within a fold. */
function gaNaarPlek() {
  const plek = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const vouw = plek?.closest("details:not([open])");
  if (vouw) vouw.open = true;
  plek?.scrollIntoView({ behavior: "instant" });
}
if (bediening.childElementCount) inhoudsvak.prepend(bediening);
addEventListener("hashchange", gaNaarPlek);
if (location.hash) gaNaarPlek();
