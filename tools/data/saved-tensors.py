"""Writes what PyTorch itself keeps for backward, model by model: `python tools/data/saved-tensors.py CASES.jsonl OUT.jsonl [ID …]`.

One case a line: `id`, `config` (a small config.json), `batch`, `sequence`, `attention`, optionally `dtype` ("float32"; absent: bfloat16).
Each model is built by the real class of Transformers on the CPU and trained for one step; every storage is watched from the operator that makes
it to its end. Written beside the case: `params`, `kept` (bytes alive after forward that were not before, parameters and batch not counted),
`peak_forward`, `peak_backward` (with the gradients) and `storages`, the sizes that make up `kept`. Nothing is downloaded.
"""
import json
import sys
import warnings
import weakref
from collections import Counter

import torch
import transformers
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_iter

warnings.filterwarnings("ignore")
transformers.logging.set_verbosity_error()


class Watch(TorchDispatchMode):
    """Bytes of all storages that operators have made and that are still alive."""

    def __init__(self, known):
        super().__init__()
        self.live, self.refs, self.bytes, self.peak = {}, {}, 0, 0
        self.known = {tensor.untyped_storage()._cdata for tensor in known}

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        result = func(*args, **(kwargs or {}))
        for value in tree_iter(result):
            if isinstance(value, torch.Tensor):
                self._add(value.untyped_storage())
        return result

    def _add(self, storage):
        key = storage._cdata
        if key in self.live or key in self.known:
            return

        def gone(_, key=key):
            self.bytes -= self.live.pop(key)
            del self.refs[key]

        self.live[key] = storage.nbytes()
        self.refs[key] = weakref.ref(storage, gone)
        self.bytes += storage.nbytes()
        self.peak = max(self.peak, self.bytes)


def build(case):
    raw = case["config"]
    fields = {key: value for key, value in raw.items() if key != "model_type"}
    config = transformers.AutoConfig.for_model(raw["model_type"], **fields)
    if getattr(config, "is_encoder_decoder", False) and getattr(config, "decoder_start_token_id", None) is None:
        config.pad_token_id = config.decoder_start_token_id = 0
    config.use_cache = False
    model_class = getattr(transformers, raw["architectures"][0])
    dtype = getattr(torch, case.get("dtype", "bfloat16"))
    model = model_class._from_config(config, attn_implementation=case["attention"]).to(dtype)
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=0.02)
    model.config.use_cache = False
    return model.train(), model_class.__name__, dtype


def batch(case, name, dtype):
    rows, tokens = case["batch"], case["sequence"]
    config = case["config"]
    if "ForImageClassification" in name:
        side = config["image_size"]
        pixels = torch.randn(rows, 3, side, side, dtype=dtype)
        return {"pixel_values": pixels, "labels": torch.zeros(rows, dtype=torch.long)}
    ids = torch.randint(4, config["vocab_size"] - 4, (rows, tokens))
    labels = torch.zeros(rows, dtype=torch.long) if "SequenceClassification" in name else ids.clone()
    return {"input_ids": ids, "attention_mask": torch.ones_like(ids), "labels": labels}


def run(case):
    torch.manual_seed(0)
    model, name, dtype = build(case)
    if case.get("checkpointing"):
        model.gradient_checkpointing_enable(gradient_checkpointing_kwargs={"use_reentrant": False})
    inputs = batch(case, name, dtype)
    with Watch([*model.parameters(), *model.buffers(), *inputs.values()]) as watch:
        result = model(**inputs)
        loss = result.loss
        del result
        sizes = Counter(watch.live.values())
        kept, peak_forward = watch.bytes, watch.peak
        watch.peak = watch.bytes
        loss.backward()
        peak_backward = watch.peak
    largest = max(sum(p.numel() for p in m.parameters(recurse=False)) for m in model.modules())
    storages = sorted(sizes.items(), reverse=True)
    params = sum(parameter.numel() for parameter in model.parameters())
    figures = {"params": params, "largest": largest, "kept": kept, "peak_forward": peak_forward, "peak_backward": peak_backward}
    return {**case, **figures, "storages": storages}


def main():
    source, target, *wanted = sys.argv[1:]
    with open(source, encoding="utf-8") as file:
        cases = [json.loads(line) for line in file if line.strip()]
    with open(target, "w", encoding="utf-8") as file:
        for case in cases:
            if not wanted or any(case["id"].startswith(one) for one in wanted):
                file.write(json.dumps(run(case)) + "\n")


main()
