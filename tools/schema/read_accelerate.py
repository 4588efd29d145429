"""Reads the installed accelerate and prints the keys of its config file as one JSON object."""
import dataclasses
import json
import os
import re
import sys

os.environ.setdefault("DS_ACCELERATOR", "cpu")
STDOUT = sys.stdout
sys.stdout = sys.stderr
import inspect  # noqa: E402

import accelerate  # noqa: E402
from accelerate.commands.config.config_args import ClusterConfig, SageMakerConfig  # noqa: E402
from accelerate.commands.launch import launch_command_parser  # noqa: E402
from accelerate.utils import DeepSpeedPlugin  # noqa: E402

parser = launch_command_parser()
group = next(g for g in parser._action_groups if g.title and "DeepSpeed" in g.title)
checks = inspect.getsource(DeepSpeedPlugin._deepspeed_config_checks)
ambiguous = [name.replace("ACCELERATE_", "").replace("DEEPSPEED_", "").lower() for name in re.findall(r'"(ACCELERATE_\w+)",', checks[: checks.index("]")])]
json.dump(
    {
        "accelerate": accelerate.__version__,
        "cluster": sorted(f.name for f in dataclasses.fields(ClusterConfig)),
        "old_names": ["dynamo_backend", "fp16"],
        "sagemaker": sorted(f.name for f in dataclasses.fields(SageMakerConfig)),
        "deepspeed_config": sorted(a.dest for a in group._group_actions),
        "ambiguous": ambiguous,
    },
    STDOUT,
    indent=1,
)
