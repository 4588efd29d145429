"""The process that runs the engine. It tells its supervisor each phase and, at the end, what it found, as JSON lines."""
from __future__ import annotations

import json
import logging
import math
import os
import sys
import time

from ds_smoke import checks, ds_config, environment, guard, memory_limit, meter, optimizers, world
from ds_smoke.failures import classify
from ds_smoke.models import batch as batches
from ds_smoke.models import build
from ds_smoke.outcome import failure
from ds_smoke.peers import RANK_GONE, Peers, lost_another, report


class Told(logging.Handler):
    """What DeepSpeed warned of, each once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        line = record.getMessage().split("\n")[0][:300]
        if line not in self.lines and len(self.lines) < 50:
            self.lines.append(line)


class Run:
    def __init__(self, job: dict) -> None:
        self.job = job
        self.phase = "start"
        self.events = open(job["events"], "a", encoding="utf-8")  # noqa: SIM115 (open as long as the process)
        self.told = Told()
        self.peers: Peers | None = None

    def tell(self, **facts: object) -> None:
        self.events.write(json.dumps(_finite(facts), default=str) + "\n")
        self.events.flush()

    def enter(self, phase: str) -> None:
        self.phase = phase
        self.tell(phase=phase)
        if os.environ.get("RANK", "0") == "0":
            print(f"ds_smoke: {phase}", flush=True)

    def go(self) -> None:
        job, config = self.job, self.job["ds_config"]
        import torch

        device = environment.require_device(job["device"])
        environment.require_compiler(config, device)
        environment.require_direct_writes(config, os.path.join(job["scratch"], "nvme"))
        if device == "cpu":
            os.environ.setdefault("DS_ACCELERATOR", "cpu")
        import deepspeed

        deepspeed.utils.logger.addHandler(self.told)
        guard.shut_network()
        guard.keep_writes_in([job["scratch"], *(os.environ[name] for name in environment.COMPILED)])
        stage, precision = ds_config.stage(config), ds_config.precision(config)
        dtype = {"bf16": torch.bfloat16, "fp16": torch.float16, "fp32": torch.float32}[precision]
        virtual = job["world_size"] if job["virtual"] else None
        build.load_libraries()
        self.enter("config")
        if virtual is None and int(os.environ.get("WORLD_SIZE", "1")) > 1:
            self.meet(job["join_timeout"])
        rank, size = world.start(virtual, device)
        place = torch.device(f"cuda:{os.environ.get('LOCAL_RANK', '0')}" if device == "cuda" else "cpu")
        # From here on, as the measured rows: the model's own code and the GPU's context count; PyTorch, DeepSpeed and what every model shares do not.
        resident = meter.ResidentPeak()
        resident.start()
        if device == "cuda":
            torch.cuda.set_device(place)
        deepspeed.DeepSpeedConfig(config)
        self.enter("model")
        model_config, model_class = build.configuration(job["model_config"])
        attention = build.attention_of(model_class, job["attention"])
        params, largest = build.count(model_config, model_class, attention)
        self.tell(attention=attention, model={"params": params, "largest_layer_params": largest, "class": model_class.__name__})
        memory_limit.apply(job["gpu_memory_limit"], device)
        gpu = meter.GpuMeter(device)
        if device == "cuda":
            torch.zeros(1, device=place)
        torch.manual_seed(0)
        model = build.build(model_config, model_class, attention, dtype, place, config if stage == 3 else None)
        model = build.adapt(model, job["lora"], job["gradient_checkpointing"])
        trainable = [p for p in model.parameters() if p.requires_grad]
        self.tell(model={"trainable_params": sum(getattr(p, "ds_numel", p.numel()) for p in trainable)})
        gpu.model_built()

        self.enter("init")
        offloads = {what: ds_config.offload_device(config, what) for what in ("optimizer", "param")}
        optimizer, said = optimizers.client_optimizer(job["client_optimizer"], config, trainable, offloads["optimizer"] in ("cpu", "nvme"))
        chosen = {"optimizer": optimizer} if optimizer is not None else {"model_parameters": trainable}
        engine, wrapped, _, _ = deepspeed.initialize(model=model, config=config, **chosen)
        gpu.initialized()
        inner = getattr(wrapped, "optimizer", None)
        self.tell(
            engine={
                "zero_stage": engine.zero_optimization_stage(),
                "optimizer_class": type(wrapped).__name__,
                "inner_optimizer": type(inner).__name__ if inner is not None else None,
                "client_optimizer": said,
                "ops": sorted(_built_ops()),
                "micro_batch": engine.train_micro_batch_size_per_gpu(),
                "gradient_accumulation_steps": engine.gradient_accumulation_steps(),
                "train_batch_size": engine.train_batch_size(),
            }
        )
        steps = self.steps(engine, batches.batch(model_class, model_config, job["micro_batch"], job["sequence_length"], place, dtype), gpu)
        if steps and all(step["skipped"] for step in steps):
            self.told.lines.append(f"all {len(steps)} steps were skipped (overflow): the optimizer never ran, and its states are not in the memory figures; more --steps let the loss scale come down")
        self.tell(gpu=gpu.finish())
        self.enter("checks")
        found = [
            checks.loss_is_finite(steps),
            checks.loss_goes_down(steps, size == 1 or virtual is None),
            checks.parameters_are_partitioned(engine, size, stage),
            checks.optimizer_is_offloaded(engine, offloads["optimizer"], ds_config.offload_ratio(config)),
            checks.parameters_are_offloaded(engine, offloads["param"], stage),
            checks.nvme_is_written(engine, job["scratch"], offloads, stage),
        ]
        self.tell(nvme={"bytes_on_disk": meter.folder_bytes(os.path.join(job["scratch"], "nvme"))})
        if job["checkpoint"]:
            self.enter("checkpoint")
        found.append(checks.checkpoint_round_trip(engine, job["scratch"], job["checkpoint"]))
        measured = {**gpu.bytes, "cpu_rss_delta_peak": resident.finish(), **meter.pinned()}
        everyone = world.gather({"bytes": measured, "checks": found}, virtual is not None)
        self.tell(
            rank=rank,
            size=size,
            cpu={key: measured[key] for key in ("cpu_rss_delta_peak", "pinned_allocated_peak", "pinned_active_peak")},
            highest={key: _highest(row["bytes"][key] for row in everyone) for key in measured},
            checks=_worst([row["checks"] for row in everyone]),
            ranks_measured=len(everyone),
        )
        if self.peers is not None and rank == 0:
            self.peers.over()
        self.enter("done")

    def meet(self, seconds: int) -> None:
        self.peers = Peers(seconds)
        if self.peers.rank == 0:
            # Another rank failed: the collectives of this one would wait for it.
            self.peers.watch(lambda found: self.tell(failure=found, warnings=self.told.lines), lambda: os._exit(1))

    def failure_of(self, error: BaseException) -> dict:
        """On rank 0 what another rank says comes first where the error is only that it is gone."""
        own = classify(error, self.phase, self.job["scratch"])
        if self.peers is None or not lost_another(str(error)):
            return own
        others = self.peers.others_failure(20) if self.peers.rank == 0 else None
        return others or failure("killed", self.phase, RANK_GONE, f"another rank is gone, and did not say why ({own['message']})")

    def steps(self, engine, batch: dict, gpu: meter.GpuMeter) -> list[dict]:
        rows = []
        for _ in range(self.job["steps"]):
            began, skipped, rate = time.time(), engine.skipped_steps, engine.get_lr() if engine.optimizer else [0.0]
            for _ in range(engine.gradient_accumulation_steps()):
                gpu.reset()
                self.enter("forward")
                loss = engine(**batch).loss
                gpu.phase("forward")
                self.enter("backward")
                value = float(loss.detach())
                engine.backward(loss)
                del loss
                gpu.phase("backward")
                self.enter("step")
                engine.step()
                gpu.phase("step")
            was_skipped = engine.skipped_steps > skipped
            rows.append({"loss": value, "seconds": round(time.time() - began, 3), "skipped": was_skipped, "overflow": bool(getattr(engine.optimizer, "overflow", False)) or was_skipped, "learning_rate": float(rate[0]) if rate else 0.0})
            self.tell(step=rows[-1])
        return rows


def _finite(value: object) -> object:
    """JSON has no NaN: a figure that is none becomes null (the checks see the figure itself)."""
    if isinstance(value, dict):
        return {key: _finite(child) for key, child in value.items()}
    if isinstance(value, list):
        return [_finite(child) for child in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _built_ops() -> list[str]:
    from deepspeed.ops.op_builder.builder import OpBuilder

    return list(getattr(OpBuilder, "_loaded_ops", {}))


def _highest(values) -> int | None:
    known = [value for value in values if value is not None]
    return max(known) if known else None


def _worst(of_ranks: list[list[dict]]) -> list[dict]:
    order = {"fail": 0, "pass": 1, "skip": 2}
    return [min(rows, key=lambda row: order[row["status"]]) for rows in zip(*of_ranks)]


def main() -> int:
    with open(sys.argv[1], encoding="utf-8") as file:
        run = Run(json.load(file))
    try:
        run.go()
        return 0
    except BaseException as error:  # whatever ends the run is the result of the run
        import traceback

        traceback.print_exc()
        found = run.failure_of(error)
        run.tell(failure=found)
        if run.peers is not None and run.peers.rank > 0 and not lost_another(str(error)):
            report(found)
        return 1
    finally:
        run.tell(warnings=run.told.lines)
        sys.stdout.flush()
        sys.stderr.flush()


if __name__ == "__main__":
    code = main()
    # A hung process group or a half-built op must not keep the GPU: leave without destructors.
    os._exit(code)
