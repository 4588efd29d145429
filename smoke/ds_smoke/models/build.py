"""Builds the model as the training script would: on the device, or partitioned at birth under zero.Init at stage 3."""
from __future__ import annotations

from ds_smoke.outcome import usage


def load_libraries() -> None:
    """What every model shares, without any model's own code."""
    from transformers import AutoConfig, AutoModelForCausalLM  # noqa: F401 (Transformers loads what is named)

# Where the config.json names no class: the first of these that knows the family.
_AUTO = ("AutoModelForCausalLM", "AutoModelForSeq2SeqLM", "AutoModelForImageTextToText", "AutoModelForVision2Seq", "AutoModelForMaskedLM", "AutoModelForImageClassification")


def configuration(raw: dict):
    """The Transformers config object and the model class that `architectures` names."""
    import transformers

    fields = {key: value for key, value in raw.items() if key not in ("model_type", "transformers_version", "torch_dtype", "dtype")}
    try:
        config = transformers.AutoConfig.for_model(raw["model_type"], **fields)
    except (ValueError, KeyError, TypeError) as error:
        raise usage(f"--model: Transformers {transformers.__version__} does not know it: {str(error).splitlines()[0][:200]}") from error
    _start_token(config)
    names = raw.get("architectures") or []
    known = getattr(transformers, str(names[0]), None) if names else None
    for auto in () if known else _AUTO:
        mapping = getattr(getattr(transformers, auto, None), "_model_mapping", {})
        known = known or mapping.get(type(config), None)
    if not (isinstance(known, type) and issubclass(known, transformers.PreTrainedModel)):
        raise usage(f"--model: no Transformers class for it (architectures: {names})")
    return config, known


def _start_token(config) -> None:
    """A config.json without these has them from its tokenizer; training needs them to shift the labels. 0 is the padding of T5 and its kin."""
    if getattr(config, "is_encoder_decoder", False):
        if getattr(config, "pad_token_id", None) is None:
            config.pad_token_id = 0
        if getattr(config, "decoder_start_token_id", None) is None:
            config.decoder_start_token_id = config.pad_token_id


def count(config, model_class, attention: str) -> tuple[int, int]:
    """Parameters, and those of the largest single module, counted on the meta device: nothing is allocated."""
    import torch

    with torch.device("meta"):
        model = _new(model_class, config, attention)
    return sum(p.numel() for p in model.parameters()), max(sum(p.numel() for p in m.parameters(recurse=False)) for m in model.modules())


def build(config, model_class, attention: str, dtype, device, zero3_config: dict | None):
    """A model with random weights in `dtype`; under zero.Init where a stage 3 config is given."""
    import torch
    import transformers

    torch.set_default_dtype(dtype)
    try:
        if zero3_config is not None:
            import deepspeed

            # Transformers would write into weights that zero.Init has already partitioned away.
            untouched = transformers.PreTrainedModel._initialize_weights
            transformers.PreTrainedModel._initialize_weights = lambda self, *a, **k: None
            try:
                with deepspeed.zero.Init(config_dict_or_path=zero3_config, dtype=dtype):
                    model = _new(model_class, config, attention)
            finally:
                transformers.PreTrainedModel._initialize_weights = untouched
            _fill_bare_parameters(model, getattr(config, "initializer_range", None) or 0.02)
        else:
            with torch.device(device):
                model = _new(model_class, config, attention)
            model = model.to(dtype)
    finally:
        torch.set_default_dtype(torch.float32)
    for part in (model.config, model.config.get_text_config()):
        part.use_cache = False
    return model


def _fill_bare_parameters(model, deviation: float) -> None:
    """PyTorch's own layers fill their weights; a family's own (the experts of an MoE) are left as the memory was: not a number, at times."""
    for module in model.modules():
        if type(module).__module__.startswith("torch.nn"):
            continue
        for parameter in module.parameters(recurse=False):
            part = getattr(parameter, "ds_tensor", None)
            if part is not None and len(parameter.ds_shape) > 1 and getattr(getattr(part, "status", None), "name", "AVAILABLE") == "AVAILABLE":
                part.data.normal_(0.0, deviation)


def adapt(model, lora: dict | None, checkpointing: bool):
    """LoRA adapters and gradient checkpointing, in the order in which training scripts apply them."""
    if lora is not None:
        from peft import LoraConfig, get_peft_model

        try:
            model = get_peft_model(model, LoraConfig(r=lora["r"], target_modules=lora["target_modules"], lora_alpha=16))
        except ValueError as error:
            raise usage(f"--lora: {str(error).splitlines()[0][:200]}") from error
        if checkpointing:
            model.enable_input_require_grads()
    if checkpointing:
        model.gradient_checkpointing_enable(gradient_checkpointing_kwargs={"use_reentrant": False})
    model.train()
    return model


def attention_of(model_class, wanted: str | None) -> str:
    """The attention to build with: what was asked for, else sdpa as Transformers chooses, else eager where the class has no sdpa."""
    if wanted is not None:
        return wanted
    return "sdpa" if getattr(model_class, "_supports_sdpa", False) else "eager"


def _new(model_class, config, attention: str):
    try:
        return model_class._from_config(config, attn_implementation=attention)
    except (ValueError, ImportError) as error:
        raise usage(f"--attention {attention}: {str(error).splitlines()[0][:200]}") from error
