"""Runs measured rows again on a GPU through ds_smoke and compares: python reproduce_rows.py ROWS.jsonl MODELS OUT.jsonl [ID …].

ROWS are in the format of the accuracy tests; MODELS holds NAME/config.json. A row without `bytes` is run and only reported.
Several rows run side by side as far as GPU and CPU memory allow. Exit 1 where a peak differs by more than 0.5 %.
"""
from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time

SMOKE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
GIB = 2**30
GPU_GIB = float(os.environ.get("GPU_GIB", "74"))
CPU_GIB = float(os.environ.get("CPU_GIB", "100"))
SIDE_BY_SIDE = int(os.environ.get("SIDE_BY_SIDE", "6"))
SECONDS = float(os.environ.get("SECONDS_LIMIT", "540"))
COMPARED = ("model_on_gpu", "after_init", "peak_init", "peak_forward", "peak_backward", "peak_step", "after_step", "peak_allocated", "peak_reserved", "cpu_rss_delta_peak", "pinned_allocated_peak")


def command(row: dict, models: str, folder: str) -> list[str]:
    config = os.path.join(folder, "ds_config.json")
    with open(config, "w", encoding="utf-8") as file:
        json.dump(row["ds_config"], file)
    flags = ["--config", config, "--model", os.path.join(models, row["model"], "config.json"), "--virtual", "--world-size", str(row["world_size"])]
    flags += ["--micro-batch", str(row["micro_batch"]), "--sequence-length", str(row["seq"]), "--attention", row["attention"], "--out", os.path.join(folder, "result.json")]
    flags += ["--measurement", os.path.join(folder, "row.jsonl"), "--request-id", row["id"], "--timeout", "240"]
    if row["activation_checkpointing"]:
        flags.append("--gradient-checkpointing")
    if row["lora"]:
        flags += ["--lora", f"r={row['lora']['r']},targets={'+'.join(row['lora']['target_modules'])}"]
    client = {"torch_adamw": "adamw", "torch_adamw_fused": "adamw-fused"}.get(row["client_optimizer"] or "")
    return [sys.executable, "-m", "ds_smoke", "run", *flags, *(["--client-optimizer", client] if client else [])]


def need(row: dict) -> tuple[float, float]:
    known = row.get("bytes")
    if not known:
        return row.get("hint_gpu_gib", 20.0), row.get("hint_cpu_gib", 8.0)
    return known["process_on_device"] / GIB + 1, known["cpu_rss_delta_peak"] / GIB + 3


def difference(row: dict, result: dict) -> dict:
    measured = {**(result["memory"]["gpu"] or {}), **(result["memory"]["cpu"] or {})}
    return {key: round((measured[key] / row["bytes"][key] - 1) * 100, 3) for key in COMPARED if row["bytes"].get(key) and measured.get(key) is not None}


def finish(row: dict, folder: str, code: int, seconds: float) -> dict:
    with open(os.path.join(folder, "result.json"), encoding="utf-8") as file:
        result = json.load(file)
    line = {"id": row["id"], "code": code, "seconds": round(seconds, 1), "failure": result["failure"] and {**result["failure"], "log_tail": result["failure"]["log_tail"][-6:]}}
    line["memory"], line["steps"], line["engine"], line["device"], line["versions"] = result["memory"], result["steps"], result["engine"], result["device"], result["versions"]
    line["checks"] = {check["id"]: check["status"] for check in result["checks"]}
    if "bytes" in row and result["status"] == "pass":
        line["difference_percent"] = difference(row, result)
    measured = os.path.join(folder, "row.jsonl")
    if os.path.exists(measured):
        with open(measured, encoding="utf-8") as file:
            line["row"] = json.loads(file.readline())
    return line


def main() -> int:
    rows_path, models, out, *ids = sys.argv[1:]
    with open(rows_path, encoding="utf-8") as file:
        todo = [row for row in map(json.loads, file) if not ids or row["id"] in ids]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([SMOKE, os.environ.get("PYTHONPATH", "")])}
    running: dict[subprocess.Popen, tuple[dict, str, float]] = {}
    worst, began = 0.0, time.monotonic()
    with open(out, "a", encoding="utf-8") as file:
        while todo or running:
            late = time.monotonic() - began > SECONDS
            for row in [] if late else list(todo):
                used = [need(other) for other, _, _ in running.values()]
                gpu, cpu = need(row)
                if running and (len(running) >= SIDE_BY_SIDE or gpu + sum(u[0] for u in used) > GPU_GIB or cpu + sum(u[1] for u in used) > CPU_GIB):
                    continue
                todo.remove(row)
                folder = tempfile.mkdtemp(prefix=f"{row['id']}-")
                process = subprocess.Popen(command(row, models, folder), env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                running[process] = (row, folder, time.monotonic())
            for process in [p for p in running if p.poll() is not None]:
                row, folder, at = running.pop(process)
                line = finish(row, folder, process.returncode, time.monotonic() - at)
                file.write(json.dumps(line) + "\n")
                file.flush()
                off = line.get("difference_percent", {}).get("peak_allocated")
                worst = max(worst, abs(off or 0.0))
                print(row["id"], row["model"], "exit", process.returncode, f"{line['seconds']} s", "peak", f"{off:+.3f} %" if off is not None else (line["memory"]["gpu"] or {}).get("peak_allocated"), (line["failure"] or {}).get("message", "")[:150], flush=True)
            if late and not running:
                print("left for want of time:", [row["id"] for row in todo])
                break
            time.sleep(0.1)
    print(f"largest difference of peak_allocated: {worst:.3f} %")
    return 1 if worst > 0.5 else 0


if __name__ == "__main__":
    sys.exit(main())
