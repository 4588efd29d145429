"""Says of config texts what the real DeepSpeed, Transformers and Accelerate make of them.

Reads one JSON object a line, {"id", "text", "worlds": [1, 4, 8]}, and answers each with {"id", "raw": {"1": true, ...}, "hf": {...}, "accelerate": true, "why": {...}}.
One long-lived process: importing DeepSpeed takes seconds, a verdict a quarter of a millisecond.
"""
import copy
import inspect
import json
import logging
import os
import resource
import sys
import warnings

os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
os.environ.setdefault("HF_HUB_OFFLINE", "1")
ANSWERS = os.fdopen(os.dup(1), "w")
sys.stdout = sys.stderr
import hjson  # noqa: E402
import numpy  # noqa: E402
import torch.distributed.elastic.agent.server.api as elastic  # noqa: E402

# Releases before 0.14 import what a newer numpy and PyTorch no longer have.
if not hasattr(numpy, "BUFSIZE"):
    numpy.BUFSIZE = 8192
for name in ("log", "_get_socket_with_port"):
    if not hasattr(elastic, name):
        setattr(elastic, name, None)
import deepspeed  # noqa: E402,F401
import deepspeed.runtime.config as config_module  # noqa: E402
from deepspeed.runtime.config_utils import dict_raise_error_on_duplicate_keys  # noqa: E402
RAW_ONLY = os.environ.get("DS_JUDGE_RAW_ONLY") == "1"  # an older DeepSpeed, which this Transformers does not start
if not RAW_ONLY:
    from accelerate.utils import DeepSpeedPlugin
    from transformers.integrations.deepspeed import HfTrainerDeepSpeedConfig

logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")
# 2 to the power of a config's 9e18 is an error, not the end of this machine.
resource.setrlimit(resource.RLIMIT_DATA, (3 << 30, 3 << 30))
HIDDEN = 4096
LOOKS_AT_AUTOTP = 'get("autotp_size", 0)' in inspect.getsource(deepspeed.initialize)


class World:
    """Stands for deepspeed.comm: only the number of ranks is asked for."""

    def __init__(self, size):
        self.size = size

    def get_rank(self, group=None):
        return 0

    def get_world_size(self, group=None):
        return self.size


def accepted(config, world):
    config_module.dist = World(world)
    # deepspeed.initialize looks at this before it builds the config.
    if LOOKS_AT_AUTOTP:
        size = config.get("tensor_parallel", {}).get("autotp_size", 0)
        if size and size > 0:
            pass
    config_module.DeepSpeedConfig(config)


class Arguments:
    """What a user who means what the file says would pass to the Trainer; what the file leaves open is the default of this review."""

    def __init__(self, config, world):
        def at(*path):
            node = config
            for key in path:
                node = node.get(key) if isinstance(node, dict) else None
            return node

        def number(value):
            return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None

        self.world_size = world
        self.max_grad_norm, self.learning_rate, self.weight_decay = 1.0, 1e-4, 0.0
        self.adam_beta1, self.adam_beta2, self.adam_epsilon = 0.9, 0.999, 1e-8
        self.save_on_each_node = self.fp16_full_eval = self.bf16_full_eval = False
        self.fp16 = at("fp16", "enabled") is True or (at("bf16", "enabled") is False and at("fp16", "enabled") == "auto")
        self.bf16 = not self.fp16
        micro, steps, train = (at(k) for k in ("train_micro_batch_size_per_gpu", "gradient_accumulation_steps", "train_batch_size"))
        self.per_device_train_batch_size = 1 if number(micro) is None else micro
        self.gradient_accumulation_steps = 1 if number(steps) is None else steps
        if number(train) is None:
            return

        def share(ranks):
            return train // ranks if ranks and train % ranks == 0 and train >= ranks else None

        if micro == "auto":
            found = share(world * self.gradient_accumulation_steps)
            if found is None and steps == "auto":
                found = share(world)
            if found is not None:
                self.per_device_train_batch_size = found
        elif steps == "auto":
            found = share(world * self.per_device_train_batch_size)
            if found is not None:
                self.gradient_accumulation_steps = found

    def get_warmup_steps(self, total):
        return 10


class Model:
    class config:
        hidden_size = HIDDEN


def finalize(filled, arguments):
    filled.mismatches = []
    try:
        filled.trainer_config_finalize(arguments, Model, 1000)
    except ValueError:
        if not filled.mismatches:
            raise


def by_trainer(config, world):
    filled = HfTrainerDeepSpeedConfig(config)
    arguments = Arguments(filled.config if isinstance(filled.config, dict) else {}, world)
    filled.trainer_config_process(arguments)
    finalize(filled, arguments)
    return filled.config


def by_accelerate(config, world):
    filled = HfTrainerDeepSpeedConfig(config)
    arguments = Arguments(filled.config if isinstance(filled.config, dict) else {}, world)
    filled.trainer_config_process(arguments)
    plugin = DeepSpeedPlugin(hf_ds_config=filled)
    finalize(filled, arguments)
    known = {
        "gradient_clipping": 1.0,
        "zero_optimization.stage3_gather_16bit_weights_on_model_save": False,
        "zero_optimization.reduce_bucket_size": HIDDEN * HIDDEN,
        "zero_optimization.stage3_prefetch_bucket_size": int(0.9 * HIDDEN * HIDDEN),
        "zero_optimization.stage3_param_persistence_threshold": 10 * HIDDEN,
    }
    micro = plugin.get_value("train_micro_batch_size_per_gpu")
    plugin.fill_match("gradient_accumulation_steps", must_match=False, gradient_accumulation_steps=arguments.gradient_accumulation_steps)
    if micro is not None:
        known["train_micro_batch_size_per_gpu"] = micro
        known["train_batch_size"] = micro * plugin.get_value("gradient_accumulation_steps") * world
    plugin.deepspeed_config_process(must_match=False, **known)
    return filled.config


def attempt(function):
    try:
        return True, function(), None
    except Exception as error:
        return False, None, f"{type(error).__name__}: {str(error).strip()[:300]}"


def judge(row):
    text, worlds = row["text"], row["worlds"]
    answer = {"id": row["id"], "raw": {}, "hf": {}, "why": {}}
    loaded, config, why = attempt(lambda: hjson.loads(text, object_pairs_hook=dict_raise_error_on_duplicate_keys))
    for world in worlds:
        if loaded:
            answer["raw"][str(world)], _, why = attempt(lambda: accepted(copy.deepcopy(config), world))
        else:
            answer["raw"][str(world)] = False
        if why:
            answer["why"][f"raw {world}"] = why
    if RAW_ONLY:
        return answer
    loaded, config, why = attempt(lambda: json.loads(text))
    for world in worlds:
        ok = loaded
        if loaded:
            ok, filled, why = attempt(lambda: by_trainer(copy.deepcopy(config), world))
            if ok:
                ok, _, why = attempt(lambda: accepted(copy.deepcopy(filled), world))
        answer["hf"][str(world)] = ok
        if why:
            answer["why"][f"hf {world}"] = why
    ok = loaded
    if loaded:
        ok, filled, why = attempt(lambda: by_accelerate(copy.deepcopy(config), 1))
        if ok:
            ok, _, why = attempt(lambda: accepted(copy.deepcopy(filled), 1))
    answer["accelerate"] = ok
    if why:
        answer["why"]["accelerate"] = why
    return answer


for line in sys.stdin:
    if line.strip():
        ANSWERS.write(json.dumps(judge(json.loads(line))) + "\n")
        ANSWERS.flush()
