import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);
import"./chunk-6THULLUP.js";var _={architectures:["LlamaForCausalLM"],model_type:"llama",vocab_size:512,hidden_size:128,intermediate_size:352,num_hidden_layers:2,num_attention_heads:4,num_key_value_heads:4,max_position_embeddings:2048,tie_word_embeddings:!1};export{_ as default};
