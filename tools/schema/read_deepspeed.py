"""Reads the installed DeepSpeed and prints, as one JSON object, everything the schemas and the checks know of its config.

    DS_ACCELERATOR=cpu python tools/schema/read_deepspeed.py > facts.json

Nothing is typed by hand: models, fields, defaults and descriptions come from its pydantic classes and their source, the keys of
blocks that are read by hand from a DeepSpeedConfig over a dict that records every look-up.
"""
import ast
import enum
import inspect
import json
import logging
import os
import pathlib
import sys
import textwrap
import typing

STDOUT = sys.stdout
sys.stdout = sys.stderr


def stand_ins():
    """What releases before 0.14 import and a newer numpy and PyTorch no longer have; their config code does not use it."""
    import numpy
    import torch.distributed.elastic.agent.server.api as elastic
    if not hasattr(numpy, "BUFSIZE"):
        numpy.BUFSIZE = 8192
    for name in ("log", "_get_socket_with_port"):
        if not hasattr(elastic, name):
            setattr(elastic, name, None)


stand_ins()
import deepspeed  # noqa: E402
import deepspeed.runtime.config as config_module  # noqa: E402
from deepspeed.runtime.config_utils import DeepSpeedConfigModel  # noqa: E402
from recorded_keys import read_keys  # noqa: E402

logging.disable(logging.WARNING)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(deepspeed.__file__)))


def place(obj):
    """`deepspeed/runtime/config.py:12` of a class or function."""
    try:
        return os.path.relpath(inspect.getsourcefile(obj), ROOT) + ":" + str(inspect.getsourcelines(obj)[1])
    except (OSError, TypeError):
        return None


def field_sources(model):
    """Line and doc text of every annotated field, from the source of the class (and its bases)."""
    found = {}
    for cls in reversed(model.__mro__):
        if not cls.__module__.startswith("deepspeed"):
            continue
        try:
            lines, start = inspect.getsourcelines(cls)
        except (OSError, TypeError):
            continue
        file = os.path.relpath(inspect.getsourcefile(cls), ROOT)
        body = ast.parse(textwrap.dedent("".join(lines))).body[0].body
        for node, following in zip(body, body[1:] + [None]):
            if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name):
                continue
            doc = None
            if isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant) and isinstance(following.value.value, str):
                doc = " ".join(following.value.value.split())
            found[node.target.id] = (f"{file}:{start + node.lineno - 1}", doc)
    return found


def is_model(annotation):
    return inspect.isclass(annotation) and issubclass(annotation, DeepSpeedConfigModel)


class OldField:
    """A field of pydantic 1 (releases before 0.15) with the names of pydantic 2."""

    def __init__(self, model, name, field):
        # A class may compute a field of its own (DeepSpeedMonitorConfig.enabled), which has no annotation.
        self.annotation = typing.get_type_hints(model).get(name, field.outer_type_)
        self.alias = field.alias
        self.json_schema_extra = field.field_info.extra
        self.description = field.field_info.description
        self.metadata = [field.field_info]
        self.default = field.get_default()

    def get_default(self, call_default_factory=True):
        return self.default


def fields_of(model):
    if hasattr(model, "model_fields"):
        return model.model_fields
    return {name: OldField(model, name, field) for name, field in model.__fields__.items()}


def validators_of(model):
    """Name, mode and function of every validator that is written in Python."""
    if hasattr(model, "__pydantic_decorators__"):
        for kind in ("field_validators", "model_validators"):
            for name, decorator in getattr(model.__pydantic_decorators__, kind).items():
                function = getattr(model, getattr(decorator, "cls_var_name", name))
                yield name, decorator.info.mode, getattr(function, "__func__", function)
        return
    for row in getattr(model, "__validators__", {}).values():
        for validator in row:
            yield validator.func.__name__, "before" if validator.pre else "after", validator.func


def describe_type(annotation, models):
    """The JSON types that pydantic takes for an annotation."""
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Union or type(annotation).__name__ == "UnionType":
        parts = [a for a in args if a is not type(None)]
        nullable = len(parts) < len(args)
        if len(parts) == 1:
            return {**describe_type(parts[0], models), **({"nullable": True} if nullable else {})}
        return {"kind": "union", "of": [describe_type(p, models) for p in parts], **({"nullable": True} if nullable else {})}
    if origin is typing.Literal:
        return {"kind": "literal", "values": list(args)}
    if origin in (list, tuple):
        return {"kind": "list", **({"items": describe_type(args[0], models)} if args else {})}
    if origin is dict:
        return {"kind": "dict"}
    if is_model(annotation):
        read_model(annotation, models)
        return {"kind": "model", "model": annotation.__name__}
    if inspect.isclass(annotation) and issubclass(annotation, enum.Enum):
        values = []
        for member in annotation:
            if member.value not in values:
                values.append(member.value)
        return {"kind": "int-enum" if issubclass(annotation, int) else "enum", "values": values}
    simple = {bool: "bool", int: "int", float: "float", str: "string", pathlib.Path: "string", list: "list", tuple: "list", dict: "dict", object: "any", typing.Any: "any"}
    for python_type, kind in simple.items():
        if annotation is python_type:
            return {"kind": kind}
    if annotation is typing.Dict:
        return {"kind": "dict"}
    # An instance of a Python class: no JSON value is one (torch.dtype).
    return {"kind": "python", "class": f"{annotation.__module__}.{annotation.__qualname__}"}


def plain(value):
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, enum.Enum):
        return plain(value.value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return value
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, DeepSpeedConfigModel):
        return {k: plain(v) for k, v in dict(value).items()}
    return str(value)


