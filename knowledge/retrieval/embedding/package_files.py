"""Files of models: from a package whose content is verified, or from a folder."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from knowledge.errors import EmbeddingError


def package_file(package: str, name: str, sha256: str, *, extra: str) -> Path:
    """Return a file that a package ships, if it is the one that was pinned.

    The package is not imported: no code of it runs, before its file is verified or after. Raises
    ModuleNotFoundError without the package, and EmbeddingError, which names the `extra` that
    installs it, if the file is another.
    """
    file = _folder(package) / name
    try:
        with file.open("rb") as source:
            found = hashlib.file_digest(source, "sha256").hexdigest()
    except OSError as exc:
        raise EmbeddingError(f"{file} cannot be read: {exc}.") from exc
    if found != sha256:
        raise EmbeddingError(
            f"{file} is not the file it should be (wrong SHA-256). Reinstall: "
            f"pip install --force-reinstall -e '.[{extra}]'."
        )
    return file


def content(file: Path) -> bytes:
    """Return what a file holds. Raises EmbeddingError."""
    try:
        return file.read_bytes()
    except OSError as exc:
        raise EmbeddingError(f"{file} cannot be read: {exc}.") from exc


def _folder(package: str) -> Path:
    """Return where a package lies. Raises ModuleNotFoundError."""
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(name=package)
    return Path(next(iter(found.submodule_search_locations)))
