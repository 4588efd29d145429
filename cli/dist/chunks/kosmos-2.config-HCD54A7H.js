import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);
import "./chunk-F6XARPIJ.js";

// smoke/ds_smoke/models/kosmos-2.config.json
var kosmos_2_config_default = {
  architectures: [
    "Kosmos2ForConditionalGeneration"
  ],
  output_hidden_states: !1,
  return_dict: !0,
  dtype: null,
  chunk_size_feed_forward: 0,
  is_encoder_decoder: !1,
  id2label: {
    "0": "LABEL_0",
    "1": "LABEL_1"
  },
  label2id: {
    LABEL_0: 0,
    LABEL_1: 1
  },
  problem_type: null,
  text_config: {
    architectures: null,
    output_hidden_states: !1,
    return_dict: !0,
    dtype: null,
    chunk_size_feed_forward: 0,
    is_encoder_decoder: !1,
    id2label: {
      "0": "LABEL_0",
      "1": "LABEL_1"
    },
    label2id: {
      LABEL_0: 0,
      LABEL_1: 1
    },
    problem_type: null,
    vocab_size: 65037,
    max_position_embeddings: 2048,
    embed_dim: 2048,
    layers: 24,
    ffn_dim: 8192,
    attention_heads: 32,
    activation_function: "gelu",
    dropout: 0.1,
    attention_dropout: 0.1,
    activation_dropout: 0,
    layerdrop: 0,
    layer_norm_eps: 1e-5,
    init_std: 0.02,
    scale_embedding: !0,
    use_cache: !0,
    tie_word_embeddings: !0,
    pad_token_id: 1,
    bos_token_id: 0,
    eos_token_id: 2,
    add_cross_attention: !1,
    _name_or_path: "",
    model_type: "kosmos_2_text_model",
    output_attentions: !1
  },
  vision_config: {
    architectures: null,
    output_hidden_states: !1,
    return_dict: !0,
    dtype: null,
    chunk_size_feed_forward: 0,
    is_encoder_decoder: !1,
    id2label: {
      "0": "LABEL_0",
      "1": "LABEL_1"
    },
    label2id: {
      LABEL_0: 0,
      LABEL_1: 1
    },
    problem_type: null,
    hidden_size: 1024,
    intermediate_size: 4096,
    num_hidden_layers: 24,
    num_attention_heads: 16,
    num_channels: 3,
    image_size: 224,
    patch_size: 14,
    hidden_act: "quick_gelu",
    layer_norm_eps: 1e-5,
    attention_dropout: 0,
    initializer_range: 0.02,
    initializer_factor: 1,
    _name_or_path: "",
    model_type: "kosmos_2_vision_model",
    output_attentions: !1
  },
  latent_query_num: 64,
  tie_word_embeddings: !0,
  model_type: "kosmos-2",
  output_attentions: !1
};
export {
  kosmos_2_config_default as default
};
