"""What needs neither PyTorch nor DeepSpeed: it runs under every Python from 3.9 to 3.13 (`python -m unittest test_pure`)."""
from __future__ import annotations

import errno
import json
import math
import os
import subprocess
import sys
import tempfile
import unittest
from types import SimpleNamespace

import schema
from ds_smoke import arguments, checks, ds_config, environment, meter, result, sandbox
from ds_smoke.failures import classify
from ds_smoke.outcome import Refused, exit_code, failure
from ds_smoke.report import text_report
from ds_smoke.stale_locks import remove_stale
from run_smoke import SMOKE

SCRATCH = os.path.join(os.sep, "scratch", "run")

# config → pointer that is changed, and what the engine gets there (None: the key is gone)
CHANGED = [
    ({"zero_optimization": {"offload_param": {"device": "nvme", "nvme_path": "/home/x"}}}, "/zero_optimization/offload_param/nvme_path", os.path.join(SCRATCH, "nvme")),
    ({"zero_optimization": {"offload_optimizer": {"device": "nvme", "nvme_path": "relative"}}}, "/zero_optimization/offload_optimizer/nvme_path", os.path.join(SCRATCH, "nvme")),
    ({"tensorboard": {"enabled": True}}, "/tensorboard/enabled", False),
    ({"wandb": {"enabled": True, "team": "x"}}, "/wandb/enabled", False),
    ({"comet": {"enabled": True}}, "/comet/enabled", False),
    ({"nebula": {"enabled": True}}, "/nebula/enabled", False),
    ({"csv_monitor": {"enabled": True, "output_path": "x"}}, "/csv_monitor/output_path", os.path.join(SCRATCH, "outputs", "csv_monitor")),
    ({"csv_monitor": {"enabled": True, "job_name": "../../home"}}, "/csv_monitor/job_name", "job"),
    ({"csv_monitor": {"enabled": True, "job_name": "a/../../../b"}}, "/csv_monitor/job_name", "job"),
    ({"csv_monitor": {"enabled": True, "job_name": "/etc/cron.d"}}, "/csv_monitor/job_name", "job"),
    ({"flops_profiler": {"enabled": True, "output_file": "/etc/x"}}, "/flops_profiler/output_file", os.path.join(SCRATCH, "outputs", "flops_profiler")),
    ({"autotuning": {"enabled": True, "arg_mappings": {}}}, "/autotuning", None),
    ({"data_efficiency": {"enabled": True}}, "/data_efficiency", None),
    ({"checkpoint": {"writer": {"type": "FAST"}}}, "/checkpoint/writer", None),
    ({"comet": {"api_key": "abc"}}, "/comet/api_key", ""),
    ({"future": {"auth_token": "abc"}}, "/future/auth_token", ""),
    ({"future": {"log_dir": "x"}}, "/future/log_dir", os.path.join(SCRATCH, "outputs", "other")),
    ({"future": {"data_paths": ["a", "b"]}}, "/future/data_paths/1", os.path.join(SCRATCH, "outputs", "other")),
    ({"future": {"x": "https://example.org/y"}}, "/future/x", os.path.join(SCRATCH, "outputs", "other")),
    ({"future": {"x": "file:///etc/passwd"}}, "/future/x", os.path.join(SCRATCH, "outputs", "other")),
    ({"future": {"x": "a/../../b"}}, "/future/x", os.path.join(SCRATCH, "outputs", "other")),
    ({"future": {"x": "~/x"}}, "/future/x", os.path.join(SCRATCH, "outputs", "other")),
    ({"compression_training": {"a/b~c": {"teacher_path": "x"}}}, "/compression_training/a~1b~0c/teacher_path", os.path.join(SCRATCH, "outputs", "other")),
    ({"hybrid_engine": {"enabled": True, "x": "\\\\server\\share"}}, "/hybrid_engine/x", os.path.join(SCRATCH, "outputs", "other")),
    ({"elasticity": {"enabled": True, "state_file": "x"}}, "/elasticity/state_file", os.path.join(SCRATCH, "outputs", "other")),
]

