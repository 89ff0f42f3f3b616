"""A linear-chain conditional random field over tags (Lafferty, McCallum and Pereira, ICML 2001)."""

from __future__ import annotations

import torch
from torch import Tensor, nn

NEVER = -1e4


class Chain(nn.Module):
    """What it costs to go from one tag to the next; tag 0 is outside, 2k + 1 and 2k + 2 begin and inside of kind k."""

    def __init__(self, tags: int) -> None:
        super().__init__()
        self.free = nn.Parameter(torch.zeros(tags, tags))
        closed = torch.zeros(tags, tags)
        for inside in range(2, tags, 2):
            closed[:, inside] = NEVER
            closed[[inside - 1, inside], inside] = 0
        self.closed: Tensor
        self.register_buffer("closed", closed, persistent=False)

    @property
    def steps(self) -> Tensor:
        """The cost of each step (from, to)."""
        return self.free + self.closed

    def loss(self, scores: Tensor, tags: Tensor, there: Tensor) -> Tensor:
        """Return the negative log-likelihood (rows,) of tags (rows, length) given scores (rows, length, tags).

        Places that are not `there` (rows, length) are passed over: they count as outside, at no cost.
        """
        outside = torch.full_like(scores, NEVER)
        outside[..., 0] = 0
        scores = torch.where(there[..., None], scores, outside)
        tags = torch.where(there, tags, 0)
        return self._total(scores) - self._of(scores, tags)

    def _total(self, scores: Tensor) -> Tensor:
        opens = torch.zeros(scores.shape[-1], device=scores.device)
        opens[2::2] = NEVER
        best, steps = scores[:, 0] + opens, self.steps
        for at in range(1, scores.shape[1]):
            best = torch.logsumexp(best[:, :, None] + steps, dim=1) + scores[:, at]
        return torch.logsumexp(best, dim=1)

    def _of(self, scores: Tensor, tags: Tensor) -> Tensor:
        given = scores.gather(2, tags[..., None])[..., 0].sum(1)
        return given + self.steps[tags[:, :-1], tags[:, 1:]].sum(1)
