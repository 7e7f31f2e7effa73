"""The outlets: one file each, whose value OUTLET is the outlet; `_<cms>.py` holds what several share."""

import importlib
import os
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from types import ModuleType

from crawler.outlet import Outlet


def load(modules: Sequence[str] = ("crawler.outlets",)) -> dict[str, Outlet]:
    """The outlets of these packages ("my.outlets") and folders ("/etc/outlets", "./outlets"), sorted by name.

    Raises ValueError or TypeError, in one sentence that names the file, for anything that is not an outlet.
    """
    outlets: dict[str, Outlet] = {}
    places: dict[str, str] = {}
    for module in modules:
        for place, outlet in _outlets(module):
            if outlet.name in outlets and places[outlet.name] != place:
                raise ValueError(f"two outlets are named {outlet.name}: rename {place} or {places[outlet.name]}")
            outlets[outlet.name] = outlet
            places[outlet.name] = place
    return dict(sorted(outlets.items()))


def _outlets(module: str) -> Iterator[tuple[str, Outlet]]:
    package = _package(module)
    for found in pkgutil.iter_modules(package.__path__):
        if not found.name.startswith("_"):
            place = str(Path(str(package.__path__[0])) / found.name) + ".py"
            yield place, _outlet(f"{package.__name__}.{found.name}", name=found.name, place=place)


def _outlet(module: str, *, name: str, place: str) -> Outlet:
    try:
        value = getattr(importlib.import_module(module), "OUTLET", None)
    except (ImportError, SyntaxError, NameError, AttributeError, TypeError, ValueError) as error:
        kind = TypeError if isinstance(error, TypeError) else ValueError
        raise kind(f"{place}: {error}") from error
    if value is None:
        raise ValueError(f"{place} has no OUTLET: add one, or begin the file's name with _ when it is no outlet")
    if not isinstance(value, Outlet):
        raise TypeError(f"{place}: OUTLET must be an Outlet, not {type(value).__name__}")
    if value.name != name:
        raise ValueError(
            f"{place}: the outlet is named {value.name}: name the file {value.name}.py, or the outlet {name}"
        )
    return value


def _package(module: str) -> ModuleType:
    if os.sep in module or module.startswith((".", "~")) or Path(module).is_dir():
        return _folder(Path(module).expanduser().resolve())
    try:
        package = importlib.import_module(module)
    except ModuleNotFoundError as error:
        raise ValueError(f"OUTLET_MODULES: no package or folder {module!r} ({error})") from error
    if not hasattr(package, "__path__"):
        raise ValueError(f"OUTLET_MODULES: {module!r} is a module: name the package or the folder it is in")
    return package


def _folder(folder: Path) -> ModuleType:
    """The folder as a package under a name of its own, so that its files can say `from ._shared import ...`."""
    if not folder.is_dir():
        raise ValueError(f"OUTLET_MODULES: no folder {folder}")
    name = f"outlets_{blake2b(str(folder).encode(), digest_size=6).hexdigest()}"
    if name not in sys.modules:
        package = ModuleType(name)
        package.__path__ = [str(folder)]
        sys.modules[name] = package
    importlib.invalidate_caches()
    return sys.modules[name]
