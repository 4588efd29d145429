"""What DeepSpeedConfig(dict) costs once DeepSpeed is imported: CPU time in milliseconds, one JSON line for each line on stdin."""
import copy
import json
import logging
import sys
import time

import deepspeed
import deepspeed.runtime.config as config_module

# What it would print is not part of the comparison.
deepspeed.utils.logger.setLevel(logging.ERROR)


class OneProcess:
    """In place of deepspeed.comm, which wants a process group."""

    def get_rank(self, group=None):
        return 0

    def get_world_size(self, group=None):
        return 1


config_module.dist = OneProcess()
with open(sys.argv[1], encoding="utf-8") as file:
    configs = [json.loads(text) for text in json.load(file)]


def milliseconds(passes):
    """Of each config, the mean of these passes."""
    spent = []
    for config in configs:
        # DeepSpeed may change what it is given, so each pass has a copy of its own, made before the clock runs.
        copies = [copy.deepcopy(config) for _ in range(passes)]
        began = time.process_time()
        for one in copies:
            config_module.DeepSpeedConfig(one)
        spent.append((time.process_time() - began) * 1000 / passes)
    return spent


milliseconds(50)
for line in sys.stdin:
    print("MILLISECONDS " + json.dumps(milliseconds(int(line))), flush=True)