REFUSED = [
    ({"torch_autocast": {"lower_precision_safe_modules": ["os.system"]}}, "torch.nn"),
    ({"torch_autocast": {"lower_precision_safe_modules": ["torch.nn.modules.linear.Linear", "torch.nn.x.y.z"]}}, "torch.nn"),
    ({"zero_optimization": {"leaf_module": {"classes": ["pkg.Block"]}}}, "leaf_module"),
    ({"compile": {"enabled": True, "backend": "evil.module.fn"}}, "compile.backend"),
    ({"optimizer": {"type": "__loader__"}}, "optimizer.type"),
    ({"optimizer": {"type": "swa_utils.AveragedModel"}}, "optimizer.type"),
    ({"scheduler": {"type": "_LRScheduler"}}, "scheduler.type"),
]

# What must reach the engine as it is.
UNTOUCHED = [
    {"optimizer": {"type": "AdamW", "params": {"lr": 1e-3, "betas": [0.9, 0.99]}}, "scheduler": {"type": "WarmupLR"}, "communication_data_type": "fp32"},
    {"zero_optimization": {"stage": 3, "leaf_module": {"classes": ["MixtralSparseMoeBlock"]}}, "compile": {"backend": "inductor"}},
    {"compression_training": {"weight_quantization": {"different_groups": {"wq1": {"modules": ["attention.self", "word_embeddings"]}}}}},
    {"aio": {"block_size": 1048576}, "sparse_attention": {"mode": "fixed"}, "comms_logger": {"enabled": True, "prof_ops": ["all_reduce"]}},
]


def at(config: object, pointer: str) -> object:
    for key in pointer.split("/")[1:]:
        key = key.replace("~1", "/").replace("~0", "~")
        config = config[int(key)] if isinstance(config, list) else config.get(key)  # type: ignore[attr-defined]
    return config


class Sandbox(unittest.TestCase):
    def test_changed(self) -> None:
        for config, pointer, value in CHANGED:
            with self.subTest(pointer=pointer):
                before = json.dumps(config)
                safe, changed = sandbox.confine(config, SCRATCH)
                self.assertIn(pointer, [row["pointer"] for row in changed])
                self.assertEqual(value, at(safe, pointer))
                self.assertEqual(before, json.dumps(config), "the caller's config is not touched")
                self.assertNotIn("abc", json.dumps([safe, changed]), "a secret stays out")

    def test_refused(self) -> None:
        for config, words in REFUSED:
            with self.subTest(words=words), self.assertRaises(Refused) as caught:
                sandbox.confine(config, SCRATCH)
            self.assertIn(words, str(caught.exception))
            self.assertEqual(1, caught.exception.code)

    def test_untouched(self) -> None:
        for config in UNTOUCHED:
            self.assertEqual((config, []), sandbox.confine(config, SCRATCH))

    def test_a_thousand_paths_fit_into_a_result(self) -> None:
        config = {f"k{'x' * 600}{n}_path": "/x" for n in range(1000)}
        safe, changed = sandbox.confine(config, SCRATCH)
        self.assertEqual(set(safe.values()), {os.path.join(SCRATCH, "outputs", "other")})
        found = {**result.blank(None), "changed": changed}
        self.assertEqual([], schema.problems(found))


class Guard(unittest.TestCase):
    CODE = """
import os, shutil, sys
from ds_smoke.guard import keep_writes_in
inside, outside = sys.argv[1:]
keep_writes_in([inside])
open(os.path.join(inside, "a"), "w").close(); os.mkdir(os.path.join(inside, "b")); shutil.rmtree(os.path.join(inside, "b"))
open(os.devnull, "w").close(); open(os.path.join(outside, "kept")).close()
acts = [lambda: open(os.path.join(outside, "x"), "w"), lambda: open(os.path.join(outside, "kept"), "a"), lambda: os.mkdir(os.path.join(outside, "d")), lambda: os.remove(os.path.join(outside, "kept")),
  lambda: os.rename(os.path.join(inside, "a"), os.path.join(outside, "a")), lambda: open(os.path.join(inside, "..", os.path.basename(outside), "y"), "w"), lambda: shutil.rmtree(outside), lambda: open(os.path.join(inside, "link", "z"), "w")]
os.symlink(outside, os.path.join(inside, "link"))
for number, act in enumerate(acts):
    try:
        act()
    except PermissionError as error:
        assert "scratch folder" in str(error), error
    else:
        raise SystemExit(f"act {number} was let through")
"""

    def test_writes_outside_are_refused(self) -> None:
        with tempfile.TemporaryDirectory() as inside, tempfile.TemporaryDirectory() as outside:
            open(os.path.join(outside, "kept"), "w").close()
            subprocess.run([sys.executable, "-c", self.CODE, inside, outside], env={**os.environ, "PYTHONPATH": SMOKE}, check=True)
            self.assertEqual(["kept"], os.listdir(outside))


