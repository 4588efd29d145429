"""`python -m ds_smoke run …`: checks what was asked for, confines the config, runs it, writes the result."""
from __future__ import annotations

import errno
import hashlib
import os
import shutil
import signal
import sys
import tempfile
import time

from ds_smoke import arguments, ds_config, environment, result, sandbox
from ds_smoke.environment import redact
from ds_smoke.models.source import model_config, shown_name
from ds_smoke.outcome import Refused, exit_code, failure, usage
from ds_smoke.peers import RANK_GONE, report
from ds_smoke.places import require_file, require_folder
from ds_smoke.report import text_report
from ds_smoke.rows import measurement_row
from ds_smoke.supervise import died, supervise


def main(argv: list[str]) -> int:
    began = time.time()
    # Half a surrogate pair in a config is printed as an escape, not raised.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")
    try:
        options = arguments.parse(argv)
    except Refused as refused:
        print(redact(f"ds_smoke: {refused}"), file=sys.stderr)
        _write_early(argv, refused)
        return refused.code
    first = _is_first_rank()
    try:
        if first:
            _require_places(options)
    except Refused as refused:
        print(redact(f"ds_smoke: {refused}"), file=sys.stderr)
        _write_early(argv, refused)
        return refused.code
    found = result.blank(options.request_id)
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, _cancel)
    scratch = None
    try:
        if first:
            result.reserve(options.out, found)
        scratch = options.scratch or tempfile.mkdtemp(prefix="ds-smoke-")
        _run(options, found, scratch, began)
    except Cancelled:
        found["failure"] = failure("cancelled", "start", "Cancelled", "the run was cancelled (SIGTERM)")
    except Refused as refused:
        found["failure"] = failure(refused.kind, "start", "Refused", str(refused))
    except OSError as error:
        found["failure"] = failure("disk-full" if error.errno == errno.ENOSPC else "internal", "start", type(error).__name__, str(error))
    except Exception as error:  # a defect here must not cost the result
        found["failure"] = failure("internal", "start", type(error).__name__, str(error))
    # What is left is the result itself: a second signal must not take it.
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, signal.SIG_IGN)
    if options.scratch is None and scratch is not None:
        shutil.rmtree(scratch, ignore_errors=True)
    _conclude(found)
    found["seconds"] = {**(found["seconds"] or {}), "total": round(time.time() - began, 3)}
    if first:
        where = result.write(options.out, found)
        print(redact(text_report(found, where)))
        if options.measurement and found["status"] == "pass":
            _file_measurement(options.measurement, found)
    elif found["failure"]:
        print(redact(f"ds_smoke: rank {os.environ.get('RANK')}: {found['failure']['kind']} in {found['failure']['phase']}: {found['failure']['message']}"), file=sys.stderr)
    return found["exit_code"]


class Cancelled(BaseException):
    """SIGTERM or SIGINT while no worker runs."""


def _cancel(_signal: int, _frame: object) -> None:
    raise Cancelled


def _require_places(options) -> None:
    require_file("--out", options.out)
    if options.measurement:
        require_file("--measurement", options.measurement)
    if options.scratch:
        require_folder("--scratch", options.scratch)


