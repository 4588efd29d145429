"""Puts together result.json from what the supervisor knows and what the worker told, and writes it whatever happens."""
from __future__ import annotations

import json
import math
import os
import sys
import tempfile

from ds_smoke import SCHEMA
from ds_smoke.environment import redact
from ds_smoke.meter import GPU_FIGURES
from ds_smoke.outcome import failure

# Room kept for the result from the first moment, so that a disk which the run fills cannot swallow it.
RESERVED_BYTES = 256 * 1024
_CPU = ("cpu_rss_delta_peak", "pinned_allocated_peak", "pinned_active_peak")


def blank(request_id: str | None) -> dict:
    return {
        "schema": SCHEMA,
        "status": "error",
        "exit_code": 3,
        "request_id": request_id,
        "config": None,
        "model": None,
        "world": None,
        "run": None,
        "engine": None,
        "memory": {"gpu": None, "cpu": None, "nvme": None},
        "steps": [],
        "checks": [],
        "failure": None,
        "changed": [],
        "warnings": [],
        "versions": None,
        "device": None,
        "seconds": None,
    }


def take(result: dict, event: dict) -> None:
    """One JSON line of the worker."""
    if "model" in event:
        result["model"] = {**(result["model"] or {}), **event["model"]}
    if "attention" in event:
        result["run"]["attention"] = event["attention"]
    if "engine" in event:
        result["engine"] = event["engine"]
    if "step" in event:
        result["steps"].append(event["step"])
    if "nvme" in event:
        result["memory"]["nvme"] = event["nvme"]
    if "highest" in event:
        highest = event["highest"]
        if highest.get("peak_allocated") is not None:
            result["memory"]["gpu"] = {key: highest[key] for key in GPU_FIGURES}
        result["memory"]["cpu"] = {key: highest[key] for key in _CPU}
        result["checks"] = event["checks"]
        result["world"]["ranks_measured"] = event["ranks_measured"]
    for key in ("failure", "warnings", "versions", "device"):
        if key in event:
            result[key] = event[key]


def reserve(path: str, result: dict) -> None:
    """Takes the room for the result now, and says in it that the run did not end. Raises OSError where not even that is possible."""
    unfinished = {**result, "failure": failure("killed", "start", "Killed", "the run was ended before it could say how it went")}
    with open(path, "wb") as file:
        file.write(_bytes(unfinished).ljust(RESERVED_BYTES))
        file.flush()
        os.fsync(file.fileno())


def write(path: str, result: dict) -> str:
    """Overwrites the reserved room in place; where that fails the result goes to a temporary file and to stdout."""
    data = _bytes(result)
    if len(data) > RESERVED_BYTES and result["run"]:
        # The room is what is left on a full disk; a config of this size is in the repository anyway.
        result["warnings"] = [*result["warnings"][:49], "the config is too large to be repeated in the result"]
        data = _bytes({**result, "run": {**result["run"], "ds_config": {}, "model_config": {}}})
    try:
        with open(path, "r+b" if os.path.exists(path) else "wb") as file:
            file.write(data)
            file.truncate()
        return path
    except OSError as error:
        print(f"ds_smoke: {path} could not be written ({error.strerror}); the result follows", file=sys.stderr)
        print(data.decode("ascii"))
        try:
            with tempfile.NamedTemporaryFile("wb", prefix="ds-smoke-result-", suffix=".json", delete=False) as file:
                file.write(data)
            return file.name
        except OSError:
            return "stdout"


def _bytes(result: dict) -> bytes:
    """ASCII, so that half a surrogate pair in a config cannot break the result."""
    return (json.dumps(_shown(result), indent=1, ensure_ascii=True, allow_nan=False) + "\n").encode("ascii")


def _shown(value: object) -> object:
    """Without secrets, and without NaN and Infinity, which JSON does not have."""
    if isinstance(value, dict):
        return {redact(str(key)): _shown(child) for key, child in value.items()}
    if isinstance(value, (list, tuple)):
        return [_shown(child) for child in value]
    if isinstance(value, str):
        return redact(value)
    return None if isinstance(value, float) and not math.isfinite(value) else value
