"""The notebooks of a project as JupyterLab opens and saves them, for one edition.

A chapter opens with the sections and the parameters of the edition; what is saved is the notebook of all editions, and
never what a cell showed.
"""

from datetime import UTC, datetime
from typing import Any

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from nbformat import NotebookNode
from tornado.web import HTTPError
from traitlets import Unicode

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.editie.params.hoofdstukken import EigenHoofdstuk
from monitorlib.errors import MonitorError
from monitorlib.lab.round_trip import as_it_stands, as_source, for_edition
from monitorlib.lab.start_page import START, start_page
from monitorlib.unforeseen import as_told

Model = dict[str, Any]
_END = ".ipynb"


class Notebooks(AsyncLargeFileManager):
    """Keeps notebooks as Jupyter does, but for what it opens and saves of them."""

    editie = Unicode(help="the edition to open chapters for").tag(config=True)

    async def get(
        self,
        path: str,
        content: bool = True,
        type: str | None = None,
        format: str | None = None,
        require_hash: bool = False,
    ) -> Model:
        """Give a file or folder; a chapter as the edition shows it."""
        place = path.strip("/")
        if self._is_made(place):
            return self._model_of_made(place, content=content, require_hash=require_hash)
        model: Model = await super().get(  # type: ignore[no-untyped-call]
            path, content, type, format, require_hash
        )
        if content and model["type"] == "directory" and not place:
            model["content"] += [self._model_of_made(made) for made in self._made()]
        if content and model["type"] == "notebook":
            model["content"] = self._shown(place, model["content"])
            self.mark_trusted_cells(model["content"], path)  # type: ignore[no-untyped-call]
        return model

    async def save(self, model: Model, path: str = "") -> Model:
        """Save a file; of a notebook what stands in notebooks/, without outputs."""
        self._refuse_made(path)
        if model.get("type") == "notebook" and model.get("content"):
            model = {**model, "content": as_source(model["content"])}
        saved: Model = await super().save(model, path)  # type: ignore[no-untyped-call]
        return saved

    async def delete_file(self, path: str) -> None:
        """Delete a file; errors as in `save`."""
        self._refuse_made(path)
        await super().delete_file(path)  # type: ignore[no-untyped-call]

    async def rename_file(self, old_path: str, new_path: str) -> None:
        """Give a file another name; errors as in `save`."""
        self._refuse_made(old_path)
        await super().rename_file(old_path, new_path)  # type: ignore[no-untyped-call]

    async def file_exists(self, path: str) -> bool:
        """Tell whether there is a file, or a notebook that is made when it is opened."""
        return self._is_made(path.strip("/")) or bool(await super().file_exists(path))

    def _open(self) -> Editie:
        """Open the edition as its parameters are now."""
        try:
            return Editie.named(self.editie, Layout.find())
        except Exception as error:
            raise _refused(error) from None

    def _shown(self, place: str, notebook: NotebookNode) -> NotebookNode:
        naam, editie = place.removesuffix(_END), self._open()
        if "/" in place:
            return as_source(notebook)
        if naam not in editie.parameters.hoofdstukken.gevraagd():
            return as_it_stands(
                notebook,
                f"*Editie {editie.naam} heeft geen hoofdstuk {naam}. Dit notebook staat hier zoals het is.*",
            )
        return _chapter(editie, naam)

    def _made(self) -> list[str]:
        """List the notebooks that stand nowhere: the starting page, and chapters that params.yml describes."""
        gevraagd = self._open().parameters.hoofdstukken.gevraagd().items()
        eigen = [naam for naam, blok in gevraagd if isinstance(blok, EigenHoofdstuk) and not blok.notebook]
        return [START, *(f"{naam}{_END}" for naam in eigen)]

    def _is_made(self, place: str) -> bool:
        return place.endswith(_END) and "/" not in place and place in self._made()

    def _refuse_made(self, path: str) -> None:
        place = path.strip("/")
        if self._is_made(place):
            raise HTTPError(
                403,
                log_message=f"{place} wordt gemaakt uit params.yml en de bibliotheek, en staat niet op schijf. Bewaar "
                "wat u wilt houden onder een andere naam (File, Save Notebook As).",
            )

    def _model_of_made(self, place: str, *, content: bool = False, require_hash: bool = False) -> Model:
        editie = self._open()
        params = editie.params / "params.yml"
        made = datetime.fromtimestamp(params.stat().st_mtime, UTC)
        model: Model = {
            "name": place,
            "path": place,
            "type": "notebook",
            "format": None,
            "content": None,
            "mimetype": None,
            "size": None,
            "created": made,
            "last_modified": made,
            "writable": False,
        }
        if require_hash:
            model |= self._get_hash(params.read_bytes())
        if content:
            notebook = start_page(editie) if place == START else _chapter(editie, place.removesuffix(_END))
            self.mark_trusted_cells(notebook, place)  # type: ignore[no-untyped-call]
            model |= {"format": "json", "content": notebook}
        return model


def _chapter(editie: Editie, naam: str) -> NotebookNode:
    try:
        return for_edition(editie.notebook(naam), editie, naam, "intern")
    except Exception as error:
        raise _refused(error) from None


def _refused(error: Exception) -> HTTPError:
    """Give an error as JupyterLab shows it: its message, in a window of its own."""
    told = as_told(error) if not isinstance(error, MonitorError) else error
    return HTTPError(409, log_message=str(told).replace("%", "%%"))
