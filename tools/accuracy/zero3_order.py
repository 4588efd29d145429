"""What the real DeepSpeed's ZeRO-3 gathers and lets go, written beside each case of a JSON Lines file.

    DS_ACCELERATOR=cpu python tools/accuracy/zero3_order.py CASES.jsonl > OUT.jsonl

A case is a row as in test/memory/measured, with a tiny `model_config`, the torch AdamW of the script and no offload. One process a case;
the other ranks are PyTorch's fake process group. `first` and `last` are the first and the last micro step: `G1,2` is a gather of the
parameters at these positions of named_parameters(), `R1,2` parameters let go.
"""

import json
import logging
import os
import sys

os.environ.update(DS_ACCELERATOR="cpu", HF_HUB_OFFLINE="1", TRANSFORMERS_VERBOSITY="error", TOKENIZERS_PARALLELISM="false")
os.environ.update(RANK="0", LOCAL_RANK="0", MASTER_ADDR="127.0.0.1")

import deepspeed
import torch
import torch.distributed as dist
import transformers
from deepspeed.runtime.zero.partition_parameters import ZeroParamStatus
from deepspeed.runtime.zero.partitioned_param_coordinator import PartitionedParameterCoordinator as Coordinator
from deepspeed.utils import logger
from torch.testing._internal.distributed.fake_pg import FakeStore

STEPS = 3
PRIVATE = "_PartitionedParameterCoordinator__"
HEADS = {
    "bert": transformers.AutoModelForMaskedLM,
    "t5": transformers.AutoModelForSeq2SeqLM,
    "vit": transformers.AutoModelForImageClassification,
}


def watch(events):
    """Appends ('G', ids) and ('R', id) to `events`, ids being DeepSpeed's."""
    gather = getattr(Coordinator, PRIVATE + "all_gather_params_")
    release = getattr(Coordinator, PRIVATE + "release_param")

    def gathering(self, params, *rest, **named):
        ids = [p.ds_id for p in params if p.ds_status == ZeroParamStatus.NOT_AVAILABLE]
        if ids:
            events.append(("G", ids))
        return gather(self, params, *rest, **named)

    def releasing(self, param, *rest, **named):
        if param.ds_status == ZeroParamStatus.AVAILABLE and not param.ds_active_sub_modules:
            events.append(("R", [param.ds_id]))
        return release(self, param, *rest, **named)

    setattr(Coordinator, PRIVATE + "all_gather_params_", gathering)
    setattr(Coordinator, PRIVATE + "release_param", releasing)


def build(case):
    fields = dict(case["model_config"])
    kind = fields.pop("model_type")
    config = transformers.AutoConfig.for_model(kind, **fields)
    # Its padding_idx write fails on partitioned weights.
    transformers.PreTrainedModel._initialize_weights = lambda self, *a, **k: None
    with deepspeed.zero.Init(config_dict_or_path=case["ds_config"], dtype=torch.bfloat16):
        torch.set_default_dtype(torch.bfloat16)
        head = HEADS.get(kind, transformers.AutoModelForCausalLM)
        model = head.from_config(config, attn_implementation=case["attention"])
        torch.set_default_dtype(torch.float32)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.ds_tensor.data.normal_(0, 0.02)
    if case["lora"]:
        from peft import LoraConfig, get_peft_model

        model = get_peft_model(model, LoraConfig(lora_alpha=16, **case["lora"]))
        if case["activation_checkpointing"]:
            model.enable_input_require_grads()
    if case["activation_checkpointing"]:
        model.gradient_checkpointing_enable(gradient_checkpointing_kwargs={"use_reentrant": False})
    model.config.use_cache = False
    return model.train(), config


def batch_for(case, config):
    samples = case["micro_batch"]
    if config.model_type == "vit":
        pixels = torch.randn(samples, 3, config.image_size, config.image_size, dtype=torch.bfloat16)
        return {"pixel_values": pixels, "labels": torch.zeros(samples, dtype=torch.long)}
    ids = torch.randint(10, config.vocab_size - 10, (samples, case["seq"]))
    return {"input_ids": ids, "attention_mask": torch.ones_like(ids), "labels": ids.clone()}


def run(case):
    ranks = case["world_size"]
    os.environ.update(WORLD_SIZE=str(ranks), LOCAL_WORLD_SIZE=str(min(8, ranks)), MASTER_PORT=str(20000 + os.getpid() % 20000))
    dist.init_process_group("fake", rank=0, world_size=ranks, store=FakeStore())
    deepspeed.init_distributed("gloo")
    torch.manual_seed(0)
    events = []
    watch(events)
    model, config = build(case)
    trained = [p for p in model.parameters() if p.requires_grad]
    engine, *_ = deepspeed.initialize(model=model, optimizer=torch.optim.AdamW(trained, lr=1e-5), config=case["ds_config"])
    position = {p.ds_id: index for index, p in enumerate(engine.module.parameters())}
    batch = batch_for(case, config)
    micro_steps = []
    for _ in range(STEPS * case["ds_config"]["gradient_accumulation_steps"]):
        events.clear()
        loss = engine(**batch).loss
        engine.backward(loss)
        engine.step()
        micro_steps.append(text(events, position))
    return {**case, "micro_steps": len(micro_steps), "first": micro_steps[0], "last": micro_steps[-1]}


def text(events, position):
    merged = []
    for kind, ids in events:
        positions = [position[i] for i in ids]
        if kind == "R" and merged and merged[-1][0] == "R":
            merged[-1][1].extend(positions)
        else:
            merged.append((kind, positions))
    return " ".join(kind + ",".join(map(str, sorted(positions))) for kind, positions in merged)


def main(path):
    logger.setLevel(logging.ERROR)
    torch.set_num_threads(1)
    out = os.dup(1)
    os.dup2(2, 1)
    for line in open(path):
        child = os.fork()
        if child == 0:
            os.write(out, (json.dumps(run(json.loads(line)), separators=(",", ":")) + "\n").encode())
            os._exit(0)
        if os.waitpid(child, 0)[1] != 0:
            sys.exit(f"failed: {line[:80]}")


if __name__ == "__main__":
    main(sys.argv[1])
