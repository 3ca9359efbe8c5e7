"""Late interaction: a small network reads a question and a sentence together, token by token.

Both come as an embedding model has read them, each for itself (Khattab and Zaharia, "ColBERT",
2020, compare such tokens by cosines alone). Here each token is also told how near the nearest ones
of the other side are, and layers of attention (Vaswani et al., 2017) look at all of them at once.
So it is read whether the sentence answers, not only whether it is about the same.

The weights were learned by tests/benchmarks/interaction.py from invented documents with questions
that people may ask, half of which these answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO

import numpy as np

from knowledge.retrieval.embedding.model import Floats, unit
from knowledge.retrieval.interaction import as_feature, leans
from knowledge.retrieval.retriever import Candidate

FILE = "late-interaction.npz"
LONGEST_QUESTION, LONGEST_SENTENCE, LONGEST_BEFORE = 40, 80, 32
"""Tokens that are read: of the question, of the sentence, and of the one before it."""
_HEAD = 32
"""Numbers of a token that one head of attention looks at."""
_NEAREST = 2
_COMMON, _STRETCH = 0.8, 5.0
"""Cosine of e5 that any two tokens have, and what the rest of it is multiplied by."""
_COMMON_WHOLE, _STRETCH_WHOLE = 0.85, 10.0
"""The same for a question and a sentence as a whole."""
_ROW = 19.6
"""Root of 384: by that each row of length 1 has numbers of the size of 1."""
_EPSILON = 1e-5


@dataclass(frozen=True, slots=True)
class TokenPair:
    """A question and a sentence by their tokens: rows of length 1, `[tokens, 384]`.

    `before` are those of the sentence before one that leans on it.
    """

    question: Floats
    sentence: Floats
    before: Floats | None = None

    @property
    def parts(self) -> list[Floats]:
        """What of it is read."""
        told = [self.question[:LONGEST_QUESTION], self.sentence[:LONGEST_SENTENCE]]
        return told if self.before is None else [*told, self.before[:LONGEST_BEFORE]]


@dataclass(frozen=True, slots=True)
class InteractionNetwork:
    """The network. Thread-safe; `weights` are arrays by name, `layers` how many there are."""

    weights: Mapping[str, Floats]
    layers: int

    def logits(self, pairs: Sequence[TokenPair]) -> list[float]:
        """Return for each pair how much more likely the sentence answers than nothing does.

        A pair without tokens on either side gets 0. What regards each token by itself is done for
        all pairs at once, their attention one after the other.
        """
        given = {at: pair.parts for at, pair in enumerate(pairs)}
        given = {at: parts for at, parts in given.items() if all(map(len, parts))}
        if not given:
            return [0.0] * len(pairs)
        states, spans, whole = self._tokens([*given.values()])
        for layer in range(self.layers):
            states = self._layer(f"blocks.{layer}.", states, spans)
        states = self._norm("n", states)
        pooled = [
            np.concatenate([own[0], own[first:].mean(axis=0), own[1:first].mean(axis=0)])
            for own, first in (
                (states[span], 1 + len(p[0]))
                for span, p in zip(spans, given.values(), strict=True)
            )
        ]
        hidden = _gelu(self._dense("mid", np.concatenate([np.stack(pooled), whole], axis=1)))
        told = dict(zip(given, self._dense("out", hidden)[:, 0].tolist(), strict=True))
        return [told.get(at, 0.0) for at in range(len(pairs))]

    def _tokens(self, pairs: Sequence[Sequence[Floats]]) -> tuple[Floats, list[slice], Floats]:
        """Return a row for each token of all pairs, each behind one for the pair as a whole.

        Beside it where the rows of each pair are, and how near its sides are as a whole.
        """
        compared = [_nearness(asked, np.concatenate(told)) for asked, *told in pairs]
        rows = np.concatenate([part for parts in pairs for part in parts]) * np.float32(_ROW)
        sides = np.repeat(
            [side for parts in pairs for side in range(len(parts))],
            [len(part) for parts in pairs for part in parts],
        )
        states = self._dense("inp", rows) * self.weights["scale"]
        states += self.weights["seg.weight"][sides]
        states += self._dense("al", np.concatenate([near for near, _ in compared]))
        lengths = [sum(map(len, parts)) for parts in pairs]
        starts = np.cumsum([0, *lengths[:-1]])
        states = np.insert(states, starts, self.weights["cls"].reshape(-1), axis=0)
        begins = starts + np.arange(len(pairs))
        spans = [
            slice(int(at), int(at) + 1 + length)
            for at, length in zip(begins, lengths, strict=True)
        ]
        return states, spans, np.stack([whole for _, whole in compared])

    def _layer(self, name: str, states: Floats, spans: Sequence[slice]) -> Floats:
        three = self._dense(f"{name}qkv", self._norm(f"{name}n1", states))
        mixed = np.concatenate([_attend(three[span]) for span in spans])
        states = states + self._dense(f"{name}o", mixed)
        wide = _gelu(self._dense(f"{name}f1", self._norm(f"{name}n2", states)))
        return states + self._dense(f"{name}f2", wide)

    def _dense(self, name: str, given: Floats) -> Floats:
        told: Floats = given @ self.weights[f"{name}.weight"].T
        told += self.weights[f"{name}.bias"]
        return told

    def _norm(self, name: str, states: Floats) -> Floats:
        centred: Floats = states - states.mean(axis=-1, keepdims=True)
        spread = np.sqrt(np.square(centred).mean(axis=-1, keepdims=True) + _EPSILON)
        centred /= spread
        centred *= self.weights[f"{name}.weight"]
        centred += self.weights[f"{name}.bias"]
        return centred


@cache
def load_interaction() -> InteractionNetwork:
    """Load the network that is shipped; its numbers are kept with half the precision."""
    content = (resources.files("knowledge") / "data" / FILE).read_bytes()
    with np.load(BytesIO(content), allow_pickle=False) as stored:
        weights = {name: stored[name].astype(np.float32) for name in stored.files}
    return InteractionNetwork(weights, sum(name.endswith(".qkv.weight") for name in weights))


def interactions(
    question: Floats, candidates: Sequence[Candidate], tokens: Mapping[int, Floats]
) -> dict[int, float]:
    """Return by fact how likely it answers, 0 to 2 (see `as_logit`); `tokens` are those of facts.

    Facts without tokens are left out.
    """

    def before(each: Candidate) -> Floats | None:
        return tokens.get(each.previous.id) if leans(each) and each.previous else None

    pairs = {
        each.fact.id: TokenPair(question, tokens[each.fact.id], before(each))
        for each in candidates
        if each.fact.id in tokens
    }
    logits = load_interaction().logits([*pairs.values()])
    return {fact: as_feature(logit) for fact, logit in zip(pairs, logits, strict=True)}


def _nearness(asked: Floats, rows: Floats) -> tuple[Floats, Floats]:
    """Return how near each token is to the other side, and the question to the sentence.

    `[tokens, 6]`: cosines to the two nearest, to the mean of the question and to that of the
    sentence, and the nearest again, once for each side; then the cosine of the means, and MaxSim.
    """
    cosines = asked @ rows.T
    to_told, to_asked = _nearest(cosines), _nearest(cosines.T)
    every = np.concatenate([asked, rows])
    means = unit(np.stack([asked.sum(axis=0), rows.sum(axis=0)]))
    nearest = np.concatenate([to_told, to_asked])
    split = np.zeros_like(nearest)
    split[: len(asked), 0] = to_told[:, 0]
    split[len(asked) :, 1] = to_asked[:, 0]
    near: Floats = np.concatenate([nearest, every @ means.T, split], axis=1)
    whole = np.array([means[0] @ means[1], to_told[:, 0].mean()], np.float32)
    near -= np.float32(_COMMON)
    whole -= np.float32(_COMMON_WHOLE)
    return near * np.float32(_STRETCH), whole * np.float32(_STRETCH_WHOLE)


def _nearest(cosines: Floats) -> Floats:
    """Return the two highest cosines of each row, the highest first; -1 for one that is not."""
    found = np.full((len(cosines), _NEAREST), -1.0, np.float32)
    count = min(_NEAREST, cosines.shape[1])
    found[:, :count] = -np.sort(-cosines, axis=1)[:, :count]
    return found


def _attend(three: Floats) -> Floats:
    """Return for each token the mean of all, weighed by what its heads look for."""
    length, size = len(three), three.shape[1] // 3
    asks, keys, values = three.reshape(length, 3, size // _HEAD, _HEAD).transpose(1, 2, 0, 3)
    mixed = _softmax(asks @ keys.swapaxes(1, 2) * np.float32(_HEAD**-0.5)) @ values
    told: Floats = mixed.swapaxes(0, 1).reshape(length, size)
    return told


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    told: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return told


def _gelu(states: Floats) -> Floats:
    """Return Gaussian error linear units, approximated with tanh (Hendrycks and Gimpel, 2016).

    In place but for one array: new ones take longer than the sums.
    """
    inner: Floats = states * states
    inner *= 0.044715
    inner += 1
    inner *= states
    inner *= 0.7978845608
    np.tanh(inner, out=inner)
    inner += 1
    inner *= states
    inner *= 0.5
    return inner
