"""NVMe offload with the real async_io on whatever disk the scratch folder is on; and what is said where the machine cannot."""
from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor

import schema
from run_smoke import HERE, run

# An embedding of 2 MiB in bf16: DeepSpeed swaps nothing under 1 MiB.
MODEL = ["--model", os.path.join(HERE, "models", "large-vocabulary.json"), "--steps", "2", "--virtual"]


def missing() -> str | None:
    """Why NVMe offload cannot be tried on this machine."""
    compiler = shutil.which(os.environ.get("CXX", "g++"))
    if compiler is None:
        return "there is no C++ compiler: DeepSpeed's async_io cannot be built"
    found = subprocess.run([compiler, "-x", "c++", "-", "-laio", "-o", os.devnull], input="#include <libaio.h>\nint main() { return 0; }", text=True, stderr=subprocess.DEVNULL)
    return None if found.returncode == 0 else "libaio and its headers are not installed (Debian: libaio-dev): DeepSpeed's async_io cannot be built"


def checks(ended) -> dict:
    return {check["id"]: (check["status"], check["detail"]) for check in ended.result["checks"]}


class Nvme(unittest.TestCase):
    def setUp(self) -> None:
        reason = missing()
        if reason:
            self.skipTest(reason)

    def test_optimizer_and_parameters_are_written(self) -> None:
        # 1,048,576 elements and more: fp32 master weights and two moments, 4 bytes each; parameters in bf16.
        cases = (("nvme-optimizer.json", "cpu_adam", 3 * 4 * 2**20), ("nvme-parameters.json", "async_io", 2 * 2**20))
        folders = [tempfile.TemporaryDirectory() for _ in cases]
        for folder in folders:
            self.addCleanup(folder.cleanup)
        with ThreadPoolExecutor(2) as pool:
            runs = list(pool.map(lambda config, folder: run(config, *MODEL, "--scratch", folder.name), [case[0] for case in cases], folders))
        for (config, op, least), folder, ended in zip(cases, folders, runs):
            scratch = folder.name
            with self.subTest(config=config):
                self.assertEqual(0, ended.code, ended.printed)
                self.assertEqual([], schema.problems(ended.result))
                written = ended.result["memory"]["nvme"]["bytes_on_disk"]
                self.assertGreaterEqual(written, least)
                on_disk = sum(os.path.getsize(os.path.join(folder, name)) for folder, _, names in os.walk(os.path.join(scratch, "nvme")) for name in names)
                self.assertEqual(written, on_disk, "what is reported is what lies in the scratch folder")
                self.assertEqual(("pass", f"{written:,} bytes on disk"), checks(ended)["nvme-written"])
                self.assertIn(op, ended.result["engine"]["ops"])
                self.assertIn("async_io", ended.result["engine"]["ops"])
                changed = {row["pointer"].split("/")[-1]: row["to"] for row in ended.result["changed"]}
                self.assertEqual({"nvme_path": os.path.join(scratch, "nvme")}, changed)
        self.assertFalse(os.path.exists("/local_nvme"))

    def test_too_small_to_be_swapped_is_no_failure(self) -> None:
        ended = run("nvme-optimizer.json", "--steps", "1", "--virtual", "--world-size", "64")
        self.assertEqual(0, ended.code, ended.printed)
        status, detail = checks(ended)["nvme-written"]
        self.assertEqual("skip", status)
        self.assertIn("under 1,048,576 bytes", detail)

    def test_a_file_system_without_direct_writes(self) -> None:
        with tempfile.TemporaryDirectory() as scratch:
            # A file where the probe would be made: no file system allows that, whatever the user.
            os.makedirs(os.path.join(scratch, "nvme", "direct"))
            ended = run("nvme-optimizer.json", *MODEL, "--scratch", scratch)
        self.assertEqual((3, "no-libaio"), (ended.code, ended.result["failure"]["kind"]), ended.printed)
        self.assertIn("--scratch", ended.result["failure"]["message"])


class Environment(unittest.TestCase):
    def _bin(self, **programs: str) -> str:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        for name, script in programs.items():
            path = os.path.join(folder.name, name)
            with open(path, "w", encoding="utf-8") as file:
                file.write(script)
            os.chmod(path, 0o755)
        return folder.name

    def test_without_libaio(self) -> None:
        # A compiler that finds no libaio, as on a machine without it.
        real = shutil.which("cc") or shutil.which("gcc") or "false"
        folder = self._bin(cc=f'#!/bin/sh\ncase " $* " in *" -laio "*) echo "ld: cannot find -laio" >&2; exit 1 ;; esac\nexec {real} "$@"\n')
        ended = run("nvme-optimizer.json", *MODEL, CC=os.path.join(folder, "cc"))
        failed = ended.result["failure"]
        self.assertEqual((3, "error", "no-libaio"), (ended.code, ended.result["status"], failed["kind"]), ended.printed)
        self.assertIn("libaio-dev", failed["message"])
        self.assertEqual([], schema.problems(ended.result))

    def test_without_a_compiler(self) -> None:
        ended = run("nvme-optimizer.json", *MODEL, PATH=self._bin())
        self.assertEqual((3, "no-compiler"), (ended.code, ended.result["failure"]["kind"]), ended.printed)
        self.assertIn("g++", ended.result["failure"]["message"])

    def test_a_build_that_fails(self) -> None:
        # The compiler is there, and breaks: that is the machine, not the config.
        folder = self._bin(broken='#!/bin/sh\ncase "$*" in *--version*) echo "g++ 12.2.0"; exit 0 ;; esac\necho "internal compiler error" >&2\nexit 1\n')
        with tempfile.TemporaryDirectory() as empty:
            ended = run("offload-cpu.json", "--steps", "1", CXX=os.path.join(folder, "broken"), TORCH_EXTENSIONS_DIR=empty)
        self.assertEqual((3, "no-compiler"), (ended.code, ended.result["failure"]["kind"]), ended.printed)


if __name__ == "__main__":
    unittest.main()