def _run(options, found: dict, scratch: str, began: float) -> None:
    environment.require_packages()
    os.makedirs(os.path.join(scratch, "nvme"), exist_ok=True)
    os.makedirs(os.path.join(scratch, "outputs"), exist_ok=True)
    launched = int(os.environ.get("WORLD_SIZE", "1"))
    if options.virtual and launched > 1:
        raise usage("--virtual stands for a whole world in one process; do not start it under a launcher")
    if not options.virtual and options.world_size not in (None, launched):
        raise usage(f"--world-size {options.world_size} without --virtual needs that many real ranks: start it with deepspeed or torchrun (this process sees WORLD_SIZE={launched})")
    world_size = (options.world_size or 1) if options.virtual else launched
    config = ds_config.load(options.config)
    with open(options.config, "rb") as file:
        found["config"] = {"path": os.path.basename(options.config), "sha256": hashlib.sha256(file.read()).hexdigest()}
    raw_model = model_config(options.model)
    micro, accumulation = ds_config.batch(config, world_size, options.micro_batch, options.gradient_accumulation_steps)
    config, found["changed"] = sandbox.confine(_with_flags(config, options), scratch)
    found["model"] = {"name": shown_name(options.model)}
    found["world"] = {"size": world_size, "virtual": options.virtual, "ranks_measured": 0}
    found["run"] = {
        "steps": options.steps,
        "micro_batch": micro,
        "sequence_length": options.sequence_length,
        "gradient_accumulation_steps": accumulation,
        "gradient_checkpointing": options.gradient_checkpointing,
        # The worker says which one it is, once it knows the model.
        "attention": options.attention or "default",
        "lora": options.lora,
        "client_optimizer": options.client_optimizer,
        "gpu_memory_limit_gib": options.gpu_memory_limit,
        "ds_config": config,
        "model_config": raw_model,
    }
    device = environment.require_device(options.device)
    found["versions"], found["device"] = environment.versions(), environment.device_facts(device)
    job = {
        **{key: found["run"][key] for key in ("micro_batch", "sequence_length", "gradient_checkpointing", "lora", "client_optimizer", "steps", "ds_config", "model_config")},
        "attention": options.attention,
        "world_size": world_size,
        "virtual": options.virtual,
        "device": device,
        "gpu_memory_limit": options.gpu_memory_limit,
        "checkpoint": options.checkpoint,
        "join_timeout": min(options.join_timeout, max(1, options.timeout // 2)),
        "scratch": scratch,
        "events": os.path.join(scratch, f"events-{os.environ.get('RANK', '0')}.jsonl"),
    }
    found["seconds"] = {"start_up": round(time.time() - began, 3)}
    seen = supervise(job, os.path.join(scratch, f"job-{os.environ.get('RANK', '0')}.json"), options.timeout)
    for event in seen.events:
        result.take(found, event)
    found["failure"] = died(seen, options.timeout) or found["failure"]
    if found["failure"]:
        # Another rank's failure brings its own log.
        found["failure"]["log_tail"] = found["failure"]["log_tail"] or list(seen.tail)
        if launched > 1 and not _is_first_rank() and found["failure"]["kind"] != "cancelled" and found["failure"]["class"] != RANK_GONE:
            report(found["failure"])


def _with_flags(config: dict, options) -> dict:
    """Flags that differ from the config are written into it, so that the engine's arithmetic agrees with the batch it gets."""
    for key, value in (("train_micro_batch_size_per_gpu", options.micro_batch), ("gradient_accumulation_steps", options.gradient_accumulation_steps)):
        if value is not None and config.get(key) != value:
            config = {**{name: kept for name, kept in config.items() if name != "train_batch_size"}, key: value}
    return config


def _conclude(found: dict) -> None:
    failing = [check for check in found["checks"] if check["status"] == "fail"]
    if found["failure"] is None and failing:
        found["failure"] = failure("check", "checks", failing[0]["id"], failing[0]["detail"])
    kind = found["failure"]["kind"] if found["failure"] else None
    found["status"] = "pass" if kind is None else "cancelled" if kind == "cancelled" else "fail"
    found["exit_code"] = exit_code(found)
    if found["exit_code"] in (2, 3):
        found["status"] = "error"


def _write_early(argv: list[str], refused: Refused) -> None:
    """Wrong flags, but a place for the result was named: it says so."""
    if "--out" not in argv[:-1]:
        return
    path = argv[argv.index("--out") + 1]
    try:
        require_file("--out", path)
    except Refused:
        return
    found = result.blank(None)
    found["failure"] = failure(refused.kind, "start", "Refused", str(refused))
    _conclude(found)
    result.write(path, found)


def _file_measurement(path: str, found: dict) -> None:
    try:
        why_not = measurement_row(path, found)
        print(f"measurement: none ({why_not})" if why_not else f"measurement: {path}")
    except OSError as error:
        print(f"ds_smoke: --measurement {path}: {error.strerror}", file=sys.stderr)


def _is_first_rank() -> bool:
    return os.environ.get("RANK", "0") == "0"


def entry() -> None:
    """The console script."""
    sys.exit(main(sys.argv[1:]))
