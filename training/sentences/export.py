"""Write the sentence encoder as ONNX: `python -m training.sentences.export --corpora DIR [--out DIR]`.

`sentences.onnx` (int8, dynamic, per channel) turns the word pieces of one text into its vector: all-MiniLM-L6-v2 of the
Sentence Transformers (Apache-2.0) as it is, mean of the last layer, then the 256 directions in which the statements of
PolNeAR's training set differ most (97 % of their length), turned at random so that every number carries as much as any
other and 3 bits are enough for it. One text a run, never a padded batch: the scales of dynamic int8 depend on all that
is run together, and a text's vector must not depend on its neighbours.
"""

import argparse
import json
import random
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.attribution.model import Encoder
from training.attribution.train import minilm_folder

DATA = Path(__file__).parents[2] / "src" / "memcon" / "lexicon" / "data"
KEPT = 256
STATEMENTS = 4000
SEED = 11


class Sentence(nn.Module):
    """Piece ids [n], with those that open and close a text -> its vector [256], of length 1."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.encoder.load_minilm(load_file(minilm_folder() / "model.safetensors"))
        self.directions: Tensor | None = None

    def forward(self, ids: Tensor) -> Tensor:
        e = self.encoder
        x = e.norm(e.word(ids) + e.position(torch.arange(ids.shape[0])))[None]
        for layer in e.layers:
            n = x.shape[1]
            q, k, v = layer.qkv(x).view(1, n, 3, 12, 32).permute(2, 0, 3, 1, 4)
            a = torch.softmax(q @ k.transpose(2, 3) * 32**-0.5, dim=-1) @ v
            x = layer.norm1(x + layer.out(a.transpose(1, 2).reshape(1, n, 384)))
            x = layer.norm2(x + layer.down(nn.functional.gelu(layer.up(x))))
        whole = x[0].mean(0)
        return nn.functional.normalize(whole if self.directions is None else whole @ self.directions, dim=0)


def statements(corpora: Path) -> list[str]:
    """Contents of attributions, five words or more, drawn without the random state of a machine."""
    found = []
    for line in (corpora / "polnear" / "train.jsonl").open(encoding="utf-8"):
        report = json.loads(line)
        told = [" ".join(report["text"][a:b] for a, b in t["content"]) for t in report["attributions"]]
        found += [t for t in told if len(t.split()) >= 5]
    random.Random(SEED).shuffle(found)
    return found[:STATEMENTS]


def directions(model: Sentence, texts: list[str]) -> Tensor:
    """[384, 256]: the leading right singular vectors of the texts' vectors, turned at random."""
    tokenizer = Tokenizer.from_file(str(minilm_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    with torch.no_grad():
        vectors = torch.stack([model(torch.tensor(tokenizer.encode(t).ids[:512])) for t in texts])
    leading = torch.linalg.svd(vectors, full_matrices=False).Vh[:KEPT]
    turned, _ = torch.linalg.qr(torch.randn(KEPT, KEPT, generator=torch.Generator().manual_seed(SEED)))
    return leading.T @ turned


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--corpora", type=Path, required=True)
    ap.add_argument("--out", type=Path, default=DATA)
    a = ap.parse_args()
    model = Sentence().eval()
    model.directions = directions(model, statements(a.corpora))
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "sentences.onnx"
        torch.onnx.export(
            model,
            (torch.arange(100, 140),),
            full,
            dynamo=False,
            opset_version=17,
            input_names=["ids"],
            output_names=["vector"],
            dynamic_axes={"ids": {0: "n"}},
        )
        last = [n.name for n in onnx.load(full).graph.node if n.op_type == "MatMul"][-1]
        quantize_dynamic(
            full,
            a.out / "sentences.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather"],
            nodes_to_exclude=[last],
        )


if __name__ == "__main__":
    main()
