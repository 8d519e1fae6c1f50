"""The script that reloads a page in the browser, and shows in it what is wrong elsewhere."""

import base64
import hashlib

from monitorlib.watch.wrong import ID, STYLE

# Followed by the path of a page: which page that is now, and under it what is wrong that the page does not show.
NU = "/~nu"
# Asks again and again: a browser opens six lines to one server, and a line that stays open would keep one of them, so
# that the seventh tab gets nothing.
_SCRIPT = f"""
const plek = document.getElementById("{ID}");
if (plek) addEventListener("load", () => setTimeout(() => plek.scrollIntoView({{block: "center"}})));
const dit = document.currentScript.dataset.dit, balk = document.createElement("pre");
balk.setAttribute("role", "alert");
balk.style.cssText = "position:sticky;top:0;z-index:9;margin:0;{STYLE}";
async function kijk() {{
  try {{
    const [nu, ...fout] = (await (await fetch("{NU}" + location.pathname)).text()).split("\\n");
    if (nu && nu !== dit) return location.reload();
    balk.textContent = fout.join("\\n");
    balk.textContent ? document.body.prepend(balk) : balk.remove();
  }} catch {{ }}
  setTimeout(kijk, 300);
}}
kijk();
"""
_HASH = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()
NONE = """<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>Geen pagina</title></head>
<body><p>Deze pagina is er niet, of nog niet. Is zij gemaakt, dan verschijnt zij hier.</p></body></html>
"""
# What the pages allow themselves, and what a page that is watched may do besides.
_CLOSED = "default-src &#39;none&#39;;", "default-src 'none';"


def mark(page: bytes) -> str:
    """Say which page this is: another one has another mark."""
    return hashlib.sha256(page).hexdigest()


def reloading(page: str, dit: str) -> str:
    """Add the script that reloads a page when it is no longer `dit`, and allow it and nothing else."""
    for closed in _CLOSED:
        page = page.replace(closed, f"{closed} script-src 'sha256-{_HASH}'; connect-src 'self';", 1)
    return page.replace("</body>", f'<script data-dit="{dit}">{_SCRIPT}</script></body>', 1)