class Checks(unittest.TestCase):
    def test_optimizer_offloaded(self) -> None:
        def on(*devices: str):
            return SimpleNamespace(optimizer=SimpleNamespace(fp32_partitioned_groups_flat=[SimpleNamespace(device=SimpleNamespace(type=name), numel=lambda: 8) for name in devices]))

        for engine, device, ratio, status, words in (
            (on("cpu"), "cpu", 1.0, "pass", "on cpu"),
            (on("cpu", "cuda"), "cpu", 1.0, "fail", "on cpu, cuda"),
            (on("cpu", "cuda"), "cpu", 0.5, "pass", "a share of 0.5 is offloaded"),
            (on("cuda"), "cpu", 0.5, "fail", "on cuda"),
            (on("cuda"), "cpu", 0.0, "pass", "a share of 0 is offloaded"),
            (on("cuda"), "none", 1.0, "skip", "offloads no optimizer"),
        ):
            with self.subTest(device=device, ratio=ratio, words=words):
                found = checks.optimizer_is_offloaded(engine, device, ratio)
                self.assertEqual(status, found["status"])
                self.assertIn(words, found["detail"])

    def test_the_share_that_is_offloaded(self) -> None:
        for stage, ratio, share in ((3, 0.25, 0.25), (2, 0.25, 1.0), (3, None, 1.0)):
            offload = {"device": "cpu", **({} if ratio is None else {"ratio": ratio})}
            self.assertEqual(share, ds_config.offload_ratio({"zero_optimization": {"stage": stage, "offload_optimizer": offload}}))

    def test_nvme(self) -> None:
        nvme, cpu = {"optimizer": "nvme", "param": "none"}, {"optimizer": "cpu", "param": "none"}
        engine = SimpleNamespace(optimizer=SimpleNamespace(optimizer_swapper=SimpleNamespace(min_aio_bytes=2**20), fp16_partitioned_groups_flat_numel=[2**18 - 1]))
        large = SimpleNamespace(optimizer=SimpleNamespace(optimizer_swapper=SimpleNamespace(min_aio_bytes=2**20), fp16_partitioned_groups_flat_numel=[8, 2**18]))
        other = SimpleNamespace(optimizer=SimpleNamespace())
        for engine, offloads, stage, status, words in (
            (engine, cpu, 3, "skip", "offloads nothing to NVMe"),
            (engine, nvme, 2, "fail", "only stage 3 uses NVMe"),
            (engine, nvme, 3, "skip", "nothing is large enough"),
            (large, nvme, 3, "fail", "0 bytes on disk"),
            (other, nvme, 3, "fail", "0 bytes on disk"),
        ):
            found = checks.nvme_is_written(engine, SCRATCH, offloads, stage)
            self.assertEqual(status, found["status"], words)
            self.assertIn(words, found["detail"])


class Card:
    """torch.cuda with counters that are set by hand."""

    def __init__(self) -> None:
        self.allocated = self.reserved = self.most_allocated = self.most_reserved = 0

    def hold(self, allocated: int, reserved: int) -> None:
        self.allocated, self.reserved = allocated, reserved
        self.most_allocated, self.most_reserved = max(self.most_allocated, allocated), max(self.most_reserved, reserved)

    def synchronize(self) -> None: ...

    def reset_peak_memory_stats(self) -> None:
        self.most_allocated, self.most_reserved = self.allocated, self.reserved

    def memory_allocated(self) -> int:
        return self.allocated

    def max_memory_allocated(self) -> int:
        return self.most_allocated

    def max_memory_reserved(self) -> int:
        return self.most_reserved


