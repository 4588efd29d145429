"""From --model to a Transformers configuration object. Nothing that the configuration names is imported: `auto_map` is ignored."""
from __future__ import annotations

import json
import os
import re

from ds_smoke.limits import LARGEST_MODEL_CONFIG_BYTES
from ds_smoke.outcome import environment, usage

_HERE = os.path.dirname(__file__)
_BUILT_IN = {"tiny": "tiny.config.json", "kosmos-2": "kosmos-2.config.json"}
_HUB_ID = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]{0,95}/[A-Za-z0-9][A-Za-z0-9._-]{0,95}(@[A-Za-z0-9][A-Za-z0-9._/-]{0,199})?$")


def model_config(name: str) -> dict:
    """The config.json as a dict. A hub id fetches that one file (before the network is shut). Raises Refused."""
    if name in _BUILT_IN:
        return _read(os.path.join(_HERE, _BUILT_IN[name]))
    if os.path.isdir(name):
        name = os.path.join(name, "config.json")
    if os.path.isfile(name):
        return _read(name)
    if not _HUB_ID.match(name):
        raise usage(f"--model {name!r}: no such file, and not a Hugging Face id, tiny or kosmos-2")
    try:
        from huggingface_hub import hf_hub_download

        repository, _, revision = name.partition("@")
        return _read(hf_hub_download(repository, "config.json", revision=revision or None))
    except Exception as error:  # the hub's client raises a dozen classes of its own
        raise environment("no-package", f"--model {name}: its config.json could not be had from the hub ({type(error).__name__}); give the path of a config.json") from error


def shown_name(name: str) -> str:
    """The model for people: a path is a matter of this machine alone. `…/Llama-3.2-1B/config.json` is Llama-3.2-1B."""
    if name in _BUILT_IN or not os.path.exists(name):
        return name
    path = os.path.abspath(name)
    folder, file = (path, "config.json") if os.path.isdir(path) else os.path.split(path)
    return os.path.basename(folder) or file if file == "config.json" else file


def _read(path: str) -> dict:
    if os.path.getsize(path) > LARGEST_MODEL_CONFIG_BYTES:
        raise usage(f"{path}: larger than {LARGEST_MODEL_CONFIG_BYTES:,} bytes")
    try:
        with open(path, encoding="utf-8") as file:
            found = json.load(file)
    except (ValueError, UnicodeDecodeError, RecursionError) as error:
        raise usage(f"{path}: not a config.json: {error}") from error
    if not isinstance(found, dict) or not isinstance(found.get("model_type"), str):
        raise usage(f"{path}: a model's config.json has a model_type")
    for unsafe in ("auto_map", "quantization_config", "trust_remote_code"):
        found.pop(unsafe, None)
    return found
