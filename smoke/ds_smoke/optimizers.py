"""An optimizer from the script, where the config brings none or the caller asks for one."""
from __future__ import annotations

LEARNING_RATE = 1e-5


def client_optimizer(name: str | None, config: dict, parameters: list, offloaded: bool):
    """(optimizer or None, a sentence for the report or None). Without one in the config AdamW is the default.

    With optimizer offload DeepSpeed wants its own CPU optimizer, so that is what a script must make.
    """
    import torch

    in_config = isinstance(config.get("optimizer"), dict) and "type" in config["optimizer"]
    if name == "none" or (name is None and in_config):
        return None, None
    said = None if name else "the config has no optimizer: AdamW was added, as a training script would"
    if offloaded:
        from deepspeed.ops.adam import DeepSpeedCPUAdam

        return DeepSpeedCPUAdam(parameters, lr=LEARNING_RATE), said
    return torch.optim.AdamW(parameters, lr=LEARNING_RATE, fused=name == "adamw-fused" or None), said
