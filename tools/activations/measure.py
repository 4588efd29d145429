"""Measures, on a CPU, what a Transformers model keeps and makes in one forward and backward as a GPU would.

`python tools/activations/measure.py CASES.jsonl > ROWS.jsonl` with a Python that has torch and transformers. A case: `id`, `config` (a small
config.json), `batch`, `sequence`, `attention`, perhaps `dtype`, `frozen`, `lora`, `checkpointing`. Batches are those of the smoke run
(smoke/ds_smoke/models), attention and dropout keep what CUDA's kernels keep. Written beside the case, in bytes: `kept` (alive after forward,
parameters and batch not counted), `peak_forward`, `peak_backward` (with the gradients), `storages` (sizes that make up `kept`, and how many).
`--explain ID`: what is kept, and what is alive at the peaks, of one case.
"""
from __future__ import annotations

import collections
import json
import pathlib
import sys
import warnings

sys.path[:0] = [str(pathlib.Path(__file__).parent), str(pathlib.Path(__file__).parents[2] / "smoke")]

import cuda_kernels
import torch
import transformers
from tracker import Tracker

from ds_smoke.models import batch as batches
from ds_smoke.models import build

warnings.filterwarnings("ignore")
transformers.logging.set_verbosity_error()


def measure(case: dict, explain: bool = False) -> dict:
    torch.manual_seed(0)
    dtype = getattr(torch, case.get("dtype", "bfloat16"))
    config, model_class = build.configuration(case["config"])
    model = build.build(config, model_class, case["attention"], dtype, torch.device("cpu"), None)
    # The engine brings adapters to the model's type.
    model = build.adapt(model, case.get("lora"), case.get("checkpointing", False)).to(dtype)
    for name, parameter in model.named_parameters():
        if any(prefix in name for prefix in case.get("frozen", [])):
            parameter.requires_grad_(False)
    inputs = batches.batch(model_class, config, case["batch"], case["sequence"], torch.device("cpu"), dtype)
    tracker = Tracker()
    tracker.explain = explain
    tracker.ignore([*model.parameters(), *model.buffers(), *(value for value in inputs.values() if isinstance(value, torch.Tensor))])
    with tracker:
        loss = model(**inputs).loss
        kept, forward = tracker.live, tracker.peak
        storages = sorted(collections.Counter(tracker.sizes.values()).items(), reverse=True)
        if explain:
            report("kept", ((tracker.by_op[key], size) for key, size in tracker.sizes.items()))
            report("forward peak", tracker.at_peak.items())
        tracker.peak = kept
        loss.backward()
    if explain:
        report("backward peak", tracker.at_peak.items())
    largest = max(sum(p.numel() for p in m.parameters(recurse=False)) for m in model.modules())
    figures = {"params": sum(p.numel() for p in model.parameters()), "largest": largest, "kept": kept, "peak_forward": forward, "peak_backward": tracker.peak}
    return {**case, **figures, "storages": storages}


def report(title: str, rows) -> None:
    sums: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    for name, size in rows:
        sums[name][0] += 1
        sums[name][1] += size
    print(f"== {title}", sum(size for _, size in sums.values()))
    for name, (count, size) in sorted(sums.items(), key=lambda item: -item[1][1])[:60]:
        print(f"{size:>12} {count:>3} {name}")


if __name__ == "__main__":
    cuda_kernels.put_in_place()
    with open(sys.argv[1], encoding="utf-8") as file:
        cases = [json.loads(line) for line in file if line.strip()]
    wanted = sys.argv[3:] if len(sys.argv) > 2 and sys.argv[2] == "--explain" else None
    for case in cases:
        if wanted is not None and case["id"] not in wanted:
            continue
        try:
            row = measure(case, wanted is not None)
            if wanted is None:
                print(json.dumps(row), flush=True)
        except Exception as problem:
            print(f"{case['id']}: {type(problem).__name__}: {str(problem)[:300]}", file=sys.stderr)
            if wanted is not None:
                raise
