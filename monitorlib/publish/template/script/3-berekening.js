/* One switch shows how everything on the page was calculated. */
function schakelBerekening() {
  const vouwen = alle("details.code");
  if (!vouwen.length) return;
  const vink = maak("input", { type: "checkbox" });
  vink.addEventListener("change", () => {
    document.documentElement.classList.toggle("berekening", vink.checked);
    for (const vouw of vouwen) vouw.open = vink.checked;
  });
  bediening.append(maak("label", {}, vink, "Toon berekening"));
}
schakelBerekening();
