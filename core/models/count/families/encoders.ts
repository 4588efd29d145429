/** BERT, RoBERTa, XLM-R, DistilBERT, DeBERTa: the class decides the head. */
import { Fields, ModelConfigProblem } from '../../families/fields.ts';
import type { Config } from '../config.ts';
import { labelCount } from '../decoder.ts';
import type { CountContext, CountFamily } from '../family.ts';
import { ModuleList } from '../module-list.ts';

/** Four projections with bias, two matrices with bias, two norms. */
export function encoderLayers(modules: ModuleList, hidden: number, inner: number, layers: number): void {
  modules.linear('attention', hidden, hidden, true, 4 * layers);
  modules.linear('intermediate', hidden, inner, true, layers);
  modules.linear('output', inner, hidden, true, layers);
  modules.layerNorm('LayerNorm', hidden, 2 * layers);
}

function headOf(config: Config, { architecture }: CountContext, fallback: string): string {
  const known = [
    'ForMaskedLM',
    'ForSequenceClassification',
    'ForTokenClassification',
    'ForQuestionAnswering',
    'ForMultipleChoice',
    'Model',
  ];
  const name = architecture ?? fallback;
  const head = known.find((suffix) => name.endsWith(suffix));
  if (head === undefined)
    throw new ModelConfigProblem(
      `The head of ${name} (${String(config.model_type)}) is not known; its parameters cannot be counted.`,
    );
  return head;
}

function bertLike(fallback: string): CountFamily {
  return (config, context) => {
    const fields = Fields.of(config);
    const hidden = fields.size('hidden_size');
    const vocab = fields.size('vocab_size');
    const modules = new ModuleList();
    modules.add('word_embeddings', vocab * hidden);
    modules.add('position_embeddings', fields.size('max_position_embeddings', 512) * hidden);
    modules.add('token_type_embeddings', fields.count('type_vocab_size', 2) * hidden);
    modules.layerNorm('embeddings.LayerNorm', hidden);
    encoderLayers(modules, hidden, fields.size('intermediate_size'), fields.size('num_hidden_layers'));
    switch (headOf(config, context, fallback)) {
      case 'Model':
        modules.linear('pooler', hidden, hidden, true);
        break;
      case 'ForMaskedLM':
        modules.linear('transform', hidden, hidden, true);
        modules.layerNorm('transform.LayerNorm', hidden);
        modules.head(hidden, vocab, fields.flag('tie_word_embeddings', true), true);
        // The head's own bias beside the decoder's: one and the same where they are tied.
        if (!fields.flag('tie_word_embeddings', true)) modules.add('predictions', vocab);
        break;
      case 'ForSequenceClassification':
        modules.linear('pooler', hidden, hidden, true);
        modules.linear('classifier', hidden, labelCount(fields), true);
        break;
      case 'ForMultipleChoice':
        modules.linear('pooler', hidden, hidden, true);
        modules.linear('classifier', hidden, 1, true);
        break;
      default:
        modules.linear('classifier', hidden, labelCount(fields), true);
    }
    return modules;
  };
}
export const bert = bertLike('BertForMaskedLM');
export const roberta = bertLike('RobertaForMaskedLM');

export const distilbert: CountFamily = (config, context) => {
  const fields = Fields.of(config);
  const hidden = fields.size('dim');
  const vocab = fields.size('vocab_size');
  const modules = new ModuleList();
  modules.add('word_embeddings', vocab * hidden);
  modules.add('position_embeddings', fields.size('max_position_embeddings', 512) * hidden);
  modules.layerNorm('LayerNorm', hidden);
  encoderLayers(modules, hidden, fields.size('hidden_dim'), fields.size('n_layers'));
  const head = headOf(config, context, 'DistilBertForMaskedLM');
  if (head === 'ForMaskedLM') {
    modules.linear('vocab_transform', hidden, hidden, true);
    modules.layerNorm('vocab_layer_norm', hidden);
    modules.head(hidden, vocab, fields.flag('tie_word_embeddings', true), true);
  } else if (head === 'ForSequenceClassification') {
    modules.linear('pre_classifier', hidden, hidden, true);
    modules.linear('classifier', hidden, labelCount(fields), true);
  } else if (head === 'ForMultipleChoice') {
    modules.linear('pre_classifier', hidden, hidden, true);
    modules.linear('classifier', hidden, 1, true);
  } else if (head !== 'Model') {
    modules.linear('classifier', hidden, labelCount(fields), true);
  }
  return modules;
};

/** `c2p|p2c`, or a list of them. */
function positionAttention(fields: Fields): ReadonlySet<unknown> {
  return new Set(fields.list('pos_att_type') ?? fields.text('pos_att_type', '').split('|'));
}