class Meter(unittest.TestCase):
    def test_peaks_of_each_phase_though_the_cache_is_given_back(self) -> None:
        card, gpu = Card(), meter.GpuMeter("cuda")
        gpu._torch = lambda: card  # type: ignore[method-assign]
        card.hold(10, 20)
        gpu.model_built()
        card.hold(30, 90)
        card.hold(20, 40)
        gpu.initialized()
        for most in (70, 60):
            for name, held in (("forward", 50), ("backward", most), ("step", 80)):
                gpu.reset() if name == "forward" else None
                card.hold(held, held + 5)
                card.hold(25, 30)
                gpu.phase(name)
        gpu.finish()
        wanted = {"model_on_gpu": 10, "after_init": 20, "peak_init": 30, "peak_forward": 50, "peak_backward": 70, "peak_step": 80, "after_step": 25, "peak_allocated": 80, "peak_reserved": 85}
        reserved = {"reserved_init": 90, "reserved_forward": 55, "reserved_backward": 75, "reserved_step": 85}
        self.assertEqual({**wanted, **reserved}, {key: value for key, value in gpu.bytes.items() if key != "process_on_device"})

    def test_which_process_of_the_card_is_ours(self) -> None:
        for used, own in (({7: 900}, 900), ({7: 900, 8: 500}, 900), ({1: 900}, 900), ({1: 300}, None), ({1: 900, 2: 900}, None), ({7: None}, None), ({}, None)):
            with self.subTest(used=used):
                self.assertEqual(own, meter._own(used, 7, 600))

    def test_on_a_cpu_nothing_is_measured(self) -> None:
        gpu = meter.GpuMeter("cpu")
        gpu.model_built()
        gpu.initialized()
        gpu.phase("step")
        self.assertEqual({None}, set(gpu.finish().values()))


class StaleLocks(unittest.TestCase):
    @unittest.skipUnless(os.path.isdir("/proc/self/fd"), "there is no /proc here to see who holds a file")
    def test_only_a_lock_that_nobody_holds_goes(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            paths = [os.path.join(folder, op, "lock") for op in ("fused_adam", "cpu_adam")]
            for path in paths:
                os.makedirs(os.path.dirname(path))
            held = os.open(paths[0], os.O_CREAT | os.O_EXCL)
            os.close(os.open(paths[1], os.O_CREAT | os.O_EXCL))
            self.assertEqual([paths[1]], remove_stale(folder))
            self.assertEqual([True, False], [os.path.exists(path) for path in paths])
            os.close(held)
            self.assertEqual([paths[0]], remove_stale(folder))


class Result(unittest.TestCase):
    def test_whatever_a_config_holds_the_result_is_json(self) -> None:
        found = result.blank("r1")
        found["warnings"] = ["half a pair \ud800", "ghp_" + "a" * 36]
        found["steps"] = [{"loss": math.nan, "seconds": 0.0, "skipped": False, "overflow": False, "learning_rate": math.inf}]
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "result.json")
            result.reserve(path, found)
            with open(path, encoding="utf-8") as file:
                early = json.load(file)
            self.assertEqual("killed", early["failure"]["kind"])
            self.assertEqual([], schema.problems(early))
            self.assertGreaterEqual(os.path.getsize(path), result.RESERVED_BYTES)
            self.assertEqual(path, result.write(path, found))
            with open(path, encoding="utf-8") as file:
                text = file.read()
        self.assertNotIn("ghp_", text)
        self.assertIsNone(json.loads(text)["steps"][0]["loss"])

    def test_a_huge_config_leaves_a_result(self) -> None:
        found = result.blank(None)
        found["run"] = {"ds_config": {"x": "y" * 900_000}, "model_config": {"z": "y"}}
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "result.json")
            result.write(path, found)
            self.assertLess(os.path.getsize(path), result.RESERVED_BYTES)
            with open(path, encoding="utf-8") as file:
                self.assertIn("too large", json.load(file)["warnings"][0])

    def test_exit_codes(self) -> None:
        for kind, code in (("config", 1), ("engine", 1), ("out-of-memory", 1), ("timeout", 1), ("usage", 2), ("no-gpu", 3), ("disk-full", 3), ("old-deepspeed", 3), ("killed", 3)):
            self.assertEqual(code, exit_code({"status": "fail", "failure": failure(kind, "init", "E", "m")}), kind)
        self.assertEqual((0, 143), (exit_code({"status": "pass"}), exit_code({"status": "cancelled"})))

    def test_the_report_names_phase_and_size(self) -> None:
        found = {**result.blank(None), "status": "fail", "failure": failure("out-of-memory", "backward", "OutOfMemoryError", "CUDA out of memory", 2**30)}
        self.assertIn("out-of-memory in backward", text_report(found, "r.json"))
        self.assertIn("1.00 GiB", text_report(found, "r.json"))


