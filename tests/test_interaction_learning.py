"""Learning late interaction: what is learned is what the bot runs, and from which documents."""

import pytest

np = pytest.importorskip("numpy")
lessons = pytest.importorskip("tests.benchmarks.interaction_lessons")
judged = pytest.importorskip("tests.benchmarks.judged")


def test_each_document_serves_one_end_only():
    ends = (lessons.for_network, lessons.for_confidence, lessons.for_measuring)
    assert all(sum(end(number) for end in ends) <= 1 for number in range(1000))
    assert all(any(end(number) for number in range(1000)) for end in ends)


@pytest.mark.parametrize("file", [lessons.DOCUMENTS, judged.BLIND], ids=lambda file: file.name)
def test_documents_hold_what_their_questions_are_answered_by(file):
    documents = judged.read_packed(file)
    assert {each["language"] for each in documents} == {"en", "ru", "kk"}
    for each in documents[:: len(documents) // 20]:
        unanswered = [row for row in each["questions"] if not row["answers"]]
        assert len(unanswered) > len(each["questions"]) / 20
        words = " ".join(each["text"].replace("|", " ").split())
        assert all(
            " ".join(answer.split()) in words
            for row in each["questions"]
            for answer in row["answers"]
        )


def test_blind_documents_that_are_held_out_are_not_learned_from():
    held, learned = (judged.read_blind(held_out=each) for each in (True, False))
    assert {each["title"] for each in held}.isdisjoint(each["title"] for each in learned)
    assert 3 * len(held) == len(learned)


def test_the_bot_runs_the_network_as_it_was_learned():
    torch = pytest.importorskip("torch")
    network = pytest.importorskip("tests.benchmarks.interaction_network")
    late = pytest.importorskip("knowledge.retrieval.late_interaction")
    torch.manual_seed(1)
    learned = network.Network().eval()
    weights = {name: each.numpy() for name, each in learned.state_dict().items()}
    run = late.InteractionNetwork(weights, network.LAYERS)
    rows = torch.nn.functional.normalize(torch.randn(1, 30, network.ROWS), dim=-1)
    part = torch.tensor([[0] * 8 + [1] * 15 + [2] * 7])
    with torch.no_grad():
        told = learned(rows, part, torch.ones(1, 30, dtype=torch.bool)).tolist()
    question, sentence, before = (rows[0, part[0] == side].numpy() for side in range(3))
    pair = late.TokenPair(question, sentence, before)
    assert run.logits([pair]) == pytest.approx(told, abs=1e-4)
