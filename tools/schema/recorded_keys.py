"""Which keys DeepSpeedConfig looks up by hand: it gets a dict that records every look-up, with its default and the line that asked."""
import inspect
import os
import re
import sys

import deepspeed
import deepspeed.runtime.config as config_module

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(deepspeed.__file__)))


class Keys:
    """What dict.keys() gives, recording `in`."""

    def __init__(self, record):
        self.record = record

    def __contains__(self, key):
        return key in self.record

    def __iter__(self):
        return iter(dict.keys(self.record))


MISSING = object()


class Record(dict):
    """A dict that notes every key that somebody looks up, with the default and the line that asked."""

    def __init__(self, value, log, path=()):
        super().__init__(value)
        self.log, self.path = log, path

    def note(self, key, default=MISSING):
        frame = inspect.currentframe().f_back.f_back
        while frame is not None and (frame.f_code.co_filename == __file__ or frame.f_code.co_name in ("get_scalar_param", "get_dict_param", "get_list_param")):
            frame = frame.f_back
        row = self.log.setdefault(self.path + (key,), {"read_at": []})
        line = f"{os.path.relpath(frame.f_code.co_filename, ROOT)}:{frame.f_lineno}"
        if line.startswith("deepspeed/") and line not in row["read_at"]:
            row["read_at"].append(line)
        if default is not MISSING and "default" not in row:
            try:
                row["default"] = Record.plain(default)
            except Exception:
                pass

    def get(self, key, default=None):
        self.note(key, default)
        return dict.get(self, key, default)

    def __getitem__(self, key):
        self.note(key)
        return dict.__getitem__(self, key)

    def __contains__(self, key):
        self.note(key)
        return dict.__contains__(self, key)

    def keys(self):
        return Keys(self)

    def __copy__(self):
        return Record(dict(dict.items(self)), self.log, self.path)

    def copy(self):
        return self.__copy__()


def nested(value, log, path=()):
    if not isinstance(value, dict):
        return value
    return Record({k: nested(v, log, path + (k,)) for k, v in value.items()}, log, path)


class OneRank:
    """In place of deepspeed.comm, so that the lines that ask for the number of ranks are reached."""

    def get_rank(self, group=None):
        return 0

    def get_world_size(self, group=None):
        return 1


# One probe per block that is only read when something in it is set; the values are nobody's business.
PROBES = [
    {},
    {"optimizer": {"type": "AdamW", "params": {"lr": 1e-3}}, "scheduler": {"type": "WarmupLR", "params": {}}},
    {"activation_checkpointing": {}, "aio": {}, "autotuning": {"model_info": {}}, "flops_profiler": {}, "data_types": {}},
    {"checkpoint": {"parallel_write": {}, "writer": {"type": "fast"}}},
    {"data_efficiency": {"enabled": False, "data_sampling": {"curriculum_learning": {}, "dynamic_batching": {"enabled": True, "max_tokens": 1, "max_batch_size": 4}}, "data_routing": {"random_ltd": {}}}},
    {"torch_autocast": {"enabled": True, "dtype": "bfloat16", "lower_precision_safe_modules": ["torch.nn.Linear"]}, "timers": {}, "vocabulary_size": 8},
    {"expert_parallel": {"enabled": False, "autoep_size": 1}, "sequence_parallel_size": 1, "bf16": None},
    {"zero_optimization": True},
    # Read by hand before they were models, or before they were removed.
    {"fp16": {"enabled": True}},
    {"bf16": {"enabled": True}},
    {"amp": {"enabled": False}},
    {"progressive_layer_drop": {"enabled": False}},
    {"curriculum_learning": {"enabled": False}},
    {"eigenvalue": {"enabled": False}},
    {"nebula": {"enabled": False}},
    {"comms_logger": {"enabled": False}},
]


def read_keys(plain):
    log = {}
    Record.plain = staticmethod(plain)
    config_module.dist = OneRank()
    for probe in PROBES:
        record = nested({"train_micro_batch_size_per_gpu": 1, **probe}, log)
        try:
            config_module.DeepSpeedConfig(record)
        except Exception as error:  # a probe of a key that this release does not have
            print(f"probe {list(probe)}: {type(error).__name__}: {str(error)[:200]}", file=sys.stderr)
    # deepspeed.initialize reads these itself, before and after DeepSpeedConfig.
    for key, line in keys_of_initialize():
        log.setdefault((key,), {"read_at": []})["read_at"].append(line)
    return log


def keys_of_initialize():
    lines, start = inspect.getsourcelines(deepspeed.initialize)
    file = os.path.relpath(inspect.getsourcefile(deepspeed.initialize), ROOT)
    found = []
    for offset, line in enumerate(lines):
        for key in re.findall(r"""(?:config|config_dict|ds_config)(?:\.get\(|\[)["'](\w+)["']""", line) + re.findall(r"""["'](\w+)["'] in (?:config|ds_config)""", line):
            found.append((key, f"{file}:{start + offset}"))
    return found