class Reasons(unittest.TestCase):
    def test_kinds(self) -> None:
        table = [
            (RuntimeError("CUDA out of memory. Tried to allocate 1.50 GiB. GPU 0"), "out-of-memory", 3 * 2**29),
            (RuntimeError("[enforce fail at alloc_cpu.cpp:117] . DefaultCPUAllocator: can't allocate memory: you tried to allocate 1234 bytes."), "out-of-memory", 1234),
            (MemoryError(), "out-of-memory", None),
            (OSError(errno.ENOSPC, "No space left on device"), "disk-full", None),
            (RuntimeError("Error building extension 'cpu_adam'"), "no-compiler", None),
            (RuntimeError("Unable to JIT load the async_io op due to it not being compatible: libaio"), "no-compiler", None),
            (FileNotFoundError(errno.ENOENT, "No such file or directory", "numactl"), "no-package", None),
            (FileNotFoundError(errno.ENOENT, "No such file or directory", "/data/x"), "engine", None),
            (ValueError("first line\nsecond"), "engine", None),
        ]
        for error, kind, asked in table:
            found = classify(error, "init")
            self.assertEqual((kind, asked), (found["kind"], found["asked_bytes"]), str(error))

    def test_old_packages_are_named(self) -> None:
        import importlib.metadata as metadata

        real = metadata.version
        for package, version, kind, words in (("deepspeed", "0.13.5", "old-deepspeed", "0.14 or newer"), ("torch", "2.2.1+cpu", "no-package", "2.3 or newer")):
            metadata.version = lambda name, package=package, version=version: version if name == package else "99.0"  # type: ignore[assignment]
            try:
                with self.assertRaises(Refused) as caught:
                    environment.require_packages()
            finally:
                metadata.version = real
            self.assertEqual((kind, 3), (caught.exception.kind, caught.exception.code))
            self.assertIn(words, str(caught.exception))


class Flags(unittest.TestCase):
    NEEDED = ["run", "--config", "c", "--model", "tiny", "--out", "o"]

    def test_the_launchers_rank_is_no_flag_of_ours(self) -> None:
        self.assertEqual("c", arguments.parse(["--local_rank=1", *self.NEEDED]).config)

    def test_lora(self) -> None:
        self.assertEqual({"r": 16, "target_modules": ["q_proj", "v_proj"]}, arguments.parse([*self.NEEDED, "--lora", "r=16,targets=q_proj+v_proj"]).lora)
        for bad in ("r=0,targets=q", "r=4", "r=4,targets=", "r=4,targets=a;b"):
            with self.assertRaises(Refused):
                arguments.parse([*self.NEEDED, "--lora", bad])

    def test_bounds(self) -> None:
        for flag, bad in (("--steps", "51"), ("--world-size", "65537"), ("--timeout", "999999"), ("--micro-batch", "-1"), ("--gpu-memory-limit", "nan"), ("--gpu-memory-limit", "0")):
            with self.assertRaises(Refused, msg=flag):
                arguments.parse([*self.NEEDED, flag, bad])

    def test_batch(self) -> None:
        for config, size, wanted in (({}, 4, (1, 1)), ({"train_batch_size": 32}, 4, (8, 1)), ({"train_batch_size": 32, "train_micro_batch_size_per_gpu": 2}, 4, (2, 4)), ({"train_micro_batch_size_per_gpu": 3, "gradient_accumulation_steps": 5}, 2, (3, 5))):
            self.assertEqual(wanted, ds_config.batch(config, size, None, None))


if __name__ == "__main__":
    unittest.main()
