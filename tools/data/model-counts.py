"""Writes test/models/random-shapes.jsonl: parameter counts of small random models, built by the real classes of Transformers.

`python tools/data/model-counts.py [VARIATIONS]`, with a Python that has transformers and torch; nothing is downloaded and nothing allocated
(meta device). Starts from the shapes of data/models/catalogue.json and varies sizes, biases, ties, optional fields and the task's class.
What a class refuses to build is left out, so that only what Transformers can build is an example.
"""
import json
import random
import re
import sys
import warnings

import torch
import transformers
from transformers import AutoConfig

warnings.filterwarnings("ignore")
transformers.logging.set_verbosity_error()
VARIATIONS = int(sys.argv[1]) if len(sys.argv) > 1 else 8
LAYERS = {"num_hidden_layers", "n_layer", "n_layers", "num_layers", "num_decoder_layers", "encoder_layers", "decoder_layers", "layers", "depth", "num_global_layers"}
HIDDEN = {"hidden_size", "n_embd", "d_model", "dim", "embed_dim", "word_embed_proj_dim", "embedding_size"}
HEADS = {"num_attention_heads", "n_head", "n_heads", "num_heads", "attention_heads", "encoder_attention_heads", "decoder_attention_heads"}
INNER = {"intermediate_size", "ffn_dim", "d_ff", "n_inner", "hidden_dim", "encoder_ffn_dim", "decoder_ffn_dim", "moe_intermediate_size", "shared_expert_intermediate_size", "ffn_hidden_size"}
FLAGS = {
    "attention_bias", "mlp_bias", "tie_word_embeddings", "use_qkv_bias", "qk_layernorm", "use_parallel_residual", "use_bias", "qkv_bias", "lm_head_bias", "use_qk_norm",
    "enable_bias", "layer_norm_elementwise_affine", "do_layer_norm_before", "multi_query", "new_decoder_architecture", "parallel_attn", "bias", "position_biased_input",
    "relative_attention", "share_att_key", "use_absolute_position_embeddings", "use_mask_token", "use_mean_pooling", "multimodal_projector_bias", "legacy",
}
KEEP = {"model_type", "architectures", "rope_scaling", "rope_parameters", "hidden_act", "id2label"}


def vary(config, rng, defaults):
    """The same config with other sizes; widths are multiples of the number of heads, which is a power of two."""
    out = {}
    heads = rng.choice([2, 4, 8])
    width = heads * rng.choice([8, 16, 24])
    for key, value in config.items():
        if isinstance(value, dict) and key.endswith("_config"):
            out[key] = vary(value, rng, {})
        elif key in LAYERS:
            out[key] = rng.randint(1, 4)
        elif key in HIDDEN:
            out[key] = width
        elif key in HEADS:
            out[key] = heads
        elif key in INNER and value is not None:
            out[key] = rng.choice([40, 64, 96])
        elif key in ("num_key_value_heads", "num_kv_heads", "n_head_kv") and value is not None:
            out[key] = rng.choice([k for k in (1, 2, 4, 8) if k <= heads])
        elif key == "head_dim" and value is not None:
            out[key] = rng.choice([8, 16, 32])
        elif key == "vocab_size":
            out[key] = rng.randint(300, 2000)
        elif key in ("num_local_experts", "num_experts", "n_routed_experts"):
            out[key] = rng.choice([4, 8])
        elif key == "cross_attention_layers":
            out[key] = [0]
        elif key == "mlp_only_layers":
            out[key] = rng.choice([[], [0]])
        elif key == "decoder_sparse_step":
            out[key] = rng.choice([1, 2])
        elif key in FLAGS or isinstance(value, bool):
            out[key] = rng.random() < 0.5
        else:
            out[key] = value
    for key, value in defaults.items():
        if key in FLAGS and key not in out and rng.random() < 0.5:
            out[key] = rng.random() < 0.5
    for key in list(out):
        optional = key not in KEEP and not isinstance(out[key], dict) and key not in LAYERS | HIDDEN | HEADS | INNER
        if optional and rng.random() < 0.15:
            del out[key]
    return out


def build(config):
    arch = config["architectures"][0]
    cls = getattr(transformers, arch)
    fields = {k: v for k, v in config.items() if k not in ("model_type", "architectures")}
    config_cls = type(AutoConfig.for_model(config["model_type"]))
    with torch.device("meta"):
        model = cls(config_cls(**json.loads(json.dumps(fields))))
    total = sum({id(p): p.numel() for p in model.parameters()}.values())
    largest = max(sum(p.numel() for p in m.parameters(recurse=False)) for m in model.modules())
    return total, largest


with open("data/models/catalogue.json") as file:
    shapes = json.load(file)["shapes"]
with open("core/models/count/generated/defaults.json") as file:
    defaults = json.load(file)
families = {}
for shape in shapes:
    if shape["native"]:
        families.setdefault(shape["config"]["model_type"], []).append(shape["config"])
rows, skipped = [], {}
for family, configs in sorted(families.items()):
    rng = random.Random(f"{family}-517")
    found, tries = 0, 0
    while found < VARIATIONS and tries < 12 * VARIATIONS:
        tries += 1
        config = vary(rng.choice(configs), rng, defaults.get(family, {}).get("defaults", {}))
        arch = config["architectures"][0]
        encoder = family in ("bert", "roberta", "xlm-roberta", "distilbert", "deberta", "deberta-v2")
        stem = re.sub(r"(ForCausalLM|LMHeadModel|ForMaskedLM)$", "", arch if not encoder else arch.replace("Model", "ForMaskedLM"))
        if stem != arch and rng.random() < (0.8 if encoder else 0.35):
            heads = ["Model", "ForSequenceClassification", "ForTokenClassification", "ForQuestionAnswering"]
            arch = stem + rng.choice(heads + (["ForMaskedLM", "ForMultipleChoice"] if encoder else []))
            config["architectures"] = [arch]
        if rng.random() < 0.2 and arch.endswith("Classification"):
            config["id2label"] = {str(i): str(i) for i in range(5)}
        if family == "gpt_neo":
            config["attention_types"] = [[["global"], config.get("num_layers", 24)]]
        if family in ("t5", "mt5"):
            config.pop("tie_word_embeddings", None)
        try:
            total, largest = build(config)
        except Exception as problem:
            skipped.setdefault(family, f"{type(problem).__name__}: {str(problem)[:120]}")
            continue
        rows.append(json.dumps({"config": config, "total": total, "largest": largest}))
        found += 1
    if found < VARIATIONS:
        print("only", found, "of", family, skipped.get(family))
with open("test/models/random-shapes.jsonl", "w") as file:
    file.write("\n".join(rows) + "\n")
print(len(rows), "rows of", len(families), "families, transformers", transformers.__version__)
