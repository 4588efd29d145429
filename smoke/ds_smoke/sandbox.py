"""Nothing in a config can act: what names a path, a service or a module is redirected into the scratch folder or refused.

`confine` returns a copy that the engine may get and the list of what was changed. The rules are a closed list; a text that looks
like a path under any other key is refused, so that a key of a future release cannot write where it likes.
"""
from __future__ import annotations

import copy
import os
import re

from ds_smoke.outcome import CONFIG_FAILS, Refused

# They talk to a service, or need a package that the runner may not have: the engine does the same without them.
_MONITORS = ("wandb", "comet", "tensorboard", "nebula")
_FILES = (("csv_monitor", "output_path"), ("flops_profiler", "output_file"))
_PATH_KEY = re.compile(r"(^|_)(path|paths|dir|dirs|file|files|folder|root|cmd|command)$", re.I)
_LOOKS_LIKE_PATH = re.compile(r"^(~|/|\\|\.{1,2}[/\\]|[A-Za-z]:[/\\]|[a-z][a-z0-9+.-]*://)|(^|[/\\])\.\.([/\\]|$)")
_SECRET_KEY = re.compile(r"api_?key|token|secret|passw|credential", re.I)
_JOB_NAME = re.compile(r"^[A-Za-z0-9_-]{1,100}$")
_MOST_CHANGES = 200
_CLASS_NAME = re.compile(r"^[A-Za-z_][A-Za-z0-9_]{0,99}$")


def confine(config: dict, scratch: str) -> tuple[dict, list[dict]]:
    """A copy for the engine, and rows {pointer, what, from, to}. Raises Refused for what cannot be made harmless."""
    config = copy.deepcopy(config)
    changed: list[dict] = []

    def change(pointer: str, what: str, before: object, after: object) -> None:
        if len(changed) < _MOST_CHANGES:
            changed.append({"pointer": pointer[:500], "what": what, "from": str(before)[:200], "to": str(after)[:200]})

    _offload(config, scratch, change)
    _monitors(config, scratch, change)
    _data_and_tuning(config, change)
    _modules(config)
    _names(config)
    _anything_else(config, scratch, change)
    return config, changed


def _offload(config: dict, scratch: str, change) -> None:
    zero = config.get("zero_optimization")
    for name in ("offload_param", "offload_optimizer"):
        offload = zero.get(name) if isinstance(zero, dict) else None
        if isinstance(offload, dict) and offload.get("nvme_path") is not None:
            target = os.path.join(scratch, "nvme")
            change(f"/zero_optimization/{name}/nvme_path", "redirected", offload["nvme_path"], target)
            offload["nvme_path"] = target


def _monitors(config: dict, scratch: str, change) -> None:
    for name in _MONITORS:
        if isinstance(config.get(name), dict) and config[name].get("enabled"):
            change(f"/{name}/enabled", "refused: a smoke run reports to nobody", True, False)
            config[name]["enabled"] = False
    for name, key in _FILES:
        section = config.get(name)
        if isinstance(section, dict) and section.get("enabled"):
            target = os.path.join(scratch, "outputs", name)
            change(f"/{name}/{key}", "redirected", section.get(key), target)
            section[key] = target
        # It becomes a folder below the output path, and may climb out of it.
        if isinstance(section, dict) and not _JOB_NAME.match(str(section.get("job_name", "job"))):
            change(f"/{name}/job_name", "redirected", section["job_name"], "job")
            section["job_name"] = "job"


def _data_and_tuning(config: dict, change) -> None:
    for name, why in (("autotuning", "it starts other commands"), ("data_efficiency", "it reads data files")):
        if name in config:
            change(f"/{name}", f"refused: {why}", "present", "removed")
            del config[name]
    checkpoint = config.get("checkpoint")
    if isinstance(checkpoint, dict) and "writer" in checkpoint:
        change("/checkpoint/writer", "refused: it writes files of its own", checkpoint["writer"], "removed")
        del checkpoint["writer"]


def _modules(config: dict) -> None:
    autocast = config.get("torch_autocast")
    names = autocast.get("lower_precision_safe_modules") if isinstance(autocast, dict) else None
    for name in names if isinstance(names, list) else []:
        if not re.fullmatch(r"torch\.nn\.(modules\.[a-z]+\.)?[A-Za-z0-9]+", str(name)):
            raise Refused("refused", f"torch_autocast.lower_precision_safe_modules: {str(name)[:100]!r} would be imported; only torch.nn classes are allowed in a smoke run", CONFIG_FAILS)
    zero = config.get("zero_optimization")
    leaf = zero.get("leaf_module") if isinstance(zero, dict) else None
    for name in leaf.get("classes", []) if isinstance(leaf, dict) and isinstance(leaf.get("classes"), list) else []:
        if not _CLASS_NAME.match(str(name)):
            raise Refused("refused", f"zero_optimization.leaf_module.classes: {str(name)[:100]!r} is not a plain class name; a smoke run imports no module that a config names", CONFIG_FAILS)


def _names(config: dict) -> None:
    """Names that DeepSpeed looks up in a module of PyTorch, or (compile.backend up to 0.14.4) imports."""
    for section, key in (("optimizer", "type"), ("scheduler", "type"), ("compile", "backend")):
        block = config.get(section)
        name = block.get(key) if isinstance(block, dict) else None
        if isinstance(name, str) and not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]{0,99}", name):
            raise Refused("refused", f"{section}.{key}: {name[:100]!r} is not a plain name; a smoke run imports no module that a config names", CONFIG_FAILS)


def _anything_else(config: dict | list, scratch: str, change, pointer: str = "", above: str = "") -> None:
    entries = config.items() if isinstance(config, dict) else enumerate(config) if isinstance(config, list) else ()
    for key, value in list(entries):
        here = f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"
        # An item of a list is what the list's key says.
        named = above if isinstance(config, list) else str(key)
        if isinstance(value, str):
            inside = value == scratch or value.startswith(scratch + os.sep)
            if value and _SECRET_KEY.search(named):
                change(here, "refused: a secret has no place in a config", "***", "removed")
                config[key] = ""
            elif not inside and value and (_PATH_KEY.search(named) or _LOOKS_LIKE_PATH.search(value)):
                target = os.path.join(scratch, "outputs", "other")
                change(here, "redirected", value, target)
                config[key] = target
        else:
            _anything_else(value, scratch, change, here, named)
