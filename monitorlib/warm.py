"""What the parent of all chapters does once, before it forks: import, and draw a first figure.

A process that forks has no threads. The number libraries are therefore kept to one; imports of this module are its
work, so they are not used.
"""

import atexit
import gc
import os
import sys

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
# Its own allocator sets a gigabyte aside, of what a chapter may use.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")

from monitorlib.without_addresses import without_addresses  # noqa: E402

with without_addresses():
    import nbformat  # noqa: F401

import duckdb  # noqa: E402, F401
import ibis.backends.duckdb.converter  # noqa: E402
import ibis.formats.pandas  # noqa: E402, F401
import IPython.core.completerlib  # noqa: E402
import IPython.core.crashhandler  # noqa: E402
import IPython.core.interactiveshell  # noqa: E402
import IPython.core.logger  # noqa: E402
import IPython.core.magics  # noqa: E402, F401
import matplotlib_inline.backend_inline  # noqa: E402, F401
import papermill.parameterize  # noqa: E402, F401
import pyarrow.dataset  # noqa: E402
import pyarrow.pandas_compat  # noqa: E402, F401
import scipy.stats  # noqa: E402, F401
import sqlglot.dialects.duckdb  # noqa: E402, F401
import statsmodels.duration.survfunc  # noqa: E402, F401

import monitorlib  # noqa: E402
import monitorlib.publish.site  # noqa: E402
from monitorlib.publish.exporter import first_page  # noqa: E402
from monitorlib.render.figuren.stijl import doek, huisstijl, svg  # noqa: E402

for _name in monitorlib.__all__:
    getattr(monitorlib, _name)

# The first figure reads the fonts, which every child would do again.
with huisstijl():
    _figuur, (_as,) = doek(72.0)
    _as.text(0, 0, "Ab1")
    _as.barh(["a"], [1])
    svg(_figuur)

# The first page reads the templates, and the form of a notebook.
first_page()

# The parent ends at once: it has nothing to finish, and duckdb complains of what a process leaves that is taken down.
if sys.argv[:1] == ["-c"]:
    atexit.register(os._exit, 0)

# What is here stays: no child has to look at it again, so its pages stay shared. And a child lives for seconds: it need
# not look every few hundred objects for what it has no more use for.
gc.collect()
gc.freeze()
gc.set_threshold(50_000)
