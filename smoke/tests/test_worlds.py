"""Virtual worlds of 1, 8 and 64 ranks at every stage, and two real ranks."""
from __future__ import annotations

import os
import subprocess
import sys
import unittest
from concurrent.futures import ThreadPoolExecutor

import schema
from run_smoke import SMOKE, run

CASES = [(stage, size) for stage in range(4) for size in (1, 8, 64)]


class Worlds(unittest.TestCase):
    def test_virtual(self) -> None:
        with ThreadPoolExecutor(2) as pool:
            runs = list(pool.map(lambda case: run(f"zero{case[0]}.json", "--virtual", "--world-size", str(case[1])), CASES))
        for (stage, size), ended in zip(CASES, runs):
            with self.subTest(stage=stage, size=size):
                self.assertEqual(0, ended.code, ended.printed)
                self.assertEqual([], schema.problems(ended.result))
                self.assertEqual(stage, ended.result["engine"]["zero_stage"])
                self.assertEqual({"size": size, "virtual": True, "ranks_measured": 1}, ended.result["world"])
                self.assertEqual(3, len(ended.result["steps"]))
                gas = ended.result["engine"]["gradient_accumulation_steps"]
                self.assertEqual(size * gas, ended.result["engine"]["train_batch_size"])
                checks = {check["id"]: check for check in ended.result["checks"]}
                self.assertEqual("pass" if stage == 3 else "skip", checks["parameters-partitioned"]["status"])
                self.assertEqual("pass" if size == 1 else "skip", checks["loss-goes-down"]["status"])

    def test_a_virtual_world_gathers_as_nccl_whatever_the_shapes(self) -> None:
        code = "import torch; from ds_smoke import world; world.start(4, 'cpu'); import torch.distributed as dist; out = torch.zeros(16); dist.all_gather_into_tensor(out, torch.ones(2, 2)); print(int(out.sum()))"
        env = {**os.environ, "PYTHONPATH": SMOKE, "DS_ACCELERATOR": "cpu"}
        ended = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)
        self.assertEqual("16", ended.stdout.strip().splitlines()[-1] if ended.stdout.strip() else ended.stderr[-500:])

    def test_two_real_ranks_over_gloo(self) -> None:
        launcher = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
        ended = run("two-ranks.json", launcher=launcher)
        self.assertEqual(0, ended.code, ended.printed)
        self.assertEqual({"size": 2, "virtual": False, "ranks_measured": 2}, ended.result["world"])
        self.assertEqual("pass", {c["id"]: c["status"] for c in ended.result["checks"]}["loss-goes-down"])
