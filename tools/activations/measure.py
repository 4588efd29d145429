"""Measures, on a CPU, what a Transformers model keeps and makes in one forward and backward as a GPU would: lines of test/memory/activations/*.jsonl.

`python tools/activations/measure.py CASES.json > ROWS.jsonl` with a Python that has torch and transformers. A case: config (a config.json),
batch, sequence, attention (sdpa, eager), dtype. Batches are those of the smoke run (smoke/ds_smoke/models). Bytes; blocks of 512.
`--explain NAME`: what is saved, and what is alive at the peak, of one case.
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
from tracker import Saved, Tracker

from ds_smoke.models import batch as batches
from ds_smoke.models import build

warnings.filterwarnings("ignore")
transformers.logging.set_verbosity_error()


def measure(case: dict, explain: bool = False) -> dict:
    torch.manual_seed(0)
    dtype = {"bf16": torch.bfloat16, "fp32": torch.float32}[case.get("dtype", "bf16")]
    config, model_class = build.configuration(case["config"])
    model = build.build(config, model_class, case.get("attention", "sdpa"), dtype, torch.device("cpu"), None)
    model = build.adapt(model, case.get("lora"), case.get("checkpointing", False))
    for name, parameter in model.named_parameters():
        if any(prefix in name for prefix in case.get("frozen", [])):
            parameter.requires_grad_(False)
    inputs = batches.batch(model_class, config, case["batch"], case["sequence"], torch.device("cpu"), dtype)
    tracker = Tracker()
    tracker.explain = explain
    tracker.ignore([*model.parameters(), *model.buffers(), *(value for value in inputs.values() if isinstance(value, torch.Tensor))])
    with tracker:
        with Saved(tracker) as saved:
            loss = model(**inputs).loss
        forward = tracker.peak
        if explain:
            report("saved", ((name, size) for size, name in saved.storages.values()))
            report("forward peak", tracker.at_peak.items())
        tracker.peak = 0
        loss.backward()
    if explain:
        report("backward peak", tracker.at_peak.items())
    parameters = {id(p): p.numel() for p in model.parameters()}
    return {**case, "params": sum(parameters.values()), "saved": saved.total(), "forward": forward, "backward": tracker.peak, "transformers": transformers.__version__}


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
        cases = json.load(file)
    wanted = sys.argv[3:] if len(sys.argv) > 2 and sys.argv[2] == "--explain" else None
    for case in cases:
        if wanted is not None and case["name"] not in wanted:
            continue
        try:
            row = measure(case, wanted is not None)
            if wanted is None:
                print(json.dumps(row), flush=True)
        except Exception as problem:
            print(f"{case['name']}: {type(problem).__name__}: {str(problem)[:300]}", file=sys.stderr)
            if wanted is not None:
                raise
