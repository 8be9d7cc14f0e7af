"""The attribution model: a small BERT encoder, a tagging head, and a cue-conditioned sequence head with a CRF."""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

HIDDEN, LAYERS, HEADS, INNER = 384, 6, 12, 1536
FEATURES = 19
PAIR = 128
TAGS = ("O", "B-S", "I-S", "B-Q", "I-Q", "B-C", "I-C")
ROLES = ("none", "source", "content")
BUCKETS = 26


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        with torch.autocast(x.device.type, enabled=False):  # its backward pass is slower in bfloat16 than in float32
            a = F.scaled_dot_product_attention(q.float(), k.float(), v.float(), attn_mask=bias)
        x = self.norm1(x + self.out(a.transpose(1, 2).reshape(b, n, HIDDEN)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Encoder(nn.Module):
    """BERT with one embedding more: case class and quotation state of each piece."""

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Embedding(30522, HIDDEN)
        self.position = nn.Embedding(512, HIDDEN)
        self.feature = nn.Embedding(FEATURES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        nn.init.zeros_(self.feature.weight)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.word(ids) + self.position(place) + self.feature(features))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_minilm(self, w: dict[str, Tensor]) -> None:
        """Take the weights of a BERT checkpoint; the token-type table is folded into the word table."""
        e = "embeddings."
        self.word.weight.data = w[e + "word_embeddings.weight"] + w[e + "token_type_embeddings.weight"][0]
        self.position.weight.data = w[e + "position_embeddings.weight"].clone()
        self.norm.weight.data, self.norm.bias.data = w[e + "LayerNorm.weight"].clone(), w[e + "LayerNorm.bias"].clone()
        for i, layer in enumerate(self.layers):
            p = f"encoder.layer.{i}."
            names = [p + f"attention.self.{k}." for k in ("query", "key", "value")]
            layer.qkv.weight.data = torch.cat([w[n + "weight"] for n in names])
            layer.qkv.bias.data = torch.cat([w[n + "bias"] for n in names])
            for mine, theirs in (
                ("out", "attention.output.dense"),
                ("norm1", "attention.output.LayerNorm"),
                ("up", "intermediate.dense"),
                ("down", "output.dense"),
                ("norm2", "output.LayerNorm"),
            ):
                getattr(layer, mine).weight.data = w[f"{p}{theirs}.weight"].clone()
                getattr(layer, mine).bias.data = w[f"{p}{theirs}.bias"].clone()


class PairHead(nn.Module):
    """For one cue, score every word as none, source or content, by what both are and by their distance."""

    def __init__(self, dropout: float = 0.15) -> None:
        super().__init__()
        self.word = nn.Linear(HIDDEN, PAIR)
        self.cue = nn.Linear(HIDDEN, PAIR)
        self.word2 = nn.Linear(HIDDEN, PAIR)
        self.cue2 = nn.Linear(HIDDEN, PAIR)
        self.distance = nn.Embedding(BUCKETS, PAIR)
        self.relation = nn.Embedding(4, PAIR)
        self.norm = nn.LayerNorm(PAIR)
        self.near = nn.Linear(3 * PAIR, PAIR)
        self.far = nn.Linear(3 * PAIR, PAIR)
        self.score = nn.Linear(PAIR, 3)
        self.drop = nn.Dropout(dropout)

    def forward(self, words: Tensor, which: Tensor, cue: Tensor, distance: Tensor, relation: Tensor) -> Tensor:
        """words [B, W, 384], which [N] (the row of words), cue [N, 384], distance, relation [N, W] -> [N, W, 3]."""
        z = self.word(words)[which] + self.cue(cue)[:, None] + self.word2(words)[which] * self.cue2(cue)[:, None]
        z = F.gelu(self.norm(z + self.distance(distance) + self.relation(relation)))
        z = self.drop(z)
        z = z + F.gelu(self.near(beside(z, 1)))
        z = z + F.gelu(self.far(beside(z, 4)))
        return self.score(self.drop(z))


def beside(z: Tensor, reach: int) -> Tensor:
    """Each row with those `reach` before and after it, zeros beyond the ends: [N, W, D] -> [N, W, 3 D]."""
    wide = F.pad(z, (0, 0, reach, reach))
    size = z.shape[1]
    return torch.cat([wide[:, :size], z, wide[:, 2 * reach : 2 * reach + size]], dim=2)


class Attribution(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.tag = nn.Linear(HIDDEN, len(TAGS))
        self.pair = PairHead()
        self.transition = nn.Parameter(torch.zeros(3, 3))
        self.start = nn.Parameter(torch.zeros(3))
        self.drop = nn.Dropout(0.1)

    def crf_loss(self, scores: Tensor, gold: Tensor, valid: Tensor) -> Tensor:
        """Sum of the negative log-likelihoods: scores [N, W, 3], gold [N, W], valid [N, W] (a prefix of each row)."""
        n = torch.arange(len(gold), device=gold.device)
        alpha = self.start + scores[:, 0]
        path = alpha[n, gold[:, 0]]
        for t in range(1, scores.shape[1]):
            step = torch.logsumexp(alpha[:, :, None] + self.transition, 1) + scores[:, t]
            keep = valid[:, t, None]
            alpha = torch.where(keep, step, alpha)
            add = self.transition[gold[:, t - 1], gold[:, t]] + scores[n, t, gold[:, t]]
            path = path + torch.where(valid[:, t], add, torch.zeros_like(add))
        return (torch.logsumexp(alpha, 1) - path).sum()


def bucket(distance: int) -> int:
    """Signed, logarithmic: 0 for the cue itself, 1-12 before it, 13-24 after it."""
    if distance == 0:
        return 0
    d = abs(distance)
    k = d - 1 if d <= 4 else min(11, 4 + int((math.log2(d / 4)) * 1.6))
    return 1 + k + (12 if distance > 0 else 0)
