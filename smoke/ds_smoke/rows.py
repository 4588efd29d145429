"""A result as a row of the measured memory that the estimator is tested with."""
from __future__ import annotations

import json


def measurement_row(path: str, found: dict) -> bool:
    """Appends one JSON line. False: nothing written, for only GPU runs are measurements."""
    gpu, cpu, run = found["memory"]["gpu"], found["memory"]["cpu"], found["run"]
    if gpu is None:
        return False
    row = {
        "id": found["request_id"] or found["config"]["sha256"][:12],
        "model": found["model"]["name"],
        "model_config": run["model_config"],
        "params": found["model"]["params"],
        "trainable_params": found["model"]["trainable_params"],
        "largest_layer_params": found["model"]["largest_layer_params"],
        "world_size": found["world"]["size"],
        "micro_batch": run["micro_batch"],
        "seq": run["sequence_length"],
        "activation_checkpointing": run["gradient_checkpointing"],
        "attention": run["attention"],
        "lora": run["lora"],
        "client_optimizer": {"adamw": "torch_adamw", "adamw-fused": "torch_adamw_fused"}.get(run["client_optimizer"] or ""),
        "ds_config": run["ds_config"],
        "optimizer_class": found["engine"]["optimizer_class"],
        "inner_optimizer": found["engine"]["inner_optimizer"],
        "bytes": {**gpu, **cpu},
        "versions": found["versions"],
        "device": found["device"],
    }
    with open(path, "a", encoding="utf-8") as file:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return True
