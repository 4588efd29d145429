"""PyTorch guards the build of an op with a file named `lock`. A killed build leaves it, and every later run would wait for it for ever."""
from __future__ import annotations

import os


def remove_stale(folder: str) -> list[str]:
    """Removes the locks that no process on this machine holds open; the paths that went. Does nothing where /proc is not readable."""
    held = _open_files()
    gone = []
    for where, _, names in os.walk(folder) if held is not None else ():
        path = os.path.join(where, "lock")
        if "lock" in names and os.path.realpath(path) not in held:
            try:
                os.remove(path)
                gone.append(path)
            except OSError:
                continue
    return gone


def _open_files() -> set[str] | None:
    """Everything that any process which we may look into holds open; None without /proc."""
    found: set[str] = set()
    try:
        processes = [name for name in os.listdir("/proc") if name.isdigit()]
    except OSError:
        return None
    for process in processes:
        try:
            for number in os.listdir(f"/proc/{process}/fd"):
                try:
                    found.add(os.readlink(f"/proc/{process}/fd/{number}"))
                except OSError:
                    continue
        except OSError:  # ended meanwhile, or of another user, who has a cache of his own
            continue
    return found
