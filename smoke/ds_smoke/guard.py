"""While the engine runs nothing is reached over the network but this machine and the other ranks."""
from __future__ import annotations

import ipaddress
import os
import sys


def shut_network() -> None:
    """An audit hook that refuses connections to addresses outside the loopback, private and link-local ranges of the ranks."""
    allowed = {"127.0.0.1", "::1", "localhost", os.environ.get("MASTER_ADDR", "localhost")}

    def hook(event: str, arguments: tuple) -> None:
        if event != "socket.connect":
            return
        address = arguments[1]
        if not isinstance(address, tuple):  # a Unix socket
            return
        host = str(address[0])
        if host in allowed or _local(host):
            return
        raise PermissionError(f"ds_smoke: no network while it runs (connection to {host} refused)")

    sys.addaudithook(hook)


def _local(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host.split("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_private or address.is_link_local
