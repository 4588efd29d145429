"""Reads the ds_config as data, and says what it gives for the run."""
from __future__ import annotations

import os

from ds_smoke.limits import LARGEST_CONFIG_BYTES
from ds_smoke.outcome import CONFIG_FAILS, Refused, usage


def load(path: str) -> dict:
    """The config as DeepSpeed's own loader reads it (HJSON, duplicate keys refused). Raises Refused."""
    if not os.path.isfile(path):
        raise usage(f"--config {path}: no such file")
    if os.path.getsize(path) > LARGEST_CONFIG_BYTES:
        raise usage(f"--config {path}: larger than {LARGEST_CONFIG_BYTES:,} bytes; a ds_config is a few kilobytes")
    import hjson

    def once(pairs):
        keys = [key for key, _ in pairs]
        twice = sorted({key for key in keys if keys.count(key) > 1})
        if twice:
            raise ValueError(f"Duplicate keys in DeepSpeed config: {twice}")
        return dict(pairs)

    try:
        with open(path, encoding="utf-8") as file:
            config = hjson.load(file, object_pairs_hook=once)
    except (ValueError, UnicodeDecodeError, RecursionError) as error:
        raise Refused("config", f"{path}: {error}", CONFIG_FAILS) from error
    if not isinstance(config, dict):
        raise Refused("config", f"{path}: the top level is not an object", CONFIG_FAILS)
    autos = list(auto_pointers(config))
    if autos:
        raise usage(
            f'{path}: "auto" at {", ".join(autos[:5])}: the engine needs values. '
            f"Fill them first: ds-review resolve {os.path.basename(path)} --out resolved.json"
        )
    return config


def auto_pointers(value: object, pointer: str = ""):
    """JSON pointers of every "auto"."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield from auto_pointers(child, f"{pointer}/{key}")
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from auto_pointers(child, f"{pointer}/{index}")
    elif value == "auto":
        yield pointer


def block(config: dict, *path: str) -> dict:
    """The object at a path of keys, empty where there is none."""
    for key in path:
        config = config.get(key) if isinstance(config, dict) else None  # type: ignore[assignment]
    return config if isinstance(config, dict) else {}


def stage(config: dict) -> int:
    """ZeRO stage; what is not a stage is left to DeepSpeed to refuse."""
    try:
        return int(block(config, "zero_optimization").get("stage", 0))
    except (TypeError, ValueError):
        return 0


def precision(config: dict) -> str:
    """fp16, bf16 or fp32, as the model must be built for it."""
    for name in ("bf16", "fp16"):
        if block(config, name).get("enabled") in (True, "true", "True", 1):
            return name
    return "bf16" if "bf16" not in config and block(config, "bfloat16").get("enabled") is True else "fp32"


def offload_device(config: dict, what: str) -> str:
    """`what` is optimizer or param: none, cpu or nvme."""
    return str(block(config, "zero_optimization", f"offload_{what}").get("device", "none"))


def offload_ratio(config: dict) -> float:
    """The share of optimizer states that goes to the CPU: below 1 only at stage 3, where DeepSpeed reads `ratio`."""
    ratio = block(config, "zero_optimization", "offload_optimizer").get("ratio", 1.0)
    return float(ratio) if stage(config) == 3 and isinstance(ratio, (int, float)) else 1.0


def batch(config: dict, world_size: int, micro: int | None, accumulation: int | None) -> tuple[int, int]:
    """Micro batch and gradient accumulation steps: the flags, else the config, else what train_batch_size leaves."""
    total = config.get("train_batch_size")
    micro = micro or _whole(config.get("train_micro_batch_size_per_gpu"))
    accumulation = accumulation or _whole(config.get("gradient_accumulation_steps"))
    if micro is None and _whole(total):
        micro = max(1, total // (world_size * (accumulation or 1)))
    if accumulation is None and _whole(total) and micro:
        accumulation = max(1, total // (world_size * micro))
    return micro or 1, accumulation or 1


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None
