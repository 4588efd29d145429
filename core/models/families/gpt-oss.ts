/** GptOssForCausalLM: eager attention with sinks, every other layer sliding, clamped experts in every layer, biases everywhere. */
import { eagerWithSinks } from '../../memory/autograd/attention/sinks.ts';
import { applyLinear } from '../../memory/model/layers.ts';
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Module } from '../../memory/model/module.ts';
import type { Network } from '../../memory/model/network.ts';
import type { RotaryTables } from '../../memory/model/rotary.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { applyClampedExperts, clampedExperts } from './blocks/clamped-experts.ts';
import { decoderForward, embedTokens, type LayerForward, rotaryBuffers } from './blocks/decoder.ts';
import { type DecoderSizes, decoderSizes } from './blocks/decoder-sizes.ts';
import { makeNorm } from './blocks/norm.ts';
import { rotatePairs } from './blocks/rotary-pairs.ts';
import { applySublayer } from './blocks/sublayer.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

const DEFAULTS = { vocab: 201088, hidden: 2880, inner: 2880, layers: 36, heads: 64, keyHeads: 8, headSize: 64 };

interface Attention {
  /** The module itself, whose parameter the sinks are. */
  readonly self: Module;
  readonly q: Module;
  readonly k: Module;
  readonly v: Module;
  readonly out: Module;
}

function makeAttention(net: Network, { hidden, heads, keyHeads, headSize }: DecoderSizes, bias: boolean): Attention {
  const self = net.module('self_attn', [heads]);
  return net.within('self_attn', () => ({
    self,
    q: net.linear('q_proj', hidden, heads * headSize, bias),
    k: net.linear('k_proj', hidden, keyHeads * headSize, bias),
    v: net.linear('v_proj', hidden, keyHeads * headSize, bias),
    out: net.linear('o_proj', heads * headSize, hidden, bias),
  }));
}

function applyAttention(
  net: Network,
  attention: Attention,
  { heads, keyHeads, headSize }: DecoderSizes,
  dropout: number,
  x: Tensor,
  tables: RotaryTables | null,
  mask: Tensor | null,
): Tensor {
  const { tape, graph, options } = net;
  return tape.under(TERM.attention, () =>
    net.run(attention.self, [], () =>
      tape.frame(() => {
        const q = applyLinear(net, attention.q, x);
        const k = applyLinear(net, attention.k, x);
        const v = applyLinear(net, attention.v, x);
        const turnedQ = tables === null ? q : rotatePairs(graph, q, tables, true);
        const turnedK = tables === null ? k : rotatePairs(graph, k, tables, true);
        if (tables !== null) tape.drop(q, k);
        const shape = {
          batch: options.batch,
          queries: options.sequence,
          keys: options.sequence,
          heads,
          keyHeads,
          headSize,
          causal: true,
          headMajor: true,
          dropout,
        };
        const y = eagerWithSinks(graph, turnedQ, turnedK, v, mask, attention.self.weight, shape);
        return applyLinear(net, attention.out, y);
      }),
    ),
  );
}

function build(net: Network, config: Fields): ModelProgram {
  const sizes = decoderSizes(config, DEFAULTS);
  const { vocab, hidden, inner, headSize } = sizes;
  const bias = config.flag('attention_bias', true);
  const dropout = config.number('attention_dropout', 0);
  const types = config.list('layer_types');
  const experts = {
    hidden,
    inner,
    experts: config.size(['num_local_experts', 'num_experts'], 128),
    chosen: config.size(['num_experts_per_tok', 'experts_per_token'], 4),
  };
  const embedding = net.module('model.embed_tokens', [vocab, hidden]);
  const layer = (index: number): LayerForward =>
    net.within(`model.layers.${index}`, () => {
      const slides = types === null ? index % 2 === 0 : types[index] === 'sliding_attention';
      const attention = makeAttention(net, sizes, bias);
      const block = net.within('mlp', () => clampedExperts(net, experts));
      const before = makeNorm(net, 'input_layernorm', hidden, 'olmo2');
      const beforeMlp = makeNorm(net, 'post_attention_layernorm', hidden, 'olmo2');
      return (x, { tables, mask, localMask }) => {
        const own = slides ? localMask : mask;
        const body = (y: Tensor): Tensor => applyAttention(net, attention, sizes, dropout, y, tables, own);
        const middle = applySublayer(net, x, { before, body });
        return applySublayer(net, middle, {
          before: beforeMlp,
          body: (y) => applyClampedExperts(net, block, experts, y),
        });
      };
    });
  const layers = Array.from({ length: sizes.layers }, (_, index) => layer(index));
  const norm = makeNorm(net, 'model.norm', hidden, 'olmo2');
  rotaryBuffers(net, headSize);
  const head = net.module('lm_head', [vocab, hidden]);
  if (config.flag('tie_word_embeddings', false)) net.tie(head, embedding);
  return {
    forward: () =>
      decoderForward(net, {
        embed: () => embedTokens(net, embedding),
        layers,
        norm,
        finish: (x) => languageModelLoss(net, head, x),
        rotated: headSize,
        tableSize: headSize / 2,
        window: config.size('sliding_window', 128),
      }),
  };
}

export const gptOss: Family = { modelTypes: ['gpt_oss'], measured: true, eagerOnly: true, build };
