"""What a sandbox runs: readers alone, without the rest of `knowledge`, which loads slower.

It is started by its path. Whatever of `knowledge` a reader imports is found, but the package
itself is not executed: that would import library, index and store for each file.
"""

import sys
from importlib import import_module
from importlib.machinery import ModuleSpec, NamespaceLoader
from importlib.util import module_from_spec
from pathlib import Path

PACKAGE = "knowledge"
ROOT = Path(__file__).parents[2]


def _enter_without_face() -> None:
    """Let modules of the package be imported by their names, without its `__init__`."""
    loader = NamespaceLoader(PACKAGE, [str(ROOT)], None)  # type: ignore[arg-type]
    spec = ModuleSpec(PACKAGE, loader, is_package=True)
    spec.submodule_search_locations = [str(ROOT)]
    sys.modules[PACKAGE] = module_from_spec(spec)


if __name__ == "__main__":
    # A suffix begins with a dot; all other arguments with one are names of modules.
    modules = [argument for argument in sys.argv[1:] if "." in argument[1:]]
    if all(module.startswith(f"{PACKAGE}.") for module in modules):
        _enter_without_face()
    else:
        sys.path.insert(0, str(ROOT.parent))
    import_module(f"{PACKAGE}.ingestion.readers.sandbox").main()
