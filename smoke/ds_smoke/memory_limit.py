"""--gpu-memory-limit: the process may take no more than that, as on a smaller card."""
from __future__ import annotations


def apply(gib: float | None, device: str) -> None:
    """On a GPU through the caching allocator; on the CPU through the address space of this process."""
    if gib is None:
        return
    limit = int(gib * 2**30)
    if device == "cuda":
        import torch

        total = torch.cuda.get_device_properties(torch.cuda.current_device()).total_memory
        torch.cuda.set_per_process_memory_fraction(min(1.0, limit / total))
        return
    import resource

    import psutil

    resource.setrlimit(resource.RLIMIT_AS, (psutil.Process().memory_info().vms + limit, resource.RLIM_INFINITY))
