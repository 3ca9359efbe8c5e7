"""What a sandbox runs: readers alone, without the rest of `knowledge`, which loads slower.

It is started by its path. Whatever of `knowledge` a reader imports is found, but two packages are
not executed: `knowledge` would import library, index and store for each file, and the face of the
readers what fetches files and starts sandboxes.
"""

import sys
from importlib import import_module
from importlib.machinery import ModuleSpec, NamespaceLoader
from importlib.util import module_from_spec
from pathlib import Path

PACKAGE = "knowledge"
READERS = Path(__file__).parent
ROOT = READERS.parents[1]


def _enter_without_faces() -> None:
    """Let modules of the two packages be imported by their names, without their `__init__`."""
    # With a loader, by which the word lists are found.
    _enter(PACKAGE, ROOT, NamespaceLoader(PACKAGE, [str(ROOT)], None))  # type: ignore[arg-type]
    _enter(f"{PACKAGE}.ingestion.readers", READERS, None)


def _enter(name: str, folder: Path, loader: NamespaceLoader | None) -> None:
    spec = ModuleSpec(name, loader, is_package=True)
    spec.submodule_search_locations = [str(folder)]
    sys.modules[name] = module_from_spec(spec)


if __name__ == "__main__":
    # A suffix begins with a dot; all other arguments with one are names of modules.
    modules = [argument for argument in sys.argv[1:] if "." in argument[1:]]
    if all(module.startswith(f"{PACKAGE}.") for module in modules):
        _enter_without_faces()
    else:
        sys.path.insert(0, str(ROOT.parent))
    import_module(f"{PACKAGE}.ingestion.readers.worker").main()
