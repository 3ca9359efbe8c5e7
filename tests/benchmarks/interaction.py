"""Learns the network of late interaction, knowledge/data/late-interaction.npz.

    python -m tests.benchmarks.interaction KEPT [--minutes 40] [--seed 0] [--dry]

KEPT is a folder for what the bot sees of the questions, so that only the first run asks them. It
learns from one document in two, and is measured on one in ten. Needs torch.
"""

import argparse
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - its name everywhere

from knowledge.retrieval.late_interaction import (
    FILE,
    LONGEST_BEFORE,
    LONGEST_QUESTION,
    LONGEST_SENTENCE,
)
from tests.benchmarks.figures import auroc
from tests.benchmarks.interaction_lessons import (
    Half,
    Lesson,
    Lessons,
    for_measuring,
    for_network,
    read_lessons,
)
from tests.benchmarks.interaction_network import ROWS, Network

HOME = Path(__file__).parents[2]
BATCH, CANDIDATES, GOLDS = 24, 6, 2
"""Questions of a step, sentences of each, and how many of these answer at most."""
TAKEN_AWAY = 0.15
"""Share of the answered questions that are learned from without what answers them."""
RATE, DECAY, WARM_UP = 1e-3, 0.02, 200
PAIRWISE = 0.25
"""What the loss of single sentences counts beside that of the choice among them or none."""
PROCESSES = 2


class Asked(NamedTuple):
    """A lesson with the texts of its document."""

    texts: Sequence[Half]
    lesson: Lesson

    def pair(self, at: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the rows of the question and a candidate, and which part each belongs to."""
        lesson = self.lesson
        rows = [self.texts[lesson.question][:LONGEST_QUESTION]]
        rows.append(self.texts[lesson.sentences[at]][:LONGEST_SENTENCE])
        if (before := lesson.before[at]) is not None:
            rows.append(self.texts[before][:LONGEST_BEFORE])
        parts = np.repeat(range(len(rows)), [len(each) for each in rows])
        return np.concatenate(rows).astype(np.float32), parts

    @property
    def length(self) -> int:
        return max(len(self.texts[at]) for at in self.lesson.sentences)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kept", type=Path)
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    given = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(given.seed)
    random.seed(given.seed)
    documents = read_lessons(given.kept, PROCESSES)
    held = [each for at, each in enumerate(documents) if for_measuring(at)]
    learned = [each for at, each in enumerate(documents) if for_network(at)]
    network = Network()
    teach(network, asked_of(learned), given.minutes * 60)
    print(json.dumps(measured(network, asked_of(held)), indent=1))
    if not given.dry:
        write(network, HOME / "knowledge" / "data" / FILE)


def asked_of(documents: Sequence[Lessons]) -> list[Asked]:
    return [Asked(each.texts, lesson) for each in documents for lesson in each.asked]


def teach(network: Network, asked: Sequence[Asked], seconds: float) -> None:
    """Let the network learn for some time: AdamW, its rate after a warm-up down by a cosine."""
    optimiser = torch.optim.AdamW(
        network.parameters(), RATE, betas=(0.9, 0.98), weight_decay=DECAY
    )
    network.train()
    start, mean = time.monotonic(), 0.0
    for step, batch in enumerate(_batches(asked)):
        done = (time.monotonic() - start) / seconds
        if done >= 1:
            break
        warm = min(1.0, (step + 1) / WARM_UP)
        for group in optimiser.param_groups:
            group["lr"] = RATE * warm * max(0.01, 0.5 * (1 + math.cos(math.pi * done)))
        loss = _loss(network, batch)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        mean = 0.98 * mean + 0.02 * loss.item() if step else loss.item()
        if step % 100 == 0:
            print(f"step {step}, loss {mean:.3f}, {done:.0%}", flush=True)


def _batches(asked: Sequence[Asked]) -> Iterator[list[Asked]]:
    """Yield questions without end, those with sentences of like length together."""
    while True:
        order = random.sample(asked, len(asked))
        for start in range(0, len(order), BATCH * 20):
            near = sorted(order[start : start + BATCH * 20], key=lambda each: each.length)
            batches = [near[at : at + BATCH] for at in range(0, len(near), BATCH)]
            yield from random.sample(batches, len(batches))


def _loss(network: Network, batch: Sequence[Asked]) -> Tensor:
    """Return the mean loss of a choice among the sentences or none, and of each by itself."""
    chosen = [_chosen(each.lesson) for each in batch]
    pairs = [each.pair(at) for each, places in zip(batch, chosen, strict=True) for at in places]
    told = [
        each.lesson.golds[at] for each, places in zip(batch, chosen, strict=True) for at in places
    ]
    logits, golds = _run(network, pairs), torch.tensor(told)
    single = F.binary_cross_entropy_with_logits(logits, golds.float(), reduction="sum")
    loss, sizes = PAIRWISE * single, [len(places) for places in chosen]
    for own, gold in zip(logits.split(sizes), golds.split(sizes), strict=True):
        every = torch.cat([own, torch.zeros(1)])
        right = torch.logsumexp(own[gold], 0) if gold.any() else every[-1]
        loss = loss + torch.logsumexp(every, 0) - right
    return loss / len(batch)


def _chosen(lesson: Lesson) -> list[int]:
    """Return the candidates of a step: what answers, the two closest others, and any others."""
    places = range(len(lesson.sentences))
    golds = [at for at in places if lesson.golds[at]]
    others = [at for at in places if not lesson.golds[at]]
    if others and random.random() < TAKEN_AWAY:
        golds = []
    golds = random.sample(golds, min(GOLDS, len(golds)))
    rest = others[2:]
    room = CANDIDATES - len(golds) - 2
    return [*golds, *others[:2], *random.sample(rest, min(room, len(rest)))]


def _run(network: Network, pairs: Sequence[tuple[np.ndarray, np.ndarray]]) -> Tensor:
    longest = max(len(rows) for rows, _ in pairs)
    states = torch.zeros(len(pairs), longest, ROWS)
    part = torch.zeros(len(pairs), longest, dtype=torch.long)
    is_there = torch.zeros(len(pairs), longest, dtype=torch.bool)
    for at, (rows, parts) in enumerate(pairs):
        states[at, : len(rows)] = torch.from_numpy(rows)
        part[at, : len(rows)] = torch.from_numpy(parts)
        is_there[at, : len(rows)] = True
    with torch.autocast("cpu", torch.bfloat16):
        logits: Tensor = network(states, part, is_there)
    return logits


def measured(network: Network, asked: Sequence[Asked]) -> dict[str, float]:
    """Return how well it chooses and tells answers from near misses, on what it did not see.

    `first` is the share of answerable questions whose best sentence answers, `near` the area under
    the ROC curve of the best logit, answerable against unanswerable.
    """
    network.eval()
    chosen, best_logits, answered = 0, [], []
    with torch.no_grad():
        for each in asked:
            pairs = [each.pair(at) for at in range(len(each.lesson.sentences))]
            logits = _run(network, pairs).tolist()
            best = max(range(len(logits)), key=logits.__getitem__)
            best_logits.append(logits[best])
            answered.append(any(each.lesson.golds))
            chosen += each.lesson.golds[best]
    return {
        "questions": len(asked), "answerable": sum(answered),
        "first": chosen / max(1, sum(answered)), "near": auroc(best_logits, answered),
    }  # fmt: skip


def write(network: Network, file: Path) -> None:
    """Write the weights with half the precision."""
    weights = {
        name: each.numpy().astype(np.float16) for name, each in network.state_dict().items()
    }
    np.savez_compressed(file, **weights)


if __name__ == "__main__":
    main()
