"""Where a run may leave its files: looked at before anything runs, for a result that cannot be kept is not worth a GPU."""
from __future__ import annotations

import os
import stat

from ds_smoke.outcome import usage


def require_file(flag: str, path: str) -> None:
    """Raises Refused (usage) unless a plain file can be written at `path`: the folder is there, and no link leads elsewhere."""
    folder = os.path.dirname(os.path.abspath(path))
    if not os.path.isdir(folder):
        raise usage(f"{flag} {path}: the folder {folder} does not exist; make it first")
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        if not os.access(folder, os.W_OK | os.X_OK):
            raise usage(f"{flag} {path}: the folder {folder} is not writable") from None
        return
    except OSError as error:
        raise usage(f"{flag} {path}: {error.strerror}") from error
    if stat.S_ISDIR(mode):
        raise usage(f"{flag} {path}: is a folder; name a file in it, such as {os.path.join(path, 'result.json')}")
    if stat.S_ISLNK(mode):
        raise usage(f"{flag} {path}: is a link to {os.readlink(path)}; name the file itself")
    if not stat.S_ISREG(mode):
        raise usage(f"{flag} {path}: is no plain file")
    if not os.access(path, os.W_OK):
        raise usage(f"{flag} {path}: the file is not writable")


def require_folder(flag: str, path: str) -> None:
    """Raises Refused (usage) unless `path` is a folder that can be written into; it is made where it is missing."""
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as error:
        raise usage(f"{flag} {path}: {error.strerror}") from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise usage(f"{flag} {path}: the folder is not writable")
