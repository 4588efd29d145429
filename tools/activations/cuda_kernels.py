"""What the CUDA kernels of attention, dropout and LayerNorm keep for backward, put in place of the CPU's, so that a CPU shows a GPU's saved tensors.

Which kernel scaled_dot_product_attention takes: flash for 16-bit without a mask and heads up to 256, else memory-efficient; fp32 with grouped
heads has only matrix products. Sizes as aten/src/ATen/native/transformers/cuda has them; the results are right, their temporaries are hidden.
"""
from __future__ import annotations

import math

import torch
from torch.utils._python_dispatch import _disable_current_modes

LARGEST_FLASH_HEAD = 256
plain_attention = torch.nn.functional.scaled_dot_product_attention


def round_up(value: int, step: int) -> int:
    return -(-value // step) * step


class Fused(torch.autograd.Function):
    @staticmethod
    def forward(ctx, q, k, v, mask, causal, scale, grouped):
        flash = mask is None
        batch, heads, queries, _ = q.shape
        out = torch.empty_like(q.transpose(1, 2)).transpose(1, 2) if flash else q.new_empty(batch, queries, heads, v.shape[-1]).transpose(1, 2)
        with _disable_current_modes():
            out.copy_(plain_attention(q.float(), k.float(), v.float(), None if mask is None else mask.float(), is_causal=causal, scale=scale, enable_gqa=grouped))
        statistics = q.new_empty(batch, heads, queries if flash else round_up(queries, 32), dtype=torch.float32)
        seeds = [torch.empty(2 if flash else 1, dtype=torch.long), torch.empty(1, dtype=torch.long)]
        ctx.flash = flash
        ctx.save_for_backward(q, k, v, out, statistics, *seeds, mask)
        return out

    @staticmethod
    def backward(ctx, gradient):
        q, k, v, out, statistics, _, _, mask = ctx.saved_tensors
        batch, heads, queries, size = q.shape
        dq, dk, dv = torch.zeros_like(q), torch.zeros_like(k), torch.zeros_like(v)
        if ctx.flash:
            rows, head = round_up(queries, 128), round_up(size, 32 if size <= 128 else 64)
            temporaries = [q.new_empty(batch, heads, rows, dtype=torch.float32), q.new_empty(batch, rows, heads, head, dtype=torch.float32)]
            if k.shape[1] != heads:
                temporaries += [q.new_empty(batch, heads, *k.shape[2:]) for _ in range(2)]
            return dq, dk, dv, None, None, None, None
        delta = torch.empty_like(statistics)
        wide = None if q.dtype == torch.float32 else torch.empty_like(q, dtype=torch.float32)
        del delta, wide
        return dq, dk, dv, None if mask is None or not mask.requires_grad else torch.zeros_like(mask), None, None, None


class Dropout(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, p):
        out, mask = torch.empty_like(x), torch.ones_like(x, dtype=torch.bool)
        out.copy_(x)
        ctx.save_for_backward(mask)
        return out

    @staticmethod
    def backward(ctx, gradient):
        return torch.empty_like(gradient).copy_(gradient), None


def attention(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None, enable_gqa=False):
    grouped = key.shape[1] != query.shape[1]
    half = query.dtype != torch.float32
    if attn_mask is None and half and query.shape[-1] <= LARGEST_FLASH_HEAD and value.shape[-1] == query.shape[-1]:
        return Fused.apply(query, key, value, None, is_causal, scale, grouped)
    if grouped:
        return torch.ops.aten._scaled_dot_product_attention_math(query, key, value, attn_mask, dropout_p, is_causal, scale=scale, enable_gqa=True)[0]
    if attn_mask is not None and attn_mask.dtype == torch.bool:
        additive = query.new_empty(attn_mask.shape)
        with _disable_current_modes():
            additive.copy_(torch.zeros(attn_mask.shape).masked_fill(~attn_mask, -math.inf))
        attn_mask = additive
    return Fused.apply(query, key, value, attn_mask, is_causal, scale, False)


def dropout(x, p=0.5, training=True, inplace=False):
    return Dropout.apply(x, p) if training and p > 0 else x


def put_in_place() -> None:
    torch.nn.functional.scaled_dot_product_attention = attention
    torch.nn.functional.dropout = dropout
