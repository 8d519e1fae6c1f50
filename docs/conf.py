"""The site of the documentation: `make docs`. It fetches nothing, and a warning is an error."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from generate.pages import write_generated  # noqa: E402

project = "monitor"
author = "monitor"
language = "nl"
extensions = ["myst_parser"]
exclude_patterns = ["generate"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 4
nitpicky = True
# A notebook, a file of parameters or a module is named by its path, and no page of this site.
pygments_style = "friendly"
highlight_language = "text"

html_theme = "furo"
html_title = "monitor"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_show_copyright = False
html_theme_options = {
    # no fonts and no icons from elsewhere; what the theme has is in the site
    "light_css_variables": {"color-brand-primary": "#154273", "color-brand-content": "#154273"},
    "dark_css_variables": {"color-brand-primary": "#8fb8de", "color-brand-content": "#8fb8de"},
    "footer_icons": [],
}


def setup(app):
    """Put what is made from models, parser and docstrings in its page while it is read."""
    app.connect("source-read", write_generated)
    return {"parallel_read_safe": True}
