"""What must hold after the steps beyond 'it did not crash'. Each check is pass, fail or skip, with one sentence."""
from __future__ import annotations

import math
import os

from ds_smoke.meter import folder_bytes


def loss_is_finite(steps: list[dict]) -> dict:
    bad = [index + 1 for index, step in enumerate(steps) if not math.isfinite(step["loss"])]
    return _check("loss-finite", not bad, f"the loss is finite in {len(steps)} steps" if not bad else f"the loss is not finite in step {bad[0]}")


def loss_goes_down(steps: list[dict], collectives_are_real: bool) -> dict:
    """On a repeated batch. In a virtual world gradients are not averaged over the ranks, so it says nothing there."""
    effective = [step for step in steps if not step["skipped"]]
    if not collectives_are_real:
        return _skip("loss-goes-down", "a virtual world has no other ranks: the weights are not those of a real run")
    if len(effective) < 2:
        return _skip("loss-goes-down", f"only {len(effective)} of {len(steps)} steps were not skipped")
    if not all(step["learning_rate"] for step in effective[:-1]):
        return _skip("loss-goes-down", "the learning rate is 0 in these steps (warm-up)")
    first, last = effective[0]["loss"], effective[-1]["loss"]
    # Dropout and bf16 rounding move the loss by less than a percent at these learning rates.
    holds = last < first * 1.01 if first > 0 else last <= first
    return _check("loss-goes-down", holds, f"{first:.4f} → {last:.4f} on a repeated batch")


def parameters_are_partitioned(engine, world_size: int, stage: int) -> dict:
    if stage != 3:
        return _skip("parameters-partitioned", "not stage 3")
    whole = share = 0
    for parameter in engine.module.parameters():
        if hasattr(parameter, "ds_tensor") and parameter.ds_tensor is not None:
            whole += parameter.ds_numel
            share += parameter.ds_tensor.numel()
    if whole == 0:
        return _check("parameters-partitioned", False, "no parameter is partitioned")
    return _check("parameters-partitioned", share <= whole / world_size * 1.05 + 10_000_000, f"this rank holds {share:,} of {whole:,} elements (1/{world_size})")


def optimizer_is_offloaded(engine, device: str, ratio: float) -> dict:
    """Looks at where the fp32 master weights really are. `ratio` is the share that offload_optimizer.ratio sends to the CPU at stage 3."""
    if device in ("none", "None"):
        return _skip("optimizer-offloaded", "the config offloads no optimizer state")
    places = {tensor.device.type for tensor in _master_weights(engine)}
    if ratio < 1:
        return _check("optimizer-offloaded", ratio == 0 or not places or "cpu" in places, f"master weights are on {', '.join(sorted(places)) or 'NVMe'}: a share of {ratio:g} is offloaded")
    return _check("optimizer-offloaded", places <= {"cpu"}, f"master weights are on {', '.join(sorted(places)) or 'NVMe'}")


def parameters_are_offloaded(engine, device: str, stage: int) -> dict:
    if device in ("none", "None"):
        return _skip("parameters-offloaded", "the config offloads no parameters")
    if stage != 3:
        return _check("parameters-offloaded", False, f"offload_param does nothing at stage {stage}")
    places = {p.ds_tensor.device.type for p in engine.module.parameters() if getattr(p, "ds_tensor", None) is not None and not getattr(p, "ds_persist", False)}
    return _check("parameters-offloaded", places <= {"cpu"}, f"partitions are on {', '.join(sorted(places)) or 'NVMe'}")


def nvme_is_written(engine, scratch: str, offloads: dict, stage: int) -> dict:
    """`offloads` is {"optimizer": device, "param": device}."""
    wanted = sorted(what for what, device in offloads.items() if device == "nvme")
    if not wanted:
        return _skip("nvme-written", "the config offloads nothing to NVMe")
    found = folder_bytes(os.path.join(scratch, "nvme"))
    if found == 0 and stage != 3:
        return _check("nvme-written", False, f"nothing is on NVMe: stage {stage} offloads to CPU memory whatever the device says; only stage 3 uses NVMe")
    pieces = [piece for what in wanted for piece in _NVME_PIECES[what](engine)]
    if found == 0 and pieces and all(size < least for size, least in pieces):
        largest, least = max(pieces)
        return _skip("nvme-written", f"nothing is large enough: DeepSpeed keeps pieces under {least:,} bytes in CPU memory, the largest of this rank has {largest:,}")
    return _check("nvme-written", found > 0, f"{found:,} bytes on disk")


def _optimizer_pieces(engine) -> list[tuple[int, int]]:
    """(bytes, smallest that is swapped) of each group of fp32 master weights; empty where this release hides it."""
    least = getattr(getattr(engine.optimizer, "optimizer_swapper", None), "min_aio_bytes", None)
    counts = getattr(engine.optimizer, "fp16_partitioned_groups_flat_numel", None)
    return [(4 * int(count), least) for count in counts] if least and counts else []


def _parameter_pieces(engine) -> list[tuple[int, int]]:
    """The same of each partition of a parameter."""
    rows = []
    for parameter in engine.module.parameters():
        part, swapper = getattr(parameter, "ds_tensor", None), getattr(parameter, "nvme_swapper", None)
        if part is not None and hasattr(part, "ds_numel") and hasattr(swapper, "min_aio_bytes"):
            rows.append((part.ds_numel * part.element_size(), swapper.min_aio_bytes))
    return rows


_NVME_PIECES = {"optimizer": _optimizer_pieces, "param": _parameter_pieces}


def checkpoint_round_trip(engine, scratch: str, wanted: bool) -> dict:
    if not wanted:
        return _skip("checkpoint", "not asked for")
    folder = os.path.join(scratch, "checkpoint")
    before = engine.global_steps
    engine.save_checkpoint(folder, tag="smoke")
    piece = _piece_of_weights(engine)
    kept = None if piece is None else piece.detach().clone()
    if piece is not None:
        # What is loaded must bring it back.
        piece.data.zero_()
    loaded, _ = engine.load_checkpoint(folder, tag="smoke")
    size = folder_bytes(folder)
    if loaded is None or engine.global_steps != before:
        return _check("checkpoint", False, f"saved {size:,} bytes, and load_checkpoint found nothing in them")
    after = _piece_of_weights(engine)
    same = kept is None or after is None or bool((after == kept).all())
    return _check("checkpoint", same, f"saved and loaded {size:,} bytes" if same else "the weights after loading are not those that were saved")


def _piece_of_weights(engine):
    """This rank's part of one weight of two dimensions that the optimizer trains; None where all of them are on NVMe."""
    for parameter in engine.module.parameters():
        part = getattr(parameter, "ds_tensor", parameter)
        shape = getattr(parameter, "ds_shape", parameter.shape)
        here = getattr(getattr(part, "status", None), "name", "AVAILABLE") == "AVAILABLE"
        if parameter.requires_grad and len(shape) == 2 and part is not None and here and part.numel() > 0:
            return part
    return None


def _master_weights(engine) -> list:
    optimizer = engine.optimizer
    for name in ("fp32_partitioned_groups_flat", "single_partition_of_fp32_groups", "fp32_groups_flat_partition", "fp32_groups_flat"):
        found = getattr(optimizer, name, None)
        if found:
            return [tensor for tensor in found if hasattr(tensor, "device") and tensor.numel() > 0]
    return []


def _check(name: str, holds: bool, detail: str) -> dict:
    return {"id": name, "status": "pass" if holds else "fail", "detail": detail}


def _skip(name: str, detail: str) -> dict:
    return {"id": name, "status": "skip", "detail": detail}
