"""One image a sample, of the size that the model's config names, in the arguments that each vision-language class takes."""
from __future__ import annotations

from ds_smoke.outcome import usage

# Side of an image where the tower takes any: 32 x 32 patches of Qwen2-VL, 28 x 28 of Qwen3-VL.
FREE_SIDE = 448


def image_batch(config, ids, device, dtype) -> dict | None:
    """What the model takes besides tokens, with the places of the image in `ids` marked; None where it sees no image."""
    maker = MAKERS.get(config.model_type)
    if maker is None:
        return None
    import torch

    samples, length = ids.shape

    def pixels(*shape: int):
        return torch.randn(*shape, device=device, dtype=dtype)

    tokens, arguments = maker(config, samples, length, pixels)
    arguments = {name: torch.tensor(value, device=device) if isinstance(value, list) else value for name, value in arguments.items()}
    if tokens > length - 2:
        raise usage(f"--sequence-length {length}: one image of this model takes {tokens} tokens, and two more are needed")
    labels = ids.clone()
    if tokens > 0:
        marker = _marker(config)
        ids[ids == marker] = marker - 1
        ids[:, 1 : 1 + tokens] = marker
        labels[:, 1 : 1 + tokens] = -100
    types = torch.zeros_like(ids)
    types[:, 1 : 1 + tokens] = 1
    named = {"gemma3": "token_type_ids", "paligemma": "token_type_ids", "qwen2_vl": "mm_token_type_ids", "qwen2_5_vl": "mm_token_type_ids", "qwen3_vl": "mm_token_type_ids"}.get(config.model_type)
    if named is not None:
        arguments[named] = types
    return {"input_ids": ids, "attention_mask": torch.ones_like(ids), "labels": labels, **arguments}


def _marker(config) -> int:
    for name in ("image_token_id", "image_token_index"):
        value = getattr(config, name, None)
        if isinstance(value, int) and value < config.get_text_config().vocab_size:
            return value
    # A config whose marker lies outside of the vocabulary: the last token stands for it.
    config.image_token_id = config.get_text_config().vocab_size - 1
    return config.image_token_id


def _sides(vision) -> tuple[int, int]:
    size, patch = vision.image_size, vision.patch_size
    return (size if isinstance(size, int) else size[0]), (patch if isinstance(patch, int) else patch[0])


def _square(config, samples, length, pixels):
    """LLaVA, PaliGemma, Gemma 3, InternVL: the tower's own size."""
    vision = config.vision_config
    side, patch = _sides(vision)
    tokens = (side // patch) ** 2
    if config.model_type == "internvl":
        tokens = int(tokens * config.downsample_ratio**2)
    if config.model_type == "gemma3":
        tokens = config.mm_tokens_per_image
    if getattr(config, "vision_feature_select_strategy", "default") == "full" and "clip" in vision.model_type and vision.model_type != "siglip_vision_model":
        tokens += 1
    return tokens, {"pixel_values": pixels(samples, vision.num_channels, side, side)}


def _tiled(config, samples, length, pixels):
    """LLaVA-NeXT and LLaVA-OneVision: 2 x 2 tiles, the whole, and a newline after each row of the four."""
    vision = config.vision_config
    side, patch = _sides(vision)
    per_side = side // patch
    tokens = per_side**2 + 2 * per_side * (2 * per_side + 1)
    return tokens, {"pixel_values": pixels(samples, 5, 3, side, side), "image_sizes": [[2 * side, 2 * side]] * samples}


def _listed(config, samples, length, pixels):
    """Idefics 2 and 3, SmolVLM: a list of images for each sample."""
    vision = config.vision_config
    side, patch = _sides(vision)
    if config.model_type == "idefics2":
        tokens = config.perceiver_config.resampler_n_latents
    else:
        tokens = int((side // patch) ** 2 / config.scale_factor**2)
    return tokens, {"pixel_values": pixels(samples, 1, vision.num_channels, side, side)}


def _pixtral(config, samples, length, pixels):
    vision = config.vision_config
    side, patch = _sides(vision)
    tokens = (side // patch // getattr(config, "spatial_merge_size", 1)) ** 2
    return tokens, {"pixel_values": pixels(samples, vision.num_channels, side, side), "image_sizes": [[side, side]] * samples}


def _llava(config, samples, length, pixels):
    return _pixtral(config, samples, length, pixels) if config.vision_config.model_type == "pixtral" else _square(config, samples, length, pixels)


def _qwen(config, samples, length, pixels):
    vision = config.vision_config
    rows = FREE_SIDE // vision.patch_size
    channels = getattr(vision, "in_channels", None) or getattr(vision, "in_chans", 3)
    volume = channels * vision.temporal_patch_size * vision.patch_size**2
    return rows * rows // vision.spatial_merge_size**2, {"pixel_values": pixels(samples * rows * rows, volume), "image_grid_thw": [[1, rows, rows]] * samples}


def _mllama(config, samples, length, pixels):
    """Cross attention reads the tiles: the sequence holds one token for the image."""
    vision = config.vision_config
    tiles = vision.max_num_tiles
    whole = next((index + 1 for index, (rows, columns) in enumerate(vision.supported_aspect_ratios) if rows * columns == tiles), 1)
    return 0, {
        "pixel_values": pixels(samples, 1, tiles, vision.num_channels, vision.image_size, vision.image_size),
        "aspect_ratio_ids": [[whole]] * samples,
        "aspect_ratio_mask": [[[1] * tiles]] * samples,
        "cross_attention_mask": [[[[1] * tiles]] * length] * samples,
    }


def _blip(config, samples, length, pixels):
    side, _ = _sides(config.vision_config)
    return config.num_query_tokens, {"pixel_values": pixels(samples, 3, side, side)}


def _pair(config, samples, length, pixels):
    """CLIP and SigLIP: as many texts as images."""
    side, _ = _sides(config.vision_config)
    return 0, {"pixel_values": pixels(samples, config.vision_config.num_channels, side, side), "return_loss": True}


MAKERS = {
    "blip-2": _blip,
    "clip": _pair,
    "gemma3": _square,
    "idefics2": _listed,
    "idefics3": _listed,
    "internvl": _square,
    "llava": _llava,
    "llava_next": _tiled,
    "llava_onevision": _tiled,
    "mistral3": _pixtral,
    "mllama": _mllama,
    "paligemma": _square,
    "qwen2_5_vl": _qwen,
    "qwen2_vl": _qwen,
    "qwen3_vl": _qwen,
    "siglip": _pair,
    "smolvlm": _listed,
}
