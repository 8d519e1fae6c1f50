"""Which browser the tests look with, and how it is started."""

import shutil

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# Headless, and silent: the only requests in these tests are those of the pages themselves.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def gevonden_browser() -> str | None:
    """Where the first Chromium or Chrome of this computer is."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)
