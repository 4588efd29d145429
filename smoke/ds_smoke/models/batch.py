"""One repeated batch of random tokens (and pixels) in the shape that the model's class takes."""
from __future__ import annotations

import inspect

from ds_smoke.models.images import image_batch
from ds_smoke.outcome import usage


# Where a convolutional tower takes any size and its config names none.
FREE_SIDE = 224


def batch(model_class, config, micro_batch: int, sequence_length: int, device, dtype) -> dict:
    """Tensors by argument name; labels included, attention mask of ones. Raises Refused for a class that wants something else."""
    found = _batch(model_class, config, micro_batch, sequence_length, device, dtype)
    taken = inspect.signature(model_class.forward).parameters
    name = model_class.__name__
    if "labels" not in taken and "return_loss" not in taken:
        raise usage(f"--model: {name} computes no loss: name a class with a head in the architectures of its config.json")
    lacking = [key for key, one in taken.items() if key != "self" and one.default is one.empty and one.kind is one.POSITIONAL_OR_KEYWORD and key not in found]
    if lacking:
        raise usage(f"--model: {name} takes {', '.join(lacking)}: a smoke run makes tokens, images and spectrograms only")
    return found


def _batch(model_class, config, micro_batch: int, sequence_length: int, device, dtype) -> dict:
    import torch

    text = config.get_text_config() if hasattr(config, "get_text_config") else config
    vocabulary = getattr(text, "vocab_size", None) or getattr(config, "vocab_size", None) or 32_000

    def tokens():
        low = min(10, vocabulary // 4)
        return torch.randint(low, max(low + 1, vocabulary - low), (micro_batch, sequence_length), device=device)

    name = model_class.__name__
    if "ForImageClassification" in name:
        size = getattr(config, "image_size", None) or FREE_SIDE
        side = size if isinstance(size, int) else size[0]
        pixels = torch.randn(micro_batch, getattr(config, "num_channels", 3), side, side, device=device, dtype=dtype)
        return {"pixel_values": pixels, "labels": torch.zeros(micro_batch, dtype=torch.long, device=device)}
    if config.model_type == "kosmos-2":
        return _kosmos2(config, tokens(), device, dtype)
    ids = tokens()
    if config.model_type == "whisper":
        return _speech(config, ids, device, dtype)
    seen = image_batch(config, ids, device, dtype)
    if seen is not None:
        return _without_labels(seen) if config.model_type in ("clip", "siglip") else seen
    if getattr(config, "is_encoder_decoder", False):
        return {"input_ids": ids, "attention_mask": torch.ones_like(ids), "labels": tokens()}
    if "ForSequenceClassification" in name:
        return {"input_ids": ids, "attention_mask": torch.ones_like(ids), "labels": torch.zeros(micro_batch, dtype=torch.long, device=device)}
    return {"input_ids": ids, "attention_mask": torch.ones_like(ids), "labels": ids.clone()}


def _kosmos2(config, ids, device, dtype) -> dict:
    import torch

    images = config.latent_query_num
    if images > ids.shape[1] - 2:
        raise usage(f"--sequence-length {ids.shape[1]}: one image of this model takes {images} tokens, and two more are needed")
    mask = torch.zeros_like(ids)
    mask[:, 2 : 2 + images] = 1
    side = config.vision_config.image_size
    pixels = torch.randn(ids.shape[0], 3, side, side, device=device, dtype=dtype)
    return {
        "pixel_values": pixels,
        "input_ids": ids,
        "attention_mask": torch.ones_like(ids),
        "image_embeds_position_mask": mask,
        "labels": ids.clone(),
    }


def _speech(config, labels, device, dtype) -> dict:
    import torch

    # Two frames of the spectrogram make one position of the encoder.
    frames = 2 * config.max_source_positions
    return {"input_features": torch.randn(labels.shape[0], config.num_mel_bins, frames, device=device, dtype=dtype), "labels": labels}


def _without_labels(pairs: dict) -> dict:
    """The loss of CLIP and SigLIP is which text belongs to which image."""
    return {name: value for name, value in pairs.items() if name != "labels"}
