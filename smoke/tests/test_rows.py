"""A row of `--measurement` is one that `npm run accuracy` takes. The figures are of measured runs: on a CPU there are none to write."""
from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import unittest

from ds_smoke.models.source import shown_name
from ds_smoke.rows import measurement_row
from run_smoke import SMOKE, run

ROOT = os.path.dirname(SMOKE)
MEASURED = os.path.join(ROOT, "test", "memory", "measured", "h100-more-families.jsonl")
GPU = ("model_on_gpu", "after_init", "peak_init", "peak_forward", "peak_backward", "peak_step", "after_step", "peak_allocated", "peak_reserved", "process_on_device")
CPU = ("cpu_rss_delta_peak", "pinned_allocated_peak", "pinned_active_peak")


def measured() -> list[dict]:
    with open(MEASURED, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def result_of(row: dict, **run_differs: object) -> dict:
    """The result.json of the run that this row is of."""
    config = row["ds_config"]
    return {
        "request_id": row["id"],
        "config": {"sha256": "0" * 64},
        "model": {"name": row["model"], **{key: row[key] for key in ("params", "trainable_params", "largest_layer_params")}},
        "world": {"size": row["world_size"]},
        "run": {
            "model_config": row["model_config"],
            "sequence_length": row["seq"],
            "gradient_checkpointing": row["activation_checkpointing"],
            "attention": row["attention"],
            "lora": row["lora"],
            "client_optimizer": {"torch_adamw": "adamw"}.get(row["client_optimizer"]),
            "ds_config": config,
            **run_differs,
        },
        "engine": {
            "micro_batch": row["micro_batch"],
            "gradient_accumulation_steps": config.get("gradient_accumulation_steps", 1),
            "optimizer_class": row["optimizer_class"],
            "inner_optimizer": row["inner_optimizer"],
            "client_optimizer": None,
        },
        "memory": {"gpu": {key: row["bytes"].get(key) for key in GPU}, "cpu": {key: row["bytes"].get(key) for key in CPU}},
        "steps": [{"skipped": False}],
        "versions": row["versions"],
        "device": row["device"],
    }


class Rows(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "rows.jsonl")

    def written(self, result: dict) -> dict:
        self.assertIsNone(measurement_row(self.path, result))
        with open(self.path, encoding="utf-8") as file:
            return json.loads(file.readlines()[-1])

    def test_a_row_is_what_is_kept_of_measured_runs(self) -> None:
        for row in measured():
            filled = {"train_micro_batch_size_per_gpu": row["micro_batch"], "gradient_accumulation_steps": row["ds_config"].get("gradient_accumulation_steps", 1)}
            self.assertEqual({**row, "ds_config": {**row["ds_config"], **filled}}, self.written(result_of(row)))

    def test_a_run_whose_steps_were_all_skipped_is_no_measurement(self) -> None:
        skipped = {**result_of(measured()[0]), "steps": [{"skipped": True}, {"skipped": True}]}
        self.assertIn("every step was skipped", str(measurement_row(self.path, skipped)))
        self.assertFalse(os.path.exists(self.path))
        self.written({**skipped, "steps": [{"skipped": True}, {"skipped": False}]})

    def test_names_of_the_estimator(self) -> None:
        row = measured()[0]
        self.assertEqual("flash", self.written(result_of(row, attention="flash_attention_2"))["attention"])
        added = result_of(row)
        added["engine"]["client_optimizer"] = "the config has no optimizer: AdamW was added, as a training script would"
        self.assertEqual("torch_adamw", self.written(added)["client_optimizer"])
        added["engine"]["inner_optimizer"] = "DeepSpeedCPUAdam"
        self.assertIsNone(self.written(added)["client_optimizer"])
        unnamed = result_of(row)
        unnamed["request_id"] = None
        self.assertEqual(f"00000000-w{row['world_size']}-b{row['micro_batch']}-s{row['seq']}", self.written(unnamed)["id"])

    def test_npm_run_accuracy_takes_them(self) -> None:
        tsx = os.path.join(ROOT, "node_modules", ".bin", "tsx")
        if not os.path.exists(tsx) or shutil.which("node") is None:
            self.skipTest("node_modules is not there: npm ci")
        rows = measured()[:3]
        for row in rows:
            self.written(result_of(row))
        done = subprocess.run([tsx, "tools/accuracy/main.ts", self.path], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120)
        self.assertEqual(0, done.returncode, done.stdout)
        self.assertIn("**rows.jsonl** (3 rows)", done.stdout)
        for row in rows:
            self.assertRegex(done.stdout, rf"{row['id']} .*peak_allocated -?0\.0\d %")

    def test_on_a_cpu_nothing_is_written_and_that_is_said(self) -> None:
        ended = run("zero2.json", "--steps", "1", "--measurement", self.path)
        self.assertEqual(0, ended.code, ended.printed)
        self.assertIn("measurement: none", ended.printed)
        self.assertFalse(os.path.exists(self.path))

    def test_a_model_is_named_without_its_path(self) -> None:
        folder = os.path.dirname(self.path)
        for name, wanted in (("tiny", "tiny"), ("a/b", "a/b"), (os.path.join(folder, "x"), "x"), (os.path.join(folder, "x", "config.json"), "x"), (os.path.join(folder, "y.json"), "y.json")):
            os.makedirs(os.path.join(folder, "x"), exist_ok=True)
            for path in ("x/config.json", "y.json"):
                open(os.path.join(folder, path), "w").close()
            self.assertEqual(wanted, shown_name(name))


if __name__ == "__main__":
    unittest.main()
