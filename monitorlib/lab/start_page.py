"""The page that JupyterLab opens first."""

import nbformat
from nbformat import NotebookNode

from monitorlib.editie.editie import Editie
from monitorlib.editie.eigen_cellen import KERNEL

START = "Begin-hier.ipynb"


def start_page(editie: Editie) -> NotebookNode:
    """Write a notebook."""
    cells = [nbformat.v4.new_markdown_cell(f"# {editie.naam}", id="begin-1")]
    page: NotebookNode = nbformat.v4.new_notebook(cells=cells, metadata=KERNEL)
    return page
