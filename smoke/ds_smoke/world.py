"""Process groups: a virtual world of any size through PyTorch's fake process group, or the launcher's real ranks."""
from __future__ import annotations

import os


def start(virtual_size: int | None, device: str) -> tuple[int, int]:
    """Rank and world size. With `virtual_size` this process is rank 0 and collectives return at once."""
    import deepspeed
    import torch.distributed as dist

    backend = "nccl" if device == "cuda" else "gloo"
    if virtual_size is not None:
        from torch.testing._internal.distributed.fake_pg import FakeStore

        os.environ.update(LOCAL_RANK="0", RANK="0", WORLD_SIZE=str(virtual_size), LOCAL_WORLD_SIZE=str(min(virtual_size, 8)), MASTER_ADDR="127.0.0.1", MASTER_PORT="29500")
        # The fake group must stand before DeepSpeed looks for one.
        dist.init_process_group("fake", rank=0, world_size=virtual_size, store=FakeStore())
        _gather_as_nccl()
    else:
        for name, value in (("LOCAL_RANK", "0"), ("RANK", "0"), ("WORLD_SIZE", "1"), ("MASTER_ADDR", "127.0.0.1")):
            os.environ.setdefault(name, value)
        os.environ.setdefault("MASTER_PORT", str(20_000 + os.getpid() % 20_000))
    if device == "cpu" and virtual_size is not None:
        # Else DeepSpeed up to 0.16 counts sockets with numactl; were it the world's size, its shared memory would wait for ranks that do not exist.
        os.environ["LOCAL_SIZE"] = "1"
    deepspeed.init_distributed(backend, verbose=False)
    return dist.get_rank(), dist.get_world_size()


def _gather_as_nccl() -> None:
    """NCCL gathers elements whatever the shapes; the fake group copies tensors, and would refuse the scales of quantized weights (ZeRO++)."""
    import torch.distributed as dist

    plain = dist.all_gather_into_tensor

    def flat(output_tensor, input_tensor, *rest, **named):
        return plain(output_tensor.view(-1), input_tensor.reshape(-1), *rest, **named)

    dist.all_gather_into_tensor = dist.distributed_c10d.all_gather_into_tensor = flat


def gather(value: object, virtual: bool) -> list:
    """`value` of every rank, on every rank; of this one alone in a virtual world."""
    import torch.distributed as dist

    if virtual or dist.get_world_size() == 1:
        return [value]
    found: list = [None] * dist.get_world_size()
    dist.all_gather_object(found, value)
    return found
