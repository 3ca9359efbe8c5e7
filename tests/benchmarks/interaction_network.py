"""The network of knowledge/retrieval/late_interaction.py in torch, which can learn."""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - its name everywhere

SIZE, LAYERS, HEAD = 160, 3, 32
"""Numbers of a token, layers, and numbers of a token for each head."""
ROWS = 384
"""Numbers of a token as the embedding model gives it."""
FAR = -1e4


class Pairs(NamedTuple):
    """Questions and sentences by their tokens: rows of length 1, `[pairs, tokens, 384]`.

    `is_asked` and `is_told` say which of these are there; `part` is 1 for tokens of a sentence
    and 2 for those of the one before it.
    """

    asked: Tensor
    told: Tensor
    is_asked: Tensor
    is_told: Tensor
    part: Tensor


class Layer(nn.Module):
    """Attention among all tokens, then a network for each token; both are added."""

    def __init__(self) -> None:
        super().__init__()
        self.n1, self.n2 = nn.LayerNorm(SIZE), nn.LayerNorm(SIZE)
        self.qkv, self.o = nn.Linear(SIZE, 3 * SIZE), nn.Linear(SIZE, SIZE)
        self.f1, self.f2 = nn.Linear(SIZE, 4 * SIZE), nn.Linear(4 * SIZE, SIZE)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        many, length, _ = states.shape
        three = self.qkv(self.n1(states)).view(many, length, 3, SIZE // HEAD, HEAD)
        asks, keys, values = three.permute(2, 0, 3, 1, 4)
        shares = (asks @ keys.transpose(-1, -2) * HEAD**-0.5 + bias).softmax(-1)
        states = states + self.o((shares @ values).transpose(1, 2).reshape(many, length, SIZE))
        wide = F.gelu(self.f1(self.n2(states)), approximate="tanh")
        return states + self.f2(wide)


class Network(nn.Module):
    """Gives a logit for each pair of a question and a sentence.

    Names of weights are those that the shipped file has.
    """

    def __init__(self) -> None:
        super().__init__()
        self.inp, self.al = nn.Linear(ROWS, SIZE), nn.Linear(6, SIZE)
        self.seg, self.cls = nn.Embedding(3, SIZE), nn.Parameter(torch.randn(1, 1, SIZE) * 0.02)
        self.blocks = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.n, self.mid = nn.LayerNorm(SIZE), nn.Linear(3 * SIZE + 2, SIZE)
        self.out, self.scale = nn.Linear(SIZE, 1), nn.Parameter(torch.tensor(1.0))

    def forward(self, pairs: Pairs) -> Tensor:
        """Return a logit a pair."""
        near, whole = _nearness(pairs)
        rows = torch.cat([pairs.asked, pairs.told], 1)
        part = torch.cat([torch.zeros_like(pairs.is_asked, dtype=torch.long), pairs.part], 1)
        states = self.inp(rows * 19.6) * self.scale + self.seg(part) + self.al(near)
        first = self.cls.expand(len(rows), -1, -1).to(states.dtype)
        states = torch.cat([first, states], 1)
        is_there = [torch.ones(len(rows), 1, dtype=torch.bool), pairs.is_asked, pairs.is_told]
        bias = (~torch.cat(is_there, 1) * FAR)[:, None, None, :].to(states.dtype)
        for layer in self.blocks:
            states = layer(states, bias)
        states = self.n(states)
        asked, told = states[:, 1:].split([pairs.is_asked.shape[1], pairs.is_told.shape[1]], 1)
        means = [_mean(told, pairs.is_told), _mean(asked, pairs.is_asked)]
        seen = torch.cat([states[:, 0], *means, whole.to(states.dtype)], -1)
        hidden = F.gelu(self.mid(seen), approximate="tanh")
        return self.out(hidden).squeeze(-1).float()


def _nearness(pairs: Pairs) -> tuple[Tensor, Tensor]:
    cosines = (pairs.asked @ pairs.told.transpose(1, 2)).float()
    to_told = _nearest(cosines, pairs.is_told[:, None, :])
    to_asked = _nearest(cosines.transpose(1, 2), pairs.is_asked[:, None, :])
    means = torch.stack(
        [
            F.normalize((rows * which[..., None].to(rows.dtype)).float().sum(1), dim=-1)
            for rows, which in ((pairs.asked, pairs.is_asked), (pairs.told, pairs.is_told))
        ],
        -1,
    )
    asked, told = (
        torch.cat([nearest, (rows @ means.to(rows.dtype)).float(), *split], -1)
        for nearest, rows, split in (
            (to_told, pairs.asked, (to_told[..., :1], torch.zeros_like(to_told[..., :1]))),
            (to_asked, pairs.told, (torch.zeros_like(to_asked[..., :1]), to_asked[..., :1])),
        )
    )
    maxsim = (to_told[..., 0] * pairs.is_asked).sum(1) / pairs.is_asked.sum(1)
    whole = torch.stack([(means[..., 0] * means[..., 1]).sum(-1), maxsim], -1)
    return (torch.cat([asked, told], 1) - 0.8) * 5, (whole - 0.85) * 10


def _nearest(cosines: Tensor, is_there: Tensor) -> Tensor:
    return cosines.masked_fill(~is_there, FAR).topk(2, -1).values.clamp(min=-1)


def _mean(states: Tensor, which: Tensor) -> Tensor:
    return (states * which[..., None]).sum(1) / which.sum(1, keepdim=True)
