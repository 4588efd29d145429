/** Llama and the families that Transformers derives from it: what they vary is biases, norms and the head's size. */
import { Fields } from '../../families/fields.ts';
import type { Config } from '../config.ts';
import { countDecoder, type DecoderVariant } from '../decoder.ts';
import type { CountFamily } from '../family.ts';
import type { ModuleList } from '../module-list.ts';

function variant(of: (fields: Fields, config: Config) => DecoderVariant): CountFamily {
  return (config, context) => countDecoder(config, context, of(Fields.of(config), config));
}

/** `attention_bias` gives all four projections a bias. */
function attentionBias(fields: Fields): Pick<DecoderVariant, 'queryBias' | 'outputBias'> {
  const bias = fields.flag('attention_bias', false);
  return { queryBias: bias, outputBias: bias };
}

export const llama = variant((fields) => ({ ...attentionBias(fields), mlpBias: fields.flag('mlp_bias', false) }));
export const smollm3 = variant((fields) => ({
  ...attentionBias(fields),
  mlpBias: fields.flag('mlp_bias', false),
  tied: true,
}));
export const mistral = variant(() => ({}));
export const qwen2 = variant(() => ({ queryBias: true }));
export const qwen3 = variant((fields) => ({ ...attentionBias(fields), headNorms: 'head', headSize: 128 }));
export const gemma = variant((fields) => ({ ...attentionBias(fields), tied: true, headSize: 256 }));
export const gemma2 = variant((fields) => ({ ...attentionBias(fields), norms: 4, tied: true, headSize: 256 }));
export const gemma3Text = variant((fields) => ({
  ...attentionBias(fields),
  norms: 4,
  headNorms: 'head',
  tied: true,
  headSize: 256,
}));
/** LayerNorm without parameters. */
export const olmo = variant((fields) => ({ ...attentionBias(fields), norm: 'none' }));
export const olmo2 = variant((fields) => ({ ...attentionBias(fields), headNorms: 'full' }));

/** One LayerNorm without bias for attention and MLP in parallel; `use_qk_norm` adds one of each head's values. */
export const cohere: CountFamily = (config, context) => {
  const fields = Fields.of(config);
  const norms: DecoderVariant = fields.flag('use_qk_norm', false) ? { headNorms: 'full' } : {};
  return countDecoder(config, context, { ...attentionBias(fields), ...norms, norms: 1, tied: true });
};

/** gate and up in one matrix, no bias on the way out of attention. */
function glmVariant(norms: number): CountFamily {
  return variant((fields) => ({
    queryBias: fields.flag('attention_bias', false),
    norms,
    headSize: 128,
    mlp: (modules, { hidden, layers }) => {
      const inner = fields.size('intermediate_size');
      modules.linear('mlp.gate_up_proj', hidden, 2 * inner, false, layers);
      modules.linear('mlp.down_proj', inner, hidden, false, layers);
    },
  }));
}
export const glm = glmVariant(2);
export const glm4 = glmVariant(4);

function plainMlp(modules: ModuleList, hidden: number, inner: number, bias: boolean, layers: number): void {
  modules.linear('mlp.up_proj', hidden, inner, bias, layers);
  modules.linear('mlp.down_proj', inner, hidden, bias, layers);
}

/** Squared ReLU between two matrices; LayerNorm with weight and bias. */
export const nemotron = variant((fields) => ({
  ...attentionBias(fields),
  norm: 'layer',
  mlp: (modules, { hidden, layers }) =>
    plainMlp(modules, hidden, fields.size('intermediate_size'), fields.flag('mlp_bias', false), layers),
}));

export const starcoder2 = variant((fields) => {
  const bias = fields.flag('use_bias', true);
  return {
    queryBias: bias,
    outputBias: bias,
    norm: 'layer',
    tied: true,
    mlp: (modules, { hidden, layers }) => plainMlp(modules, hidden, fields.size('intermediate_size'), bias, layers),
  };
});
