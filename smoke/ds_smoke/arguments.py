"""The command line. Every number has a bound (limits.py); what the config says is the default."""
from __future__ import annotations

import argparse
import re

from ds_smoke.limits import LARGEST
from ds_smoke.outcome import usage


class _Parser(argparse.ArgumentParser):
    def error(self, message: str):  # argparse would exit by itself, and no result would be written
        raise usage(message)


def _bounded(name: str):
    def parse(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not 1 <= int(text) <= LARGEST[name]:
            raise argparse.ArgumentTypeError(f"takes a whole number from 1 to {LARGEST[name]:,}, not {text!r}")
        return int(text)

    return parse


def _positive_gib(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1e6:
        raise argparse.ArgumentTypeError(f"takes a positive number of GiB, not {text!r}")
    return value


def _lora(text: str) -> dict:
    """`r=16,targets=q_proj+v_proj` as ds-review estimate takes it."""
    found = re.fullmatch(r"r=([0-9]{1,5}),targets=([A-Za-z0-9_.]+(?:\+[A-Za-z0-9_.]+)*)", text)
    if not found or int(found[1]) < 1:
        raise argparse.ArgumentTypeError(f"looks like r=16,targets=q_proj+v_proj, not {text!r}")
    return {"r": int(found[1]), "target_modules": found[2].split("+")}


def parser() -> argparse.ArgumentParser:
    top = _Parser(prog="ds_smoke", description="Runs a ds_config on the real DeepSpeed for a few steps.")
    run = top.add_subparsers(dest="command", required=True, parser_class=_Parser).add_parser("run")
    run.add_argument("--config", required=True, help="the resolved ds_config (JSON or HJSON, without \"auto\")")
    run.add_argument("--model", required=True, help="tiny, kosmos-2, a Hugging Face id, or the path of a config.json")
    run.add_argument("--out", required=True, help="where result.json goes; always written")
    run.add_argument("--world-size", type=_bounded("world_size"), help="ranks of the run (default 1, or the launcher's)")
    run.add_argument("--virtual", action="store_true", help="this process stands for rank 0 of a world of that size")
    run.add_argument("--micro-batch", type=_bounded("micro_batch"))
    run.add_argument("--sequence-length", type=_bounded("sequence_length"), default=512)
    run.add_argument("--gradient-accumulation-steps", type=_bounded("gradient_accumulation_steps"))
    run.add_argument("--gradient-checkpointing", action="store_true")
    run.add_argument("--attention", choices=["sdpa", "eager", "flash_attention_2"], help="default: sdpa, or eager where the model has no sdpa")
    run.add_argument("--lora", type=_lora, metavar="r=16,targets=q_proj+v_proj")
    run.add_argument("--client-optimizer", choices=["adamw", "adamw-fused", "none"])
    run.add_argument("--steps", type=_bounded("steps"), default=3)
    run.add_argument("--gpu-memory-limit", type=_positive_gib, metavar="GiB", help="the process may take no more")
    run.add_argument("--timeout", type=_bounded("timeout"), default=900, metavar="SECONDS")
    run.add_argument("--join-timeout", type=_bounded("timeout"), default=300, metavar="SECONDS", help="real ranks: how long the first one waits for the others")
    run.add_argument("--checkpoint", action="store_true", help="also save a checkpoint and load it again")
    run.add_argument("--allowed-models", metavar="M[,M…]", help="the models that the policy allows")
    run.add_argument("--request-id", default=None)
    run.add_argument("--device", choices=["auto", "cuda", "cpu"], default="auto")
    run.add_argument("--measurement", metavar="FILE", help="also append a row in the format of the accuracy tests")
    run.add_argument("--scratch", metavar="FOLDER", help="where offload files and outputs go (default: a new folder)")
    return top


def parse(argv: list[str]) -> argparse.Namespace:
    """Raises Refused (usage) with a sentence that names the flag."""
    # The deepspeed launcher puts it before the command; the environment says the same.
    options = parser().parse_args([word for word in argv if not re.fullmatch(r"--local[_-]rank=[0-9]+", word)])
    if options.request_id is not None and not re.fullmatch(r"[A-Za-z0-9._-]{1,100}", options.request_id):
        raise usage("--request-id takes letters, digits, dot, underscore and hyphen")
    if options.allowed_models is not None and options.model not in options.allowed_models.split(","):
        raise usage(f"--model {options.model!r} is not among the models that the policy allows: {options.allowed_models}")
    return options
