"""A result as a row of the measured memory that the estimator is tested with."""
from __future__ import annotations

import json

# As the estimator names them.
_ATTENTION = {"flash_attention_2": "flash"}
_CLIENT = {"adamw": "torch_adamw", "adamw-fused": "torch_adamw_fused"}


def measurement_row(path: str, found: dict) -> str | None:
    """Appends one JSON line. Else nothing is written, and the answer says why."""
    gpu, cpu, run = found["memory"]["gpu"], found["memory"]["cpu"], found["run"]
    if gpu is None:
        return "GPU memory is not measured on a CPU"
    if found["steps"] and all(step["skipped"] for step in found["steps"]):
        return "every step was skipped: the optimizer states are not in the figures"
    size, engine = found["world"]["size"], found["engine"]
    row = {
        "id": found["request_id"] or f"{found['config']['sha256'][:8]}-w{size}-b{engine['micro_batch']}-s{run['sequence_length']}",
        "model": found["model"]["name"],
        "model_config": run["model_config"],
        "params": found["model"]["params"],
        "trainable_params": found["model"]["trainable_params"],
        "largest_layer_params": found["model"]["largest_layer_params"],
        "world_size": size,
        "micro_batch": engine["micro_batch"],
        "seq": run["sequence_length"],
        "activation_checkpointing": run["gradient_checkpointing"],
        "attention": _ATTENTION.get(run["attention"], run["attention"]),
        "lora": run["lora"],
        "client_optimizer": _client_optimizer(run, engine),
        # What the engine made of train_batch_size, so that the row says it by itself.
        "ds_config": {**run["ds_config"], "train_micro_batch_size_per_gpu": engine["micro_batch"], "gradient_accumulation_steps": engine["gradient_accumulation_steps"]},
        "optimizer_class": engine["optimizer_class"],
        "inner_optimizer": engine["inner_optimizer"],
        "bytes": {key: value for key, value in {**gpu, **cpu}.items() if value is not None},
        "versions": found["versions"],
        "device": found["device"],
    }
    with open(path, "a", encoding="utf-8") as file:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return None


def _client_optimizer(run: dict, engine: dict) -> str | None:
    """None where the engine's own was used: the config's, or DeepSpeedCPUAdam, which a script must take with optimizer offload."""
    if engine["inner_optimizer"] == "DeepSpeedCPUAdam":
        return None
    # A sentence stands there when AdamW was added to a config without an optimizer.
    return _CLIENT.get(run["client_optimizer"] or ("adamw" if engine["client_optimizer"] else ""))
