"""What decides how figures look, beside this project: settings of matplotlib, its backend, its font.

Matplotlib itself is not asked: it makes folders when it is imported.
"""

import sys
from collections.abc import Iterator
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

from monitorlib.doctor.fault import Fault, Severity, shell
from monitorlib.doctor.machine import Machine

_FILE = "matplotlibrc"
# Another name for a backend that it has.
_ALSO = {"notebook"}


def look(machine: Machine) -> Iterator[Fault]:
    """Look whether figures come out as they were meant."""
    found = find_spec("matplotlib")
    if found is None or found.origin is None:
        # That it is not there is told of by itself.
        return
    own = Path(found.origin).parent
    backend = machine.environment.get("MPLBACKEND", "")
    if not _is_known(backend, own):
        yield Fault("MPLBACKEND", f"matplotlib kent '{backend}' niet en start niet", "unset MPLBACKEND", Severity.STOPS)
    if settings := settings_of(machine):
        yield Fault(
            str(settings),
            "deze eigen instellingen van matplotlib veranderen de figuren; bij een ander zien zij er anders uit",
            f"mv -n {shell(settings)} {shell(settings.with_suffix('.weg'))}",
        )
    font = own / "mpl-data/fonts/ttf/DejaVuSans.ttf"
    if not font.is_file():
        again = f"{sys.executable} -m pip install --force-reinstall --no-deps matplotlib"
        yield Fault(str(font), "het lettertype van de figuren ontbreekt", again)


def settings_of(machine: Machine) -> Path | None:
    """Find the settings that matplotlib reads before its own, in its order; None when there are none.

    [Matplotlib, 'Customizing Matplotlib with style sheets and rcParams', the matplotlibrc file.]
    """
    environment = machine.environment
    given, config = environment.get("MATPLOTLIBRC"), environment.get("MPLCONFIGDIR")
    if not config and sys.platform.startswith(("linux", "freebsd")):
        config = f"{environment.get('XDG_CONFIG_HOME') or Path.home() / '.config'}/matplotlib"
    places = [
        machine.here / _FILE,
        *([Path(given), Path(given, _FILE)] if given else []),
        Path(config or Path.home() / ".matplotlib") / _FILE,
    ]
    return next((path for path in places if path.exists() and not path.is_dir()), None)


def _is_known(backend: str, own: Path) -> bool:
    """Tell whether matplotlib has a backend, by the files that it has; that of a module is looked for when it draws."""
    if not backend or backend.startswith("module://"):
        return True
    others = {one.name for one in entry_points(group="matplotlib.backend")} | _ALSO
    return backend.lower() in others or (own / f"backends/backend_{backend.lower()}.py").is_file()
