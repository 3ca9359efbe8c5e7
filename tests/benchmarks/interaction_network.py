"""The network of knowledge/retrieval/late_interaction.py in torch, which can learn."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - its name everywhere

SIZE, LAYERS, HEAD, FORGOTTEN = 128, 2, 32, 0.1
"""Numbers of a token, layers, numbers of a token for each head, and the share of dropout."""
ROWS = 384
"""Numbers of a token as the embedding model gives it."""
FAR = -1e4


class Layer(nn.Module):
    """Attention among all tokens, then a network for each token; both are added."""

    def __init__(self) -> None:
        super().__init__()
        self.n1, self.n2 = nn.LayerNorm(SIZE), nn.LayerNorm(SIZE)
        self.qkv, self.o = nn.Linear(SIZE, 3 * SIZE), nn.Linear(SIZE, SIZE)
        self.f1, self.f2 = nn.Linear(SIZE, 4 * SIZE), nn.Linear(4 * SIZE, SIZE)
        self.forget = nn.Dropout(FORGOTTEN)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        many, length, _ = states.shape
        three = self.qkv(self.n1(states)).view(many, length, 3, SIZE // HEAD, HEAD)
        asks, keys, values = three.permute(2, 0, 3, 1, 4)
        shares = (asks @ keys.transpose(-1, -2) * HEAD**-0.5 + bias).softmax(-1)
        mixed = (shares @ values).transpose(1, 2).reshape(many, length, SIZE)
        states = states + self.forget(self.o(mixed))
        wide = F.gelu(self.f1(self.n2(states)), approximate="tanh")
        return states + self.forget(self.f2(wide))


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
        self.forget = nn.Dropout(FORGOTTEN)

    def forward(self, rows: Tensor, part: Tensor, is_there: Tensor) -> Tensor:
        """Take rows of length 1 `[pairs, tokens, 384]`; `part` 0 is the question."""
        asked, told = (part == 0) & is_there, (part > 0) & is_there
        near, whole = _nearness(rows, asked, told)
        states = self.inp(rows * 19.6) * self.scale + self.seg(part) + self.al(near)
        states = torch.cat([self.cls.expand(len(rows), -1, -1).to(states.dtype), states], 1)
        every = torch.cat([torch.ones(len(rows), 1, dtype=torch.bool), is_there], 1)
        bias = (~every * FAR)[:, None, None, :].to(states.dtype)
        for layer in self.blocks:
            states = layer(states, bias)
        states = self.n(states)
        means = (_mean(states[:, 1:], which) for which in (told, asked))
        seen = torch.cat([states[:, 0], *means, whole.to(states.dtype)], -1)
        hidden = self.forget(F.gelu(self.mid(seen), approximate="tanh"))
        return self.out(hidden).squeeze(-1).float()


def _nearness(rows: Tensor, asked: Tensor, told: Tensor) -> tuple[Tensor, Tensor]:
    cosines = (rows @ rows.transpose(1, 2)).float()
    to_asked, to_told = (
        cosines.masked_fill(~which[:, None, :], FAR).topk(2, -1).values.clamp(min=-1)
        for which in (asked, told)
    )
    means = [
        F.normalize((rows.float() * which[..., None]).sum(1), dim=-1) for which in (asked, told)
    ]
    near = torch.stack(
        [
            torch.where(told, to_asked[..., 0], to_told[..., 0]),
            torch.where(told, to_asked[..., 1], to_told[..., 1]),
            *(torch.einsum("btd,bd->bt", rows.float(), mean) for mean in means),
            torch.where(told, 0.0, to_told[..., 0]),
            torch.where(told, to_asked[..., 0], 0.0),
        ],
        -1,
    )
    maxsim = (to_told[..., 0] * asked).sum(1) / asked.sum(1)
    whole = torch.stack([(means[0] * means[1]).sum(-1), maxsim], -1)
    return (near - 0.8) * 5, (whole - 0.85) * 10


def _mean(states: Tensor, which: Tensor) -> Tensor:
    return (states * which[..., None]).sum(1) / which.sum(1, keepdim=True)
