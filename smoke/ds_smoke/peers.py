"""The other ranks: who has come, and who has failed. Words go through the store on rank 0's node, where the ranks meet anyway."""
from __future__ import annotations

import json
import os
import socket
import threading
import time
from datetime import timedelta

from ds_smoke.environment import redact
from ds_smoke.outcome import environment

_CAME, _FAILED, _HEARD, _OVER = "ds_smoke/came/{}", "ds_smoke/failed", "ds_smoke/heard", "ds_smoke/over"
# The class of a failure that says nothing of its own.
RANK_GONE = "RankGone"
_LOST = ("connection closed by peer", "connection reset by peer", "broken pipe", "remote process exited", "peer closed", "socket timeout", "ncclremoteerror", "nccl watchdog", "connection was likely closed")


class Peers:
    """Made on every rank of a world of several real ranks, before the process group. Raises Refused where a rank does not come."""

    def __init__(self, seconds: int) -> None:
        self.rank, self.size = int(os.environ["RANK"]), int(os.environ["WORLD_SIZE"])
        self.wait = seconds
        self._store = self._meet()
        self._store.set(_CAME.format(self.rank), socket.gethostname())
        if self.rank == 0:
            self._all_come()

    def _meet(self):
        # torchrun's agent holds the store; else rank 0 does, and its own process group joins the same one.
        holds = self.rank == 0 and os.environ.get("TORCHELASTIC_USE_AGENT_STORE") != "True"
        try:
            return _store(holds, self.wait)
        except Exception as error:  # the store's errors have a class per release
            raise environment("killed", f"rank {self.rank} did not reach rank 0 at {_address()} within {self.wait} s: is it running there, and is the port open?") from error

    def _all_come(self) -> None:
        deadline, missing = time.monotonic() + self.wait, list(range(self.size))
        while missing:
            missing = [rank for rank in missing if not self._store.check([_CAME.format(rank)])]
            if missing and time.monotonic() > deadline:
                came = [f"{rank} on {self._store.get(_CAME.format(rank)).decode()}" for rank in range(self.size) if rank not in missing]
                raise environment(
                    "killed",
                    f"{_ranks(missing)} of {self.size} did not come within {self.wait} s (here: {', '.join(came[:8])}): is the same command running on every node, and is {_address()} reachable from it?",
                )
            time.sleep(0.1)

    def watch(self, told, leave) -> None:
        """Calls `told` with the failure of another rank as soon as there is one, then `leave`. On a thread and a connection of its own."""
        store = _store(False, self.wait)

        def follow() -> None:
            try:
                while not store.check([_FAILED]):
                    if store.check([_OVER]):
                        return
                    time.sleep(0.2)
                told(json.loads(store.get(_FAILED)))
                store.set(_HEARD, "1")
                leave()
            except Exception:  # the store went with rank 0: there is nobody left to tell
                return

        threading.Thread(target=follow, daemon=True).start()

    def others_failure(self, seconds: float) -> dict | None:
        """What another rank says of its own failure; a killed one is spoken for by its supervisor, who needs some seconds."""
        deadline = time.monotonic() + seconds
        try:
            while time.monotonic() < deadline:
                if self._store.check([_FAILED]):
                    return json.loads(self._store.get(_FAILED))
                time.sleep(0.2)
        except Exception:
            return None
        return None

    def over(self) -> None:
        self._store.set(_OVER, "1")


def report(found: dict) -> None:
    """Tells rank 0 of this rank's failure; the first word counts. Quiet where nobody listens any more."""
    try:
        store = _store(False, 5)
        rank = os.environ.get("RANK", "?")
        told = {**found, "message": f"rank {rank} on {socket.gethostname()}: {redact(found['message'])}"[:500]}
        store.compare_set(_FAILED, "", json.dumps(told))
        # The launcher ends rank 0 as soon as this process is gone.
        store.wait([_HEARD], timedelta(seconds=5))
    except Exception:
        return


def lost_another(text: str) -> bool:
    """Whether an error only says that another rank is gone."""
    return any(words in text.lower() for words in _LOST)


def _store(holds: bool, seconds: int):
    from torch.distributed import TCPStore

    return TCPStore(os.environ["MASTER_ADDR"], int(os.environ["MASTER_PORT"]), None, holds, timedelta(seconds=seconds), wait_for_workers=False, multi_tenant=True)


def _address() -> str:
    return f"{os.environ.get('MASTER_ADDR')}:{os.environ.get('MASTER_PORT')}"


def _ranks(missing: list[int]) -> str:
    shown = ", ".join(map(str, missing[:8])) + (", …" if len(missing) > 8 else "")
    return f"rank {shown}" if len(missing) == 1 else f"ranks {shown}"
