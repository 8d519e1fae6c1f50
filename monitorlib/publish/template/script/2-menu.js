/* The menu marks the section that is read, and keeps that mark in sight. */
function volgMenu() {
  const links = new Map(alle('.menu a[href^="#"]').map((link) => [link.hash.slice(1), link]));
  const koppen = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  if (!koppen.length) return;
  let hier = null;
  const kijk = () => {
    /* The last sections may be too short to come near the top. */
    const onderaan = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const gelezen = koppen.filter((kop) => onderaan || kop.getBoundingClientRect().top < innerHeight / 3).at(-1);
    const link = gelezen ? links.get(gelezen.id) : null;
    if (link === hier) return;
    hier?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "true");
    hier = link;
    const menu = link?.closest(".menu");
    if (menu && menu.scrollHeight > menu.clientHeight) {
      menu.scrollTop += link.getBoundingClientRect().top - menu.getBoundingClientRect().top - menu.clientHeight / 2;
    }
  };
  let gevraagd = false;
  addEventListener("scroll", () => {
    if (gevraagd) return;
    gevraagd = true;
    requestAnimationFrame(() => { gevraagd = false; kijk(); });
  }, { passive: true });
  kijk();
}

/* On a phone a choice from the menu folds it again. */
function vouwMenu() {
  for (const link of alle(".menu details a")) link.addEventListener("click", () => {
    if (!matchMedia("(min-width: 64rem)").matches) link.closest("details").open = false;
  });
}
volgMenu();
vouwMenu();
