"""Runs the worker as a process of its own: a crash, a kill, a hang or a SIGTERM still ends in a result."""
from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque

from ds_smoke.environment import COMPILED, redact, worker_environment
from ds_smoke.limits import LOG_LINES
from ds_smoke.outcome import failure
from ds_smoke.stale_locks import remove_stale

_NOISE = ("ds_smoke: forward", "ds_smoke: backward", "ds_smoke: step")


class Supervision:
    """What is left when the worker is gone: events, the end of its log, and how it ended."""

    def __init__(self) -> None:
        self.events: list[dict] = []
        self.tail: deque[str] = deque(maxlen=LOG_LINES)
        self.cancelled = False
        self.timed_out = False
        self.status: int | None = None

    @property
    def phase(self) -> str:
        phases = [event["phase"] for event in self.events if "phase" in event]
        return phases[-1] if phases else "start"


def supervise(job: dict, job_path: str, timeout: int) -> Supervision:
    """Starts `ds_smoke.worker` on the job and follows it to its end. Never raises for what the worker does."""
    seen = Supervision()
    with open(job_path, "w", encoding="utf-8") as file:
        json.dump(job, file)
    open(job["events"], "w", encoding="utf-8").close()
    env = worker_environment(job["scratch"])
    env["PYTHONPATH"] = os.pathsep.join([os.path.dirname(os.path.dirname(os.path.abspath(__file__))), *filter(None, [os.environ.get("PYTHONPATH")])])
    for folder in (*(env[name] for name in COMPILED), env["TMPDIR"]):
        os.makedirs(folder, exist_ok=True)
    remove_stale(env["TORCH_EXTENSIONS_DIR"])
    worker = subprocess.Popen(
        [sys.executable, "-m", "ds_smoke.worker", job_path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=env, cwd=job["scratch"], start_new_session=True, text=True, errors="replace"
    )

    def cancel(signum: int, _frame: object) -> None:
        seen.cancelled = True
        _end(worker)

    before = {name: signal.signal(name, cancel) for name in (signal.SIGTERM, signal.SIGINT)}
    reader = threading.Thread(target=_read, args=(worker, seen), daemon=True)
    reader.start()
    deadline = time.monotonic() + timeout
    try:
        while worker.poll() is None:
            if time.monotonic() > deadline:
                seen.timed_out = True
                _end(worker)
            time.sleep(0.1)
        reader.join(timeout=5)
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)
    seen.status = worker.returncode
    seen.events = _events(job["events"])
    return seen


def died(seen: Supervision, timeout: int) -> dict | None:
    """The failure that the worker could not tell itself."""
    # Where another rank failed the launcher ends this one: what the other said is the reason.
    if seen.cancelled and not any("failure" in event for event in seen.events):
        return failure("cancelled", seen.phase, "Cancelled", "the run was cancelled (SIGTERM)")
    if seen.timed_out:
        return failure("timeout", seen.phase, "TimeoutError", f"not done after {timeout} s")
    if any("failure" in event for event in seen.events):
        return None
    if seen.status is not None and seen.status < 0:
        name = signal.Signals(-seen.status).name
        why = "most likely the kernel's out-of-memory killer: the node's CPU memory is full" if name == "SIGKILL" else "a crash in native code"
        return failure("killed", seen.phase, name, f"the process was ended by {name}: {why}")
    if seen.status != 0 or seen.phase != "done":
        return failure("internal", seen.phase, "WorkerDied", f"the worker ended with status {seen.status} and told no reason")
    return None


def _read(worker: subprocess.Popen, seen: Supervision) -> None:
    said: set[str] = set()
    for line in worker.stdout or ():
        clean = redact(line.rstrip("\n"))
        if not clean.startswith(_NOISE):
            seen.tail.append(clean[:500])
        # A phase is news once; the rest of the worker's log stands in the result if it fails.
        if clean.startswith("ds_smoke: ") and clean not in said:
            said.add(clean)
            print(clean, flush=True)


def _events(path: str) -> list[dict]:
    rows = []
    try:
        with open(path, encoding="utf-8") as file:
            for line in file:
                try:
                    rows.append(json.loads(line))
                except ValueError:  # the last line of a killed process may be cut
                    continue
    except OSError:
        return rows
    return rows


def _end(worker: subprocess.Popen) -> None:
    for name in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(worker.pid, name)
        except ProcessLookupError:
            return
        if name == signal.SIGTERM:
            try:
                worker.wait(timeout=2)
            except subprocess.TimeoutExpired:
                continue
