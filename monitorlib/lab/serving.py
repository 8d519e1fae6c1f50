"""JupyterLab, started for one edition."""

import errno
import logging
import os
import socket
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import DATA, OUTPUT, ROOT
from monitorlib.errors import MonitorError, ParameterError
from monitorlib.lab.start_page import START
from monitorlib.lab.stylesheet import stylesheet
from monitorlib.notatie import slug
from monitorlib.systeem import reden

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Choices:
    """How JupyterLab is started; without a port on the first that is free, from 8888 on."""

    port: int | None = None
    browser: bool = True
    allow_root: bool = False


def serve(editie: Editie, hoofdstuk: str | None, choices: Choices, say: Callable[[str], None]) -> None:
    """Open JupyterLab on an edition, at a chapter or at the starting page, until it is stopped.

    Raises `ParameterError` for a chapter that the edition does not have, `MonitorError` when JupyterLab cannot start.
    """
    page = _page(editie, hoofdstuk)
    _check(choices)
    with _custom() as folder:
        server = _server(editie, page, choices, folder)
        say(f"JupyterLab voor {editie.naam}: {server.local_url} ({_how_to_stop()})")
        if choices.browser and not _has_browser():
            say("Er is hier geen browser; open dit adres zelf in een browser op deze computer.")
        # What it says besides is for who maintains Jupyter.
        server.log.setLevel(logging.CRITICAL + 1)
        server.start()
        _end_workers()


def _end_workers() -> None:
    """End what read and wrote files for the server: stopped while a page opens, it leaves that waiting for ever."""
    for thread in threading.enumerate():
        if thread.name == "AnyIO worker thread" and hasattr(thread, "stop"):
            thread.stop()


def _page(editie: Editie, hoofdstuk: str | None) -> str:
    if hoofdstuk is None:
        return START
    gevraagd = editie.parameters.hoofdstukken.gevraagd()
    if hoofdstuk not in gevraagd:
        raise ParameterError(f"Editie {editie.naam} heeft geen hoofdstuk '{hoofdstuk}'. {nearest(hoofdstuk, gevraagd)}")
    return f"{hoofdstuk}.ipynb"


def _check(choices: Choices) -> None:
    """Refuse what Jupyter would refuse in its own words."""
    if getattr(os, "geteuid", lambda: 1)() == 0 and not choices.allow_root:
        raise MonitorError(
            "JupyterLab start niet als root: wie het adres kent, kan dan alles op deze computer. Log in als gewone "
            "gebruiker, of geef in een container --allow-root mee."
        )
    if choices.port is None:
        return
    with socket.socket() as trial:
        if os.name == "posix":
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, choices.port))
        except OSError as error:
            used = error.errno == errno.EADDRINUSE
            raise MonitorError(
                f"Poort {choices.port} kan niet: {'een ander programma gebruikt hem' if used else reden(error)}. Kies "
                "met --port een andere, of laat --port weg: dan zoekt JupyterLab er zelf een."
            ) from None


@contextmanager
def _custom() -> Iterator[str]:
    """Have a folder with the stylesheet where JupyterLab looks for it."""
    with tempfile.TemporaryDirectory(prefix="monitor-") as folder:
        (Path(folder) / "custom.css").write_text(stylesheet(), encoding="utf-8")
        yield folder


def _server(editie: Editie, page: str, choices: Choices, custom: str) -> "ServerApp":
    from jupyterlab.labapp import LabApp

    layout = editie.layout
    # Kernels find the project where this command found it.
    os.environ |= {ROOT: str(layout.root), DATA: str(layout.data), OUTPUT: str(layout.output)}
    try:
        server: ServerApp = LabApp.initialize_server(argv=_options(editie, page, choices), static_custom_path=[custom])
    except SystemExit:
        raise MonitorError(
            "JupyterLab start niet; hierboven staat waarom. Kijk met monitor doctor of de installatie goed is."
        ) from None
    server.web_app.settings["page_config_hook"] = _without_news
    return server


def _without_news(_: object, page_config: dict[str, Any]) -> dict[str, Any]:
    """Leave out what would ask an analyst, in English, whether it may fetch news of Jupyter."""
    off = [*page_config.get("disabledExtensions", []), "@jupyterlab/apputils-extension:announcements"]
    return {**page_config, "disabledExtensions": off}


def _options(editie: Editie, page: str, choices: Choices) -> list[str]:
    given = {
        "ServerApp.root_dir": editie.layout.notebooks,
        "ServerApp.ip": HOST,
        "ServerApp.contents_manager_class": "monitorlib.lab.notebooks.Notebooks",
        "Notebooks.editie": editie.naam,
        "ServerApp.kernel_manager_class": "monitorlib.lab.kernels.Kernels",
        # What was open stays open for the next time, for each edition by itself.
        "LabApp.default_url": f"/lab/workspaces/{slug(editie.naam)}/tree/{page}",
        "LabApp.custom_css": True,
        "ServerApp.open_browser": choices.browser,
        "ExtensionApp.open_browser": choices.browser,
        "ServerApp.allow_root": choices.allow_root,
        # Ctrl-C stops it, without a question.
        "ServerApp.answer_yes": True,
        "ServerApp.log_level": "ERROR",
        "LabApp.log_level": "ERROR",
    }
    if choices.port is not None:
        given |= {"ServerApp.port": choices.port, "ServerApp.port_retries": 0}
    return [f"--{naam}={value}" for naam, value in given.items()]


def _how_to_stop() -> str:
    return "stop met Ctrl-C" if sys.stdin.isatty() else f"stop met: kill {os.getpid()}"


def _has_browser() -> bool:
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True
