"""While the engine runs nothing is reached over the network but this machine and the other ranks, and nothing is written outside its folders.

A second line behind sandbox.py, in the interpreter alone: what native code opens by itself is not seen here.
"""
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


_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# Audit events whose first argument is a path that they make, change or take away.
_CHANGES = frozenset(("os.mkdir", "os.remove", "os.rmdir", "os.rename", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown", "shutil.rmtree", "shutil.move"))


def keep_writes_in(folders: list[str]) -> None:
    """An audit hook that refuses to create, change or remove anything outside these folders and /dev."""
    roots = tuple(os.path.realpath(folder).rstrip(os.sep) + os.sep for folder in (*folders, "/dev"))

    def hook(event: str, arguments: tuple) -> None:
        if event == "open":
            path, _, flags = arguments
            paths = (path,) if isinstance(flags, int) and flags & _WRITES else ()
        elif event in _CHANGES:
            # A link writes only where it lies, whatever it points to.
            paths = arguments[:2] if event in ("os.rename", "shutil.move") else arguments[1:2] if event in ("os.link", "os.symlink") else arguments[:1]
        else:
            return
        for path in paths:
            if isinstance(path, (str, bytes)) and not (os.path.realpath(os.fsdecode(path)) + os.sep).startswith(roots):
                raise PermissionError(f"ds_smoke: the run writes only into its scratch folder ({os.fsdecode(path)[:200]} refused)")

    sys.addaudithook(hook)
