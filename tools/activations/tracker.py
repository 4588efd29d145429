"""Every storage that ops make, as long as it lives, in bytes."""
from __future__ import annotations

import weakref

import torch
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves


class Tracker(TorchDispatchMode):
    def __init__(self) -> None:
        super().__init__()
        self.sizes: dict[int, int] = {}
        self.references: dict[int, weakref.ref] = {}
        self.old: set[int] = set()
        self.live = self.peak = 0
        self.by_op: dict[int, str] = {}
        self.at_peak: dict[str, int] = {}
        self.explain = False

    def __torch_dispatch__(self, function, types, arguments=(), named=None):
        made = function(*arguments, **(named or {}))
        for index, tensor in enumerate(tree_leaves(made)):
            if isinstance(tensor, torch.Tensor):
                # The CPU keeps mean and deviation of LayerNorm in 16 bits, CUDA in 32.
                wide = function is torch.ops.aten.native_layer_norm.default and index > 0 and tensor.element_size() == 2
                self.add(tensor, 2 if wide else 1, str(function))
        return made

    def add(self, tensor: torch.Tensor, times: int, name: str) -> None:
        storage = tensor.untyped_storage()
        key = storage._cdata
        if key in self.sizes or key in self.old or storage.nbytes() == 0:
            return
        size = storage.nbytes() * times
        self.sizes[key] = size
        self.by_op[key] = f"{name} {tuple(tensor.shape)} {tensor.dtype}"
        self.references[key] = weakref.ref(storage, lambda _: self.remove(key))
        self.live += size
        if self.live > self.peak:
            self.peak = self.live
            if self.explain:
                self.at_peak = {}
                for other, bytes_ in self.sizes.items():
                    self.at_peak[self.by_op[other]] = self.at_peak.get(self.by_op[other], 0) + bytes_

    def remove(self, key: int) -> None:
        self.live -= self.sizes.pop(key, 0)
        self.references.pop(key, None)

    def ignore(self, tensors) -> None:
        """What was there before: parameters, buffers and the batch."""
        self.old.update(tensor.untyped_storage()._cdata for tensor in tensors)

