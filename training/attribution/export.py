"""Write a checkpoint as ONNX: `python -m training.attribution.export CHECKPOINT [--fp32] [--out DIR]`.

`encoder.onnx` (int8, dynamic, per channel) turns pieces into a vector a unit; `attribution-pair.onnx` (fp32) scores
words for a cue; `attribution.json` holds the small rest: the tagging layer, the transitions, the tags.
"""

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn

from training.attribution.model import TAGS, Attribution
from training.attribution.train import minilm_folder

DATA = Path(__file__).parents[2] / "src" / "memcon" / "lexicon" / "data"


class UnitEncoder(nn.Module):
    """The encoder for one window: piece ids and features [n], first pieces [w] -> vectors [w, 384]."""

    def __init__(self, model: Attribution) -> None:
        super().__init__()
        self.encoder = model.encoder

    def forward(self, ids: Tensor, features: Tensor, heads: Tensor) -> Tensor:
        e = self.encoder
        place = torch.arange(ids.shape[0])
        x = e.norm(e.word(ids) + e.position(place) + e.feature(features))[None]
        for layer in e.layers[:-1]:
            n = x.shape[1]
            q, k, v = layer.qkv(x).view(1, n, 3, 12, 32).permute(2, 0, 3, 1, 4)
            x = self._rest(layer, x, q, k, v)
        return self._last(e.layers[-1], x, heads)[0]

    def _last(self, layer: nn.Module, x: Tensor, heads: Tensor) -> Tensor:
        """The last layer, for the first pieces of units alone: nobody asks for the others."""
        n, w = x.shape[1], heads.shape[0]
        asked = x.index_select(1, heads)
        q = nn.functional.linear(asked, layer.qkv.weight[:384], layer.qkv.bias[:384]).view(1, w, 12, 32).transpose(1, 2)
        kv = nn.functional.linear(x, layer.qkv.weight[384:], layer.qkv.bias[384:]).view(1, n, 2, 12, 32)
        k, v = kv.permute(2, 0, 3, 1, 4)
        return self._rest(layer, asked, q, k, v)

    @staticmethod
    def _rest(layer: nn.Module, x: Tensor, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        a = torch.softmax(q @ k.transpose(2, 3) * 32**-0.5, dim=-1) @ v
        x = layer.norm1(x + layer.out(a.transpose(1, 2).reshape(1, x.shape[1], 384)))
        return layer.norm2(x + layer.down(nn.functional.gelu(layer.up(x))))


class Pair(nn.Module):
    """The pair head for one window: words [w, 384], cue weights, distances, relations [n, w] -> scores [n, w, 3]."""

    def __init__(self, model: Attribution) -> None:
        super().__init__()
        self.pair = model.pair

    def forward(self, words: Tensor, weight: Tensor, distance: Tensor, relation: Tensor) -> Tensor:
        cue = weight @ words
        p = self.pair
        z = p.word(words)[None] + p.cue(cue)[:, None] + p.word2(words)[None] * p.cue2(cue)[:, None]
        z = nn.functional.gelu(p.norm(z + p.distance(distance) + p.relation(relation)))
        for layer, reach in ((p.near, 1), (p.far, 4)):
            wide = nn.functional.pad(z, (0, 0, reach, reach))
            z = z + nn.functional.gelu(layer(torch.cat([wide[:, : -2 * reach], z, wide[:, 2 * reach :]], dim=2)))
        return p.score(z)


def average(paths: list[Path]) -> dict[str, Tensor]:
    """The mean of several checkpoints of one run."""
    states = [load_file(p) for p in paths]
    return {k: torch.stack([s[k].float() for s in states]).mean(0) for k in states[0]}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("checkpoints", type=Path, nargs="+")
    ap.add_argument("--out", type=Path, default=DATA)
    ap.add_argument("--fp32", action="store_true")
    a = ap.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    model = Attribution()
    model.load_state_dict(average(a.checkpoints))
    model.eval()
    ids, w, n = torch.arange(100, 140), 30, 3
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "encoder.onnx"
        torch.onnx.export(
            UnitEncoder(model),
            (ids, torch.zeros(40, dtype=torch.long), torch.arange(w)),
            full,
            dynamo=False,
            opset_version=17,
            input_names=["ids", "features", "heads"],
            output_names=["vectors"],
            dynamic_axes={"ids": {0: "n"}, "features": {0: "n"}, "heads": {0: "w"}, "vectors": {0: "w"}},
        )
        if a.fp32:
            shutil.copy(full, a.out / "encoder.onnx")
        else:
            quantize_dynamic(
                full,
                a.out / "encoder.onnx",
                weight_type=QuantType.QInt8,
                per_channel=True,
                reduce_range=True,
                op_types_to_quantize=["MatMul", "Gather"],
            )
    whole = torch.zeros(n, w, dtype=torch.long)
    torch.onnx.export(
        Pair(model),
        (torch.randn(w, 384), torch.zeros(n, w), whole, whole),
        a.out / "attribution-pair.onnx",
        dynamo=False,
        opset_version=17,
        input_names=["words", "weight", "distance", "relation"],
        output_names=["scores"],
        dynamic_axes={"words": {0: "w"}, **{k: {0: "n", 1: "w"} for k in ("weight", "distance", "relation", "scores")}},
    )
    rest = {
        "tags": TAGS,
        "tag_weight": model.tag.weight.tolist(),
        "tag_bias": model.tag.bias.tolist(),
        "transition": model.transition.tolist(),
        "start": model.start.tolist(),
    }
    rounded = json.loads(json.dumps(rest), parse_float=lambda x: round(float(x), 6))
    (a.out / "attribution.json").write_text(json.dumps(rounded) + "\n")
    shutil.copy(minilm_folder() / "tokenizer.json", a.out / "encoder-tokenizer.json")


if __name__ == "__main__":
    main()
