"""What DeepSpeed says of a config is what ds_smoke says: exit code, kind, phase and DeepSpeed's own reason."""
from __future__ import annotations

import unittest
from concurrent.futures import ThreadPoolExecutor

import schema
from run_smoke import run

# config, flags → exit code, kind, phase, words of the reason
FAILING = [
    ("rejected-aio-in-zero.json", [], 1, "config", "config", "aio"),
    ("failing-init-unknown-optimizer.json", [], 1, "engine", "init", "adamw_torch"),
    ("failing-step-steps-per-print-0.json", [], 1, "engine", "step", "by zero"),
    ("duplicate-key.json", [], 1, "config", "start", "Duplicate keys"),
    ("hostile-import.json", [], 1, "refused", "start", "torch.nn"),
    ("hostile-leaf-module.json", [], 1, "refused", "start", "imports no module"),
    ("with-auto.json", [], 2, "usage", "start", "ds-review resolve"),
    ("zero2.json", ["--steps", "0"], 2, "usage", "start", "--steps"),
    ("zero2.json", ["--model", "evil/../../etc"], 2, "usage", "start", "--model"),
    ("zero2.json", ["--allowed-models", "gpt2"], 2, "usage", "start", "policy allows"),
    ("zero2.json", ["--world-size", "8"], 2, "usage", "start", "--virtual"),
    ("missing.json", [], 2, "usage", "start", "no such file"),
    ("zero2.json", ["--device", "cuda"], 3, "no-gpu", "start", "no GPU"),
]


class Verdicts(unittest.TestCase):
    def test_failing(self) -> None:
        with ThreadPoolExecutor(2) as pool:
            runs = list(pool.map(lambda case: run(case[0], *case[1]), FAILING))
        for (config, flags, code, kind, phase, words), ended in zip(FAILING, runs):
            with self.subTest(config=config, flags=flags):
                self.assertIsNotNone(ended.result, ended.printed)
                self.assertEqual([], schema.problems(ended.result))
                failed = ended.result["failure"]
                self.assertEqual((code, kind, phase), (ended.code, failed["kind"], failed["phase"]), ended.printed)
                self.assertIn(words, failed["message"])
                self.assertEqual(code, ended.result["exit_code"])

    def test_hjson_passes_and_learns(self) -> None:
        ended = run("with-comments.hjson")
        self.assertEqual(0, ended.code, ended.printed)
        checks = {check["id"]: check["status"] for check in ended.result["checks"]}
        self.assertEqual("pass", checks["loss-goes-down"])
        losses = [step["loss"] for step in ended.result["steps"]]
        self.assertLess(losses[-1], losses[0])

    def test_missing_optimizer_is_added_and_said(self) -> None:
        ended = run("without-optimizer.json")
        self.assertEqual(0, ended.code, ended.printed)
        self.assertIn("AdamW was added", ended.result["engine"]["client_optimizer"])

    def test_checkpoint_round_trip(self) -> None:
        with ThreadPoolExecutor(2) as pool:
            runs = list(pool.map(lambda stage: run(f"zero{stage}.json", "--checkpoint", "--steps", "2"), range(4)))
        for stage, ended in enumerate(runs):
            with self.subTest(stage=stage):
                self.assertEqual(0, ended.code, ended.printed)
                found = {c["id"]: c for c in ended.result["checks"]}["checkpoint"]
                self.assertEqual("pass", found["status"])
                self.assertRegex(found["detail"], "saved and loaded [0-9,]{7,} bytes")

    def test_out_of_memory_says_phase_and_size(self) -> None:
        ended = run("zero0.json", "--micro-batch", "4000", "--gpu-memory-limit", "0.5")
        self.assertEqual(1, ended.code, ended.printed)
        failed = ended.result["failure"]
        self.assertEqual(("out-of-memory", "forward"), (failed["kind"], failed["phase"]), failed)
        self.assertGreater(failed["asked_bytes"], 2**20)
