"""Every test module as a process of its own, two at a time, the longest first: most of a smoke run is one busy core. Exit 1 where one fails."""
from __future__ import annotations

import glob
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
LONGEST = ("test_nodes", "test_worlds", "test_verdicts", "test_nvme", "test_hostile", "test_families", "test_models")


def modules() -> list[str]:
    found = sorted(os.path.basename(path)[:-3] for path in glob.glob(os.path.join(HERE, "test_*.py")))
    return sorted(found, key=lambda name: LONGEST.index(name) if name in LONGEST else len(LONGEST))


def run(module: str) -> bool:
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-W", "ignore", "-m", "unittest", "-v", module], cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    print(f"{done.stdout}{'ok  ' if done.returncode == 0 else 'FAIL'} {module} ({time.monotonic() - began:.0f} s)\n", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    with ThreadPoolExecutor(2) as pool:
        held = list(pool.map(run, modules()))
    print(f"{held.count(True)} modules passed, {held.count(False)} failed")
    sys.exit(0 if held and all(held) else 1)