def constraints(field):
    out = {}
    for meta in field.metadata:
        for name in ("gt", "ge", "lt", "le"):
            bound = getattr(meta, name, None)
            if bound is not None:
                out[name] = bound
    return out


def read_model(model, models):
    if model.__name__ in models:
        return
    entry = models[model.__name__] = {"source": place(model), "doc": " ".join((model.__doc__ or "").split()) or None, "fields": {}}
    if model.__doc__ == DeepSpeedConfigModel.__doc__:
        entry["doc"] = None
    sources = field_sources(model)
    for name, field in fields_of(model).items():
        extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
        source, doc = sources.get(name, (None, None))
        row = {**describe_type(field.annotation, models), **constraints(field)}
        if field.alias and field.alias != name:
            row["alias"] = field.alias
        default = field.get_default(call_default_factory=True)
        if type(default).__name__ != "PydanticUndefinedType":
            row["default"] = plain(default)
        if extra.get("deprecated"):
            row["deprecated"] = {"successor": extra.get("new_param") or None, "moves": bool(extra.get("new_param")) and extra.get("set_new_param", True)}
        row["source"] = source
        row["doc"] = " ".join((field.description or doc or "").split()) or None
        entry["fields"][name] = row
    validators = []
    for name, mode, function in validators_of(model):
        if all(known["name"] != name for known in validators):
            validators.append({"name": name, "mode": mode, "source": place(function)})
    entry["validators"] = validators
    if not issubclass(model, DeepSpeedConfigModel):
        entry["keeps_auto"] = True


SECTION_KEYS = ("zero_optimization", "fp16", "bf16", "tensorboard", "wandb", "csv_monitor", "comet", "comms_logger", "hybrid_engine", "compile",
                "tensor_parallel", "weight_quantization", ("timers", "throughput"))


def read_sections(models):
    """The pydantic class behind each block: found by watching which one is built from a value that only this block holds."""
    base = DeepSpeedConfigModel
    built = []
    original = base.__init__

    def watch(self, strict=False, **data):
        built.append((type(self), data))
        original(self, strict=strict, **data)

    found = {}
    base.__init__ = watch
    try:
        for key in SECTION_KEYS:
            path = key if isinstance(key, tuple) else (key,)
            marker = "x_this_block"
            probe = {marker: 1}
            for step in reversed(path):
                probe = {step: probe}
            built.clear()
            try:
                config_module.DeepSpeedConfig({"train_micro_batch_size_per_gpu": 1, **probe})
            except Exception:
                pass
            for model, data in built:
                if marker in data:
                    found["/".join(path)] = model
                elif path[-1] in data and path[-1] in fields_of(model) and is_model(fields_of(model)[path[-1]].annotation):
                    found["/".join(path)] = fields_of(model)[path[-1]].annotation
    finally:
        base.__init__ = original
    # Before 0.15 it is a pydantic model of its own, which keeps "auto" as it stands.
    from deepspeed.comm.config import CommsLoggerConfig
    found.setdefault("comms_logger", CommsLoggerConfig)
    for model in found.values():
        read_model(model, models)
    return {key: model.__name__ for key, model in found.items()}


def read_removed():
    return {"top": dict(getattr(config_module, "_REMOVED_TOP_LEVEL_CONFIG_KEYS", {})), "zero_optimization": dict(getattr(config_module, "_REMOVED_ZERO_CONFIG_KEYS", {})),
            "source": place(getattr(config_module, "_reject_removed_config_keys", None))}


def read_values():
    """Value lists of keys that are checked by hand."""
    from deepspeed.runtime import constants
    out = {}
    if hasattr(constants, "GRADIENT_ALLREDUCE_OP_SUPPORTED"):
        out["gradient_allreduce_op"] = sorted(constants.GRADIENT_ALLREDUCE_OP_SUPPORTED)
    try:
        from deepspeed.runtime.model_checkpointing import constants as checkpoint
        out["checkpoint/tag_validation"] = list(checkpoint.CHECKPOINT_TAG_VALIDATION_MODES)
        out["checkpoint/writer/type"] = list(checkpoint.CHECKPOINT_WRITER_TYPES)
        out["checkpoint/writer/data_parallel"] = list(checkpoint.CHECKPOINT_DATA_PARALLEL_UNITS)
    except ImportError:
        if hasattr(constants, "CHECKPOINT_TAG_VALIDATION_MODES"):
            out["checkpoint/tag_validation"] = list(constants.CHECKPOINT_TAG_VALIDATION_MODES)
    try:
        from deepspeed.module_inject.auto_ep_presets.registry import available_preset_names
        out["expert_parallel/preset_model"] = list(available_preset_names())
    except ImportError:
        pass
    out["torch_autocast/dtype"] = [v for v in config_module.DtypeEnum._value2member_map_ if isinstance(v, str)]
    return out


def main():
    models = {}
    sections = read_sections(models)
    log = read_keys(plain)
    keys = {"/".join(path): row for path, row in sorted(log.items()) if all(isinstance(p, str) for p in path)}
    strict = set(sections)
    keys = {k: v for k, v in keys.items() if not any(k.startswith(s + "/") for s in strict) and "x_this_block" not in k}
    json.dump({"deepspeed": deepspeed.__version__.split("+")[0], "pydantic": 2 if hasattr(DeepSpeedConfigModel, "model_fields") else 1, "sections": sections, "models": models, "keys": keys, "removed": read_removed(), "values": read_values()}, STDOUT, indent=1, default=str, sort_keys=False)


if __name__ == "__main__":
    main()