function relativePositions(fields: Fields): number {
  const given = fields.number('max_relative_positions', -1);
  return given < 1 ? fields.size('max_position_embeddings', 512) : given;
}

function debertaEmbeddings(modules: ModuleList, fields: Fields, width: number): void {
  modules.add('word_embeddings', fields.size('vocab_size') * width);
  if (fields.flag('position_biased_input', true))
    modules.add('position_embeddings', fields.size('max_position_embeddings', 512) * width);
  modules.add('token_type_embeddings', fields.count('type_vocab_size', 0) * width);
}

interface DebertaHead {
  readonly head: string;
  readonly hidden: number;
  /** Of the word embeddings. */
  readonly width: number;
}

/** The newer head (`legacy: false`) has no matrix of its own: untied, it multiplies with the embedding all the same. */
function debertaHead(modules: ModuleList, fields: Fields, { head, hidden, width }: DebertaHead): void {
  if (head === 'ForMaskedLM') {
    const legacy = fields.flag('legacy', true);
    const inner = legacy ? width : hidden;
    modules.linear('transform', hidden, inner, true);
    modules.layerNorm('transform.LayerNorm', inner);
    const tied = fields.flag('tie_word_embeddings', true);
    if (legacy || tied) modules.head(width, fields.size('vocab_size'), tied, true);
    if (!tied) modules.add('predictions', fields.size('vocab_size'));
    return;
  }
  if (head === 'ForSequenceClassification' || head === 'ForMultipleChoice')
    modules.linear('pooler', hidden, hidden, true);
  if (head === 'ForMultipleChoice') modules.linear('classifier', hidden, 1, true);
  else if (head !== 'Model') modules.linear('classifier', hidden, labelCount(fields), true);
}

export const debertaV2: CountFamily = (config, context) => {
  const fields = Fields.of(config);
  const hidden = fields.size('hidden_size');
  const layers = fields.size('num_hidden_layers');
  const width = fields.size('embedding_size', hidden);
  const modules = new ModuleList();
  debertaEmbeddings(modules, fields, width);
  if (width !== hidden) modules.linear('embed_proj', width, hidden);
  modules.layerNorm('embeddings.LayerNorm', hidden);
  encoderLayers(modules, hidden, fields.size('intermediate_size'), layers);
  if (fields.flag('relative_attention', false)) {
    const buckets = fields.number('position_buckets', -1);
    modules.add('rel_embeddings', 2 * (buckets > 0 ? buckets : relativePositions(fields)) * hidden);
    const kinds = positionAttention(fields);
    if (!fields.flag('share_att_key', false)) {
      if (kinds.has('c2p')) modules.linear('pos_key_proj', hidden, hidden, true, layers);
      if (kinds.has('p2c')) modules.linear('pos_query_proj', hidden, hidden, true, layers);
    }
  }
  if (fields.text('norm_rel_ebd', 'none').includes('layer_norm')) modules.layerNorm('encoder.LayerNorm', hidden);
  const kernel = fields.count('conv_kernel_size', 0);
  if (kernel > 0) {
    modules.add('conv', Math.floor((hidden * hidden * kernel) / fields.size('conv_groups', 1)) + hidden);
    modules.layerNorm('conv.LayerNorm', hidden);
  }
  debertaHead(modules, fields, { head: headOf(config, context, 'DebertaV2Model'), hidden, width });
  return modules;
};

/** q, k and v in one matrix without bias, beside it a bias for q and one for v. */
export const deberta: CountFamily = (config, context) => {
  const fields = Fields.of(config);
  const hidden = fields.size('hidden_size');
  const layers = fields.size('num_hidden_layers');
  const inner = fields.size('intermediate_size');
  const modules = new ModuleList();
  debertaEmbeddings(modules, fields, hidden);
  modules.layerNorm('embeddings.LayerNorm', hidden);
  modules.linear('in_proj', hidden, 3 * hidden, false, layers);
  modules.add('q_bias', 2 * hidden, layers);
  modules.linear('attention.output', hidden, hidden, true, layers);
  modules.linear('intermediate', hidden, inner, true, layers);
  modules.linear('output', inner, hidden, true, layers);
  modules.layerNorm('LayerNorm', hidden, 2 * layers);
  if (fields.flag('relative_attention', false)) {
    modules.add('rel_embeddings', 2 * relativePositions(fields) * hidden);
    const kinds = positionAttention(fields);
    if (kinds.has('c2p')) modules.linear('pos_proj', hidden, hidden, false, layers);
    if (kinds.has('p2c')) modules.linear('pos_q_proj', hidden, hidden, true, layers);
  }
  debertaHead(modules, fields, { head: headOf(config, context, 'DebertaModel'), hidden, width: hidden });
  return modules;
};
