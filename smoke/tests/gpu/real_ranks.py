"""Two real ranks with NCCL, through torchrun, the deepspeed launcher, and two "nodes" of one GPU each without ssh, beside rows measured before.

    python real_ranks.py ROWS.jsonl MODELS OUT.jsonl [ID …]

ROWS hold one line a rank with `real` bytes; the highest of both ranks is compared, as ds_smoke reports it. Exit 1 where
`peak_allocated` differs by more than 0.5 % or a run fails.
"""
from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

SMOKE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
COMPARED = ("peak_allocated", "peak_reserved", "process_on_device", "cpu_rss_delta_peak", "pinned_allocated_peak")
DEEPSPEED = [sys.executable, "-m", "deepspeed.launcher.runner"]
SIDE_BY_SIDE = 2
GPU_BYTES = 76 * 2**30
HOSTFILE = "worker-0 slots=2\nworker-1 slots=2\n"


def launches(launcher: str, port: int, hostfile: str) -> list[list[str]]:
    """The commands that together are one run: one, or one a node."""
    if launcher == "torchrun":
        return [[sys.executable, "-m", "torch.distributed.run", "--nproc-per-node", "2", "--master-port", str(port), "-m"]]
    if launcher == "deepspeed":
        return [[*DEEPSPEED, "--num_gpus", "2", "--master_port", str(port), "--module"]]
    nodes = ["--hostfile", hostfile, "--no_ssh", "--include", "worker-0:0@worker-1:1", "--master_addr", "127.0.0.1", "--master_port", str(port)]
    return [[*DEEPSPEED, *nodes, "--node_rank", str(node), "--module"] for node in (0, 1)]


def expected(rows: list[dict]) -> dict[str, dict]:
    """The first rank's row, with the highest figure of all ranks."""
    runs: dict[str, dict] = {}
    for row in rows:
        known = runs.setdefault(row["id"], {**row, "real": dict(row["real"])})
        known["real"] = {key: max(known["real"][key], row["real"][key]) for key in row["real"]}
    return runs


def measure(row: dict, launcher: str, models: str, port: int) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: os.path.join(folder, name) for name in ("ds_config.json", "result.json", "hostfile")}
        with open(paths["ds_config.json"], "w", encoding="utf-8") as file:
            json.dump(row["ds_config"], file)
        with open(paths["hostfile"], "w", encoding="utf-8") as file:
            file.write(HOSTFILE)
        flags = ["ds_smoke", "run", "--config", paths["ds_config.json"], "--model", os.path.join(models, row["model"], "config.json"), "--attention", "sdpa"]
        flags += ["--sequence-length", str(row["seq"]), "--out", paths["result.json"], "--timeout", "200"]
        flags += ["--gradient-checkpointing"] if row["activation_checkpointing"] else []
        env = {**os.environ, "PYTHONPATH": os.pathsep.join([SMOKE, os.environ.get("PYTHONPATH", "")])}
        began = time.monotonic()
        nodes = [subprocess.Popen([*command, *flags], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) for command in launches(launcher, port, paths["hostfile"])]
        logs = [node.communicate()[0] for node in nodes]
        line: dict = {"id": row["id"], "launcher": launcher, "codes": [node.returncode for node in nodes], "seconds": round(time.monotonic() - began, 1)}
        if not os.path.exists(paths["result.json"]):
            return {**line, "status": "no result", "log": [log[-1500:] for log in logs]}
        with open(paths["result.json"], encoding="utf-8") as file:
            result = json.load(file)
        found = {**(result["memory"]["gpu"] or {}), **(result["memory"]["cpu"] or {})}
        line |= {"status": result["status"], "world": result["world"], "failure": result["failure"], "engine": result["engine"], "memory": result["memory"], "steps": result["steps"]}
        line |= {"checks": {check["id"]: check["status"] for check in result["checks"]}, "versions": result["versions"], "device": result["device"]}
        line["difference_percent"] = {key: round((found[key] / row["real"][key] - 1) * 100, 3) for key in COMPARED if row["real"].get(key) and found.get(key) is not None}
        return line


def main() -> int:
    rows_path, models, out, *ids = sys.argv[1:]
    with open(rows_path, encoding="utf-8") as file:
        runs = expected([json.loads(line) for line in file])
    chosen = [name for name in runs if not ids or name in ids]
    plan = [(name, "torchrun") for name in chosen] + [(name, launcher) for name in chosen if name == "x2-s3" for launcher in ("deepspeed", "two nodes")]
    small = [run for run in plan if runs[run[0]]["real"]["process_on_device"] * SIDE_BY_SIDE < GPU_BYTES]
    alone = [run for run in plan if run not in small]
    failed = False

    def go(run: tuple[str, str]) -> dict:
        return measure(runs[run[0]], run[1], models, 29600 + plan.index(run))

    with open(out, "a", encoding="utf-8") as file, ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        for line in itertools.chain(pool.map(go, small), map(go, alone)):
            file.write(json.dumps(line) + "\n")
            file.flush()
            off = abs(line.get("difference_percent", {}).get("peak_allocated", 100.0))
            failed = failed or line["status"] != "pass" or off > 0.5
            print(line["id"], line["launcher"], line["status"], line["seconds"], "s", line.get("difference_percent"), (line.get("failure") or {}).get("message", ""), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
