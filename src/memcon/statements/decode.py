"""Decode tags into cues, and scores into the words of each cue's source and content.

The second is a linear-chain conditional random field (Lafferty et al. 2001) with three states: none, source, content.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
NONE, SOURCE, CONTENT = 0, 1, 2
NEVER = np.float32(-1e4)
NEAR = 4
FARTHEST = 12


@dataclass(frozen=True, slots=True)
class Chain:
    """The field's parameters: `transition[a, b]` from state a to b, `start[a]` for the first word."""

    transition: Floats
    start: Floats


def log_softmax(x: Floats) -> Floats:
    """Along the last axis."""
    shifted = x - x.max(-1, keepdims=True)
    out: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return out


def cues(begin: Floats, inner: Floats, threshold: float) -> list[list[int]]:
    """Runs of words whose probability to be in a cue reaches the threshold; a likely first word opens a new run."""
    out: list[list[int]] = []
    inside = begin + inner >= threshold
    for i in np.flatnonzero(inside).tolist():
        if i and inside[i - 1] and begin[i] <= inner[i]:
            out[-1].append(i)
        else:
            out.append([i])
    return out


def buckets(size: int, cue: list[int]) -> Ints:
    """Distance classes of `size` words from a cue: 0 itself, 1-12 before it, 13-24 after it, logarithmic."""
    place = np.arange(size)
    distance = np.where(place < cue[0], place - cue[0], np.where(place > cue[-1], place - cue[-1], 0))
    far = np.abs(distance)
    log = NEAR + (np.log2(np.maximum(far, NEAR) / NEAR) * 1.6).astype(np.int64)
    step = np.where(far <= NEAR, far - 1, np.minimum(FARTHEST - 1, log))
    return np.where(distance == 0, 0, 1 + step + np.where(distance > 0, FARTHEST, 0))


def best_paths(scores: Floats, sizes: Ints, chain: Chain) -> Ints:
    """The most likely states (Viterbi): scores [n, w, 3], of row i only the first `sizes[i]` words -> states [n, w]."""
    n, w, _ = scores.shape
    valid = np.arange(w)[:, None] < sizes[None]
    steps = np.ascontiguousarray(scores.transpose(1, 0, 2))
    back = np.empty((w, n, 3), dtype=np.int64)
    alpha = chain.start + steps[0]
    for t in range(1, w):
        step = alpha[:, :, None] + chain.transition
        keep = valid[t][:, None]
        back[t] = np.where(keep, step.argmax(1), (NONE, SOURCE, CONTENT))
        alpha = np.where(keep, step.max(1) + steps[t], alpha)
    states = np.empty((n, w), dtype=np.int64)
    states[:, -1] = alpha.argmax(1)
    rows = np.arange(n)
    for t in range(w - 1, 0, -1):
        states[:, t - 1] = back[t, rows, states[:, t]]
    return states


def marginals(scores: Floats, sizes: Ints, chain: Chain) -> Floats:
    """The probability of each state at each word (forward-backward): scores [n, w, 3] -> [n, w, 3].

    Row i has `sizes[i]` words; what stands beyond is padding and comes out as it may.
    """
    n, w, _ = scores.shape
    valid = np.arange(w)[:, None] < sizes[None]
    steps = np.ascontiguousarray(scores.transpose(1, 0, 2))
    forward = np.empty((w, n, 3), dtype=np.float32)
    forward[0] = chain.start + steps[0]
    for t in range(1, w):
        step = _logsumexp(forward[t - 1][:, :, None] + chain.transition, 1) + steps[t]
        forward[t] = np.where(valid[t][:, None], step, forward[t - 1])
    backward = np.zeros((w, n, 3), dtype=np.float32)
    for t in range(w - 2, -1, -1):
        step = _logsumexp((backward[t + 1] + steps[t + 1])[:, None, :] + chain.transition, 2)
        backward[t] = np.where(valid[t + 1][:, None], step, backward[t + 1])
    out: Floats = np.exp(log_softmax((forward + backward).transpose(1, 0, 2)))
    return out


def _logsumexp(x: Any, axis: int) -> Any:
    top = x.max(axis, keepdims=True)
    return np.log(np.exp(x - top).sum(axis)) + top.squeeze(axis)
