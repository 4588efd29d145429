"""Two "nodes" of one rank each on this machine, over gloo: one gathered result with the highest of both; and what is said when one does not come or dies."""
from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

import schema
from run_smoke import arguments, environment, read

DEEPSPEED = [sys.executable, "-m", "deepspeed.launcher.runner"]
FAKE_SSH = '#!/bin/sh\n# ssh HOST hostname [-I]\ncase "$*" in *"hostname -I"*) echo 127.0.0.1 ;; esac\n'
# pdsh -S -f N -w host,host words…: each host runs the words with its own number in place of %n.
FAKE_PDSH = """#!{python}
import subprocess, sys
words = sys.argv[1:]
hosts = words[words.index("-w") + 1].split(",")
line = " ".join(words[words.index("-w") + 2:])
print("pdsh", ",".join(hosts), flush=True)
nodes = [subprocess.Popen(["bash", "-c", line.replace("%n", str(number))]) for number in range(len(hosts))]
sys.exit(max(node.wait() for node in nodes))
"""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Nodes(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder, self.port = folder.name, str(free_port())
        self.out, self.scratch = self.at("result.json"), self.at("scratch")
        with open(self.at("hostfile"), "w", encoding="utf-8") as file:
            file.write("node-a slots=1\nnode-b slots=1\n")

    def at(self, name: str) -> str:
        return os.path.join(self.folder, name)

    def smoke(self, *more: str) -> list[str]:
        return ["ds_smoke", *arguments("two-ranks.json", self.out, "--scratch", self.scratch, *more)]

    def start(self, command: list[str], **env: str) -> subprocess.Popen:
        # DeepSpeed's launcher has no flag for the accelerator.
        started = subprocess.Popen(command, env=environment(DS_ACCELERATOR="cpu", **env), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True)
        self.addCleanup(lambda: started.poll() is None and os.killpg(started.pid, signal.SIGKILL))
        return started

    def node(self, rank: int, *more: str) -> subprocess.Popen:
        flags = ["--hostfile", self.at("hostfile"), "--no_ssh", "--node_rank", str(rank), "--master_addr", "127.0.0.1", "--master_port", self.port]
        return self.start([*DEEPSPEED, *flags, "--module", *self.smoke(*more)])

    def torchrun(self, rank: int) -> subprocess.Popen:
        flags = ["--nnodes", "2", "--node-rank", str(rank), "--nproc-per-node", "1", "--master-addr", "127.0.0.1", "--master-port", self.port]
        return self.start([sys.executable, "-m", "torch.distributed.run", *flags, "-m", *self.smoke()])

    def both_measured(self, nodes: list[subprocess.Popen]) -> str:
        logs = [node.communicate(timeout=300)[0] for node in nodes]
        self.assertEqual([0] * len(nodes), [node.returncode for node in nodes], "\n".join(logs))
        result = read(self.out) or {}
        self.assertEqual([], schema.problems(result))
        self.assertEqual({"size": 2, "virtual": False, "ranks_measured": 2}, result["world"])
        self.assertEqual("pass", {check["id"]: check["status"] for check in result["checks"]}["loss-goes-down"])
        # What each rank measured for itself stands in its events.
        own = []
        for rank in (0, 1):
            with open(os.path.join(self.scratch, f"events-{rank}.jsonl"), encoding="utf-8") as file:
                own += [event["cpu"]["cpu_rss_delta_peak"] for event in map(json.loads, file) if "cpu" in event]
        self.assertEqual(2, len(own))
        self.assertEqual(max(own), result["memory"]["cpu"]["cpu_rss_delta_peak"])
        return "\n".join(logs)

    def failure(self) -> dict:
        result = read(self.out) or {}
        self.assertEqual([], schema.problems(result))
        return {**result["failure"], "exit_code": result["exit_code"]}

    def until(self, node: subprocess.Popen, word: str) -> None:
        for line in node.stdout or ():
            if word in line:
                return

    def test_the_deepspeed_launcher_without_ssh(self) -> None:
        self.both_measured([self.node(0), self.node(1)])

    def test_torchrun(self) -> None:
        self.both_measured([self.torchrun(0), self.torchrun(1)])

    def test_the_deepspeed_launcher_with_ssh(self) -> None:
        for name, text in (("ssh", FAKE_SSH), ("pdsh", FAKE_PDSH.format(python=sys.executable))):
            with open(self.at(name), "w", encoding="utf-8") as file:
                file.write(text)
            os.chmod(self.at(name), 0o755)
        flags = ["--hostfile", self.at("hostfile"), "--master_port", self.port]
        path = os.pathsep.join([self.folder, os.environ["PATH"]])
        log = self.both_measured([self.start([*DEEPSPEED, *flags, "--module", *self.smoke()], PATH=path)])
        self.assertIn("pdsh node-a,node-b", log)

    def test_a_node_that_never_comes(self) -> None:
        self.node(0, "--join-timeout", "6").communicate(timeout=120)
        found = self.failure()
        self.assertEqual((3, "killed"), (found["exit_code"], found["kind"]))
        self.assertRegex(found["message"], r"^rank 1 of 2 did not come within 6 s \(here: 0 on .+\)")
        self.assertIn(f"127.0.0.1:{self.port}", found["message"])

    def test_the_first_node_never_comes(self) -> None:
        log = self.node(1, "--join-timeout", "6").communicate(timeout=120)[0]
        self.assertIn(f"rank 1 did not reach rank 0 at 127.0.0.1:{self.port} within 6 s", log)

    def test_a_rank_that_fails_is_the_reason(self) -> None:
        large = ["--micro-batch", "4000"]
        nodes = [self.node(0, *large, "--timeout", "120"), self.node(1, *large, "--timeout", "120", "--gpu-memory-limit", "0.3")]
        began = time.monotonic()
        for node in nodes:
            node.communicate(timeout=200)
        self.assertLess(time.monotonic() - began, 110, "rank 0 does not wait for its time limit")
        found = self.failure()
        self.assertEqual((1, "out-of-memory"), (found["exit_code"], found["kind"]), found)
        self.assertRegex(found["message"], r"^rank 1 on .+: ")
        self.assertGreater(found["asked_bytes"], 2**20)

    def test_a_rank_that_is_killed_is_named(self) -> None:
        nodes = [self.node(rank, "--micro-batch", "64", "--steps", "50") for rank in (0, 1)]
        self.until(nodes[0], "ds_smoke: forward")
        job = os.path.join(self.scratch, "job-1.json")
        for process in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{process}/cmdline", encoding="utf-8") as file:
                    if file.read().split("\0")[-2:-1] == [job]:
                        os.kill(int(process), signal.SIGKILL)
            except OSError:
                continue
        for node in nodes:
            node.communicate(timeout=120)
        found = self.failure()
        self.assertEqual((3, "killed", "SIGKILL"), (found["exit_code"], found["kind"], found["class"]), found)
        self.assertRegex(found["message"], r"^rank 1 on ")


if __name__ == "__main__":
    unittest.main()
