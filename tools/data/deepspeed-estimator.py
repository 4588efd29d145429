"""Writes test/memory-states/deepspeed-estimator.json: what DeepSpeed's own estimators answer.

Run with a Python that has DeepSpeed: `DS_ACCELERATOR=cpu python tools/data/deepspeed-estimator.py`.
"""
import contextlib
import io
import itertools
import json
import random

import deepspeed
from deepspeed.runtime.zero import stage3, stage_1_and_2

random.seed(198)
MODELS = [(2783959040, 65798144), (6738415616, 131072000), (1, 1), (671026404352, 11274289152), (405853388800, 2101346304)]
MODELS += [(n, random.randint(1, n)) for n in (random.randint(1, 10 ** random.randint(3, 13)) for _ in range(20))]
SHAPES = [(1, 1), (8, 1), (4, 2), (8, 3), (7, 5), (16, 64)]

zero2, zero3, printed = [], [], []
for total, largest in MODELS:
    for (gpus, nodes), factor in itertools.product(SHAPES, (1.5, 1.0, 1.1)):
        if factor != 1.5 and (gpus, nodes) != (8, 3):
            continue
        for offload in (True, False):
            answer = stage_1_and_2.estimate_zero2_model_states_mem_needs(total, gpus, nodes, offload, factor)
            zero2.append([total, gpus, nodes, offload, factor, *answer])
            for params, init in itertools.product((True, False), repeat=2):
                answer = stage3.estimate_zero3_model_states_mem_needs(total, largest, gpus, nodes, offload, params, init, factor)
                zero3.append([total, largest, gpus, nodes, offload, params, init, factor, *answer])
for total, largest in MODELS[:3]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        stage3.estimate_zero3_model_states_mem_needs_all_cold(total, largest, 8, 2)
        stage_1_and_2.estimate_zero2_model_states_mem_needs_all_cold(total, 8, 2)
    printed.append({"total": total, "largest": largest, "text": [line for line in out.getvalue().splitlines() if "GB |" in line]})

with open("test/memory-states/deepspeed-estimator.json", "w") as file:
    rows = lambda table: "[\n" + ",\n".join("    " + json.dumps(row) for row in table) + "\n  ]"
    file.write(
        "{\n"
        f'  "deepspeed": {json.dumps(deepspeed.__version__)},\n'
        '  "zero2_columns": ["total", "gpus_per_node", "nodes", "cpu_offload", "factor", "cpu_bytes", "gpu_bytes"],\n'
        f'  "zero2": {rows(zero2)},\n'
        '  "zero3_columns": ["total", "largest", "gpus_per_node", "nodes", "cpu_offload", "cpu_offload_params", "zero_init", "factor", "cpu_bytes", "gpu_bytes", "largest_bytes"],\n'
        f'  "zero3": {rows(zero3)},\n'
        f'  "printed": {rows(printed)}\n'
        "}\n"
    )
print(len(zero2), len(zero3))
