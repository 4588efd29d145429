/** Decoders of the llama kind: embedding, [norm, attention, norm, MLP] × L, norm, head; and what their families vary. */
import { Fields } from '../families/fields.ts';
import type { Config } from './config.ts';
import type { CountContext } from './family.ts';
import { ModuleList } from './module-list.ts';

/** The fields that every decoder has, under any of their names. */
export interface DecoderShape {
  readonly hidden: number;
  readonly layers: number;
  readonly heads: number;
  readonly keyHeads: number;
  readonly headSize: number;
  readonly vocab: number;
}

export function decoderShape(fields: Fields, headSize?: number): DecoderShape {
  const hidden = fields.size(['hidden_size', 'n_embd', 'd_model', 'dim']);
  const heads = fields.size(['num_attention_heads', 'n_head', 'n_heads', 'num_heads']);
  return {
    hidden,
    layers: fields.size(['num_hidden_layers', 'n_layer', 'n_layers', 'num_layers']),
    heads,
    keyHeads: fields.size('num_key_value_heads', heads),
    headSize: fields.size('head_dim', headSize ?? Math.floor(hidden / heads)),
    vocab: fields.size(['vocab_size', 'padded_vocab_size']),
  };
}

export interface DecoderVariant {
  readonly queryBias?: boolean;
  readonly outputBias?: boolean;
  /** Norms of query and key: one per head size, over all heads together, or none. */
  readonly headNorms?: 'head' | 'full';
  /** Norms of a layer; default 2. */
  readonly norms?: number;
  readonly norm?: 'rms' | 'layer' | 'none';
  readonly tied?: boolean;
  readonly headBias?: boolean;
  readonly mlpBias?: boolean;
  /** Head size where head_dim is absent; default hidden / heads. */
  readonly headSize?: number;
  /** Default: the gated MLP of `intermediate_size`. */
  readonly mlp?: (modules: ModuleList, shape: DecoderShape) => void;
}

export function countDecoder(config: Config, context: CountContext, variant: DecoderVariant = {}): ModuleList {
  const fields = Fields.of(config);
  const shape = decoderShape(fields, variant.headSize);
  const { hidden, layers, heads, keyHeads, headSize, vocab } = shape;
  const modules = new ModuleList();
  modules.add('embed_tokens', vocab * hidden);
  modules.linear('q_proj', hidden, heads * headSize, variant.queryBias, layers);
  modules.linear('k_proj', hidden, keyHeads * headSize, variant.queryBias, 2 * layers);
  modules.linear('o_proj', heads * headSize, hidden, variant.outputBias, layers);
  if (variant.headNorms === 'head') modules.rmsNorm('q_norm', headSize, 2 * layers);
  if (variant.headNorms === 'full') {
    modules.rmsNorm('q_norm', heads * headSize, layers);
    modules.rmsNorm('k_norm', keyHeads * headSize, layers);
  }
  if (variant.mlp) variant.mlp(modules, shape);
  else gatedMlp(modules, hidden, fields.size('intermediate_size'), layers, variant.mlpBias);
  const norms = (variant.norms ?? 2) * layers + 1;
  if (variant.norm === 'layer') modules.layerNorm('norm', hidden, norms);
  else if (variant.norm !== 'none') modules.rmsNorm('norm', hidden, norms);
  countHead(modules, fields, context, { hidden, vocab, tied: variant.tied ?? false, bias: variant.headBias ?? false });
  return modules;
}

interface HeadShape {
  readonly hidden: number;
  readonly vocab: number;
  /** Where `tie_word_embeddings` is absent. */
  readonly tied: boolean;
  readonly bias?: boolean;
}

/** The head of a decoder by its class: a language model unless the name says another task. */
export function countHead(modules: ModuleList, fields: Fields, { architecture }: CountContext, shape: HeadShape): void {
  const { hidden, vocab, tied, bias = false } = shape;
  if (architecture !== null && /(ForSequenceClassification|ForTokenClassification)$/.test(architecture)) {
    modules.linear('score', hidden, labelCount(fields), architecture.endsWith('ForTokenClassification'));
    return;
  }
  if (architecture?.endsWith('ForQuestionAnswering')) {
    modules.linear('qa_outputs', hidden, 2, true);
    return;
  }
  if (architecture?.endsWith('Model') && !/(LMHead|DoubleHeads)Model$/.test(architecture)) return;
  modules.head(hidden, vocab, fields.flag('tie_word_embeddings', tied), bias);
}

export function labelCount(fields: Fields): number {
  if (fields.has('num_labels')) return fields.size('num_labels');
  const names = fields.get('id2label');
  if (typeof names === 'object' && names !== null && Object.keys(names).length > 0) return Object.keys(names).length;
  return 2;
}

/** gate and up (hidden × inner), down (inner × hidden). */
export function gatedMlp(
  modules: ModuleList,
  hidden: number,
  inner: number,
  layers: number,
  bias = false,
  name = 'mlp',
): void {
  if (inner === 0) return;
  modules.linear(`${name}.gate_proj`, hidden, inner, bias, 2 * layers);
  modules.linear(`${name}.down_proj`, inner, hidden, bias, layers);
}
