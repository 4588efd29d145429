"""Nothing in a config acts; no secret leaves; a result is written whatever happens."""
from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import schema
from run_smoke import SMOKE, arguments, environment, read, run

SECRET = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"


class Hostile(unittest.TestCase):
    def test_paths_and_services_are_redirected_and_listed(self) -> None:
        shutil.rmtree("/tmp/ds-smoke-must-not-exist", ignore_errors=True)
        ended = run("hostile.json")
        self.assertEqual(0, ended.code, ended.printed)
        self.assertFalse(os.path.exists("/tmp/ds-smoke-must-not-exist"))
        changed = {row["pointer"] for row in ended.result["changed"]}
        wanted = {"/tensorboard/enabled", "/tensorboard/output_path", "/csv_monitor/output_path", "/wandb/enabled", "/flops_profiler/output_file", "/autotuning", "/data_efficiency", "/checkpoint/writer", "/some_future_path"}
        self.assertEqual(wanted, changed)

    def test_secrets_stay_out_of_result_and_log(self) -> None:
        # DeepSpeed prints the optimizer's name with its error: a token by its form, and the value of a variable by its name.
        for secret, env in ((SECRET, {}), ("correct-horse-battery", {"MY_PASSWORD": "correct-horse-battery"})):
            with self.subTest(secret=secret), tempfile.TemporaryDirectory() as folder:
                path = os.path.join(folder, "config.json")
                with open(path, "w", encoding="utf-8") as file:
                    json.dump({"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": secret, "params": {"lr": 0.001}}}, file)
                ended = run(path, **env)
                self.assertEqual((1, "engine", "init"), (ended.code, ended.result["failure"]["kind"], ended.result["failure"]["phase"]), ended.printed)
                self.assertIn("***", ended.result["failure"]["message"] + "".join(ended.result["failure"]["log_tail"]))
                self.assertEqual("***", ended.result["run"]["ds_config"]["optimizer"]["type"])
                for text in (json.dumps(ended.result), ended.printed):
                    self.assertNotIn(secret, text)

    def test_the_worker_sees_no_secret_and_no_network(self) -> None:
        code = (
            "import os, socket\n"
            "from ds_smoke.environment import worker_environment, redact\n"
            "from ds_smoke.guard import shut_network\n"
            "assert 'GITHUB_TOKEN' not in worker_environment('x')\n"
            f"assert redact('x {SECRET} y') == 'x *** y'\n"
            "shut_network()\n"
            "s = socket.socket(); s.settimeout(0.2)\n"
            "try:\n    s.connect(('93.184.216.34', 80)); raise SystemExit('connected')\n"
            "except PermissionError as e:\n    assert 'no network' in str(e)\n"
        )
        subprocess.run([sys.executable, "-c", code], env=environment(GITHUB_TOKEN=SECRET), check=True)


class AlwaysAResult(unittest.TestCase):
    def _start(self, folder: str, *more: str) -> tuple[subprocess.Popen, str]:
        out = os.path.join(folder, "result.json")
        command = [sys.executable, "-m", "ds_smoke", *arguments("zero2.json", out, "--steps", "50", *more)]
        return subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True), out

    def _until(self, process: subprocess.Popen, word: str) -> None:
        for line in process.stdout or ():
            if word in line:
                return

    def test_sigterm_in_the_middle(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            process, out = self._start(folder, "--micro-batch", "64")
            self._until(process, "ds_smoke: forward")
            began = time.monotonic()
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=60)
            self.assertLess(time.monotonic() - began, 30)
            result = read(out)
            self.assertEqual((143, "cancelled"), (process.returncode, result["status"]))
            self.assertEqual([], schema.problems(result))

    def test_a_killed_worker(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            process, out = self._start(folder, "--micro-batch", "64")
            self._until(process, "ds_smoke: forward")
            subprocess.run(["pkill", "-9", "-P", str(process.pid)], check=True)
            process.communicate(timeout=60)
            failed = read(out)["failure"]
            self.assertEqual((3, "killed", "SIGKILL"), (process.returncode, failed["kind"], failed["class"]))

    def test_timeout(self) -> None:
        ended = run("zero2.json", "--timeout", "1")
        self.assertEqual((1, "timeout"), (ended.code, ended.result["failure"]["kind"]), ended.printed)

    def test_disk_full(self) -> None:
        folder = tempfile.mkdtemp()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", folder], stderr=subprocess.DEVNULL).returncode != 0:
            self.skipTest("mounting a small file system needs root")
        try:
            out = os.path.join(folder, "result.json")
            command = [sys.executable, "-m", "ds_smoke", *arguments("zero2.json", out, "--scratch", os.path.join(folder, "scratch"), "--checkpoint")]
            done = subprocess.run(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300)
            result = read(out)
            self.assertEqual((3, "disk-full"), (done.returncode, (result["failure"] or {}).get("kind")), done.stdout)
            self.assertEqual([], schema.problems(result))
        finally:
            subprocess.run(["umount", folder], check=False)
            os.rmdir(folder)


if __name__ == "__main__":
    sys.path.insert(0, SMOKE)
    unittest.main()
