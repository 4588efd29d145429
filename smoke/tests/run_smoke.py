"""Starts ds_smoke as a process, as a runner does, and reads what it leaves."""
from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SMOKE = os.path.dirname(HERE)
SCHEMA = os.path.join(os.path.dirname(SMOKE), "schemas", "smoke-result.schema.json")


def environment(**more: str) -> dict:
    return {**os.environ, "PYTHONPATH": SMOKE, "OMP_NUM_THREADS": "1", **more}


def arguments(config: str, out: str, *more: str) -> list[str]:
    path = config if os.path.isabs(config) else os.path.join(HERE, "configs", config)
    return ["run", "--config", path, "--model", "tiny", "--sequence-length", "32", "--device", "cpu", "--out", out, *more]


class Ended:
    """Exit code, result.json and everything that was printed."""

    def __init__(self, code: int, out: str, printed: str) -> None:
        self.code = code
        self.printed = printed
        self.result = read(out)


def read(path: str) -> dict | None:
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def run(config: str, *more: str, launcher: list[str] | None = None, **env: str) -> Ended:
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "result.json")
        command = [*(launcher or [sys.executable]), "-m", "ds_smoke", *arguments(config, out, *more)]
        done = subprocess.run(command, env=environment(**env), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=400)
        return Ended(done.returncode, out, done.stdout)
