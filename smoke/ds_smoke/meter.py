"""Memory per phase, read from PyTorch's allocators and the process itself. All values are bytes."""
from __future__ import annotations

import gc
import os
import threading
import time

GPU_FIGURES = (
    *("model_on_gpu", "after_init", "peak_init", "peak_forward", "peak_backward", "peak_step", "after_step", "peak_allocated", "peak_reserved", "process_on_device"),
    *("reserved_init", "reserved_forward", "reserved_backward", "reserved_step"),
)


class ResidentPeak(threading.Thread):
    """Peak resident memory of this process; psutil polled, for the kernel's own high-water mark cannot be reset."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        import psutil

        self._process = psutil.Process()
        gc.collect()
        self.base = self._process.memory_info().rss
        self.peak = self.base
        self._stop = False

    def run(self) -> None:
        while not self._stop:
            self.peak = max(self.peak, self._process.memory_info().rss)
            time.sleep(0.02)

    def finish(self) -> int:
        """Peak above what the process held when the meter was made (PyTorch and DeepSpeed are out, the model and its code are in)."""
        self._stop = True
        self.peak = max(self.peak, self._process.memory_info().rss)
        return self.peak - self.base


class GpuMeter:
    """Peaks of init, forward, backward and step. On the CPU every figure of the GPU is None: it is not measured."""

    PHASES = ("forward", "backward", "step")

    def __init__(self, device: str) -> None:
        self.on = device == "cuda"
        self.bytes: dict[str, int | None] = dict.fromkeys(GPU_FIGURES)

    def _torch(self):
        import torch

        torch.cuda.synchronize()
        return torch.cuda

    def reset(self) -> None:
        if self.on:
            self._torch().reset_peak_memory_stats()

    def model_built(self) -> None:
        if self.on:
            self.bytes["model_on_gpu"] = self._torch().memory_allocated()
            self.reset()

    def initialized(self) -> None:
        if self.on:
            cuda = self._torch()
            self.bytes["after_init"] = cuda.memory_allocated()
            self.bytes["peak_init"] = cuda.max_memory_allocated()
            self.bytes["reserved_init"] = cuda.max_memory_reserved()

    def phase(self, name: str) -> None:
        """The phase that began at the last reset is over."""
        if self.on:
            cuda = self._torch()
            key = f"peak_{name}"
            self.bytes[key] = max(self.bytes[key] or 0, cuda.max_memory_allocated())
            self.bytes["peak_allocated"] = max(self.bytes["peak_allocated"] or 0, self.bytes[key])
            # Read in every phase: the cache is given back at times, and the reset below forgets what was held before.
            held = cuda.max_memory_reserved()
            self.bytes[f"reserved_{name}"] = max(self.bytes[f"reserved_{name}"] or 0, held)
            self.bytes["peak_reserved"] = max(self.bytes["peak_reserved"] or 0, held)
            if name == "step":
                self.bytes["after_step"] = cuda.memory_allocated()
            self.reset()

    def finish(self) -> dict:
        if self.on:
            self.bytes["process_on_device"] = process_on_device()
        return self.bytes


def process_on_device() -> int | None:
    """What the driver counts for this process, where NVML can be asked and this process is visible to it."""
    try:
        import pynvml
        import torch

        pynvml.nvmlInit()
        # NVML numbers all cards of the machine, CUDA those that CUDA_VISIBLE_DEVICES leaves: only the UUID is one card's in both.
        uuid = torch.cuda.get_device_properties(torch.cuda.current_device()).uuid
        handle = pynvml.nvmlDeviceGetHandleByUUID(f"GPU-{uuid}")
        used = {p.pid: p.usedGpuMemory for p in pynvml.nvmlDeviceGetComputeRunningProcesses(handle)}
        return _own(used, os.getpid(), torch.cuda.memory_reserved())
    except Exception:  # no NVML, no permission, no UUID before PyTorch 2.4: the figure is simply unknown
        return None


def _own(used: dict[int, int | None], pid: int, reserved: int) -> int | None:
    """This process among those of the card; the only one there is it, whatever a container calls it, unless it holds less than we do."""
    found = used.get(pid, next(iter(used.values())) if len(used) == 1 else None)
    return found if found is not None and found >= reserved else None


def pinned() -> dict:
    """Page-locked host memory of PyTorch's host allocator; None where this PyTorch does not report it."""
    try:
        import torch

        found = dict(torch.cuda.host_memory_stats())
    except (AttributeError, RuntimeError, AssertionError):
        return {"pinned_allocated_peak": None, "pinned_active_peak": None}
    return {
        "pinned_allocated_peak": found.get("allocated_bytes.peak"),
        "pinned_active_peak": found.get("active_bytes.peak"),
    }


def folder_bytes(path: str) -> int:
    """Bytes of the files below a folder: what NVMe offload has left there."""
    total = 0
    for folder, _, names in os.walk(path):
        for name in names:
            try:
                total += os.path.getsize(os.path.join(folder, name))
            except OSError:
                continue
    return total
