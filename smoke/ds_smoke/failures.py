"""From an exception of the engine to a failure with a kind: what failed, in which phase, and what was asked for."""
from __future__ import annotations

import os
import re
import shutil

from ds_smoke.outcome import Refused, failure

_GPU_OOM = re.compile(r"Tried to allocate ([0-9.]+) (bytes|KiB|MiB|GiB|TiB)")
_CPU_OOM = re.compile(r"DefaultCPUAllocator: (?:can't allocate memory|not enough memory): you tried to allocate ([0-9]+) bytes")
_UNIT = {"bytes": 1, "KiB": 2**10, "MiB": 2**20, "GiB": 2**30, "TiB": 2**40}
_COMPILER = ("ninja is required", "Error building extension", "Ninja is required", "c++: not found", "g++: not found", "CUDA_HOME does not exist", "Unable to JIT load")


def classify(error: BaseException, phase: str, scratch: str = ".") -> dict:
    """The failure of result.json for an exception raised in `phase`; `scratch` is the folder that the run writes into."""
    text = str(error)
    name = type(error).__name__
    if isinstance(error, Refused):
        return failure(error.kind, phase, name, text)
    asked = _asked_bytes(text)
    if asked is not None or name == "OutOfMemoryError" or isinstance(error, MemoryError):
        return failure("out-of-memory", phase, name, text or "out of memory", asked)
    if (isinstance(error, OSError) and error.errno == 28) or ("inline_container" in text and _is_full(scratch)):
        return failure("disk-full", phase, name, text)
    if any(mark in text for mark in _COMPILER):
        return failure("no-compiler", phase, name, text)
    if "libaio" in text or "async_io" in text:
        return failure("no-libaio", phase, name, text)
    if isinstance(error, FileNotFoundError) and error.filename and os.sep not in str(error.filename):
        return failure("no-package", phase, name, f"the program {error.filename} is missing on this machine, and DeepSpeed calls it")
    return failure("config" if phase == "config" else "engine", phase, name, _first_reason(error))


def _is_full(folder: str) -> bool:
    """PyTorch's writer tells a full disk only as an unexpected position in its file."""
    return shutil.disk_usage(folder).free < 1_000_000


def _first_reason(error: BaseException) -> str:
    """Pydantic puts its reason below the first line: bring both."""
    lines = [line.strip() for line in str(error).strip().splitlines() if line.strip()]
    if type(error).__name__ == "ValidationError" and len(lines) >= 3:
        return f"{lines[0]}: {lines[1]}: {lines[2]}"
    return lines[0] if lines else type(error).__name__


def _asked_bytes(text: str) -> int | None:
    found = _CPU_OOM.search(text)
    if found:
        return int(found[1])
    found = _GPU_OOM.search(text)
    return int(float(found[1]) * _UNIT[found[2]]) if found else None
