/** GraniteMoeForCausalLM and GraniteMoeSharedForCausalLM: granite's multipliers, experts in every layer, in the latter a shared one besides. */
import { add, multiply } from '../../memory/autograd/ops/elementwise.ts';
import { split } from '../../memory/autograd/ops/shape.ts';
import { activate } from '../../memory/model/activation.ts';
import { inBlock, inContainer } from '../../memory/model/container.ts';
import { applyLinear } from '../../memory/model/layers.ts';
import type { Network } from '../../memory/model/network.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { assembleDecoder } from './blocks/assemble.ts';
import { decoderSizes } from './blocks/decoder-sizes.ts';
import { applyExperts, type ExpertSizes } from './blocks/grouped-experts.ts';
import { makeNorm } from './blocks/norm.ts';
import { applySelfAttention } from './blocks/rotary-attention.ts';
import { applySublayer } from './blocks/sublayer.ts';
import { routeByTopLogits } from './blocks/top-logits-router.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

const DEFAULTS = { vocab: 32000, hidden: 4096, inner: 11008, layers: 32, heads: 32, keyHeads: null, headSize: null };

type Feed = (x: Tensor) => Tensor;

function sparseFeed(net: Network, sizes: ExpertSizes, activation: string): Feed {
  const { hidden, inner, experts } = sizes;
  const router = net.module('router', [experts, hidden]);
  const stacked = net.module('experts', [experts, 2 * inner, hidden], [experts, hidden, inner]);
  return (x) =>
    net.tape.under(TERM.experts, () =>
      inBlock(net, router, 'GraniteMoeMoE', [router, stacked], [x], ([input = x]) =>
        net.tape.frame(() => {
          const weights = routeByTopLogits(net, router, sizes, input, true);
          return applyExperts(net, stacked, sizes, activation, input, weights);
        }),
      ),
    );
}

/** The shared expert: gate and up in one matrix, activation times the other half. */
function sharedFeed(net: Network, hidden: number, inner: number, activation: string): Feed {
  const both = net.linear('input_linear', hidden, 2 * inner);
  const down = net.linear('output_linear', inner, hidden);
  const { tape, graph } = net;
  return (x) =>
    inContainer(net, both, 'mlp', [x], ([input = x]) =>
      tape.frame(() => {
        const raw = applyLinear(net, both, input);
        const [first = raw, second = raw] = split(graph, raw, 2);
        const active = activate(graph, activation, first);
        return applyLinear(net, down, multiply(graph, active, second));
      }),
    );
}

function build(net: Network, config: Fields, shared: boolean): ModelProgram {
  const sizes = decoderSizes(config, DEFAULTS);
  const { hidden, inner, heads, keyHeads, headSize } = sizes;
  const bias = config.flag('attention_bias', false);
  const activation = config.text('hidden_act', 'silu');
  const experts = {
    hidden,
    inner,
    experts: config.size(['num_local_experts', 'num_experts'], 8),
    chosen: config.size('num_experts_per_tok', 2),
  };
  const sharedInner = shared ? config.count('shared_intermediate_size', 0) : 0;
  const shape = { heads, keyHeads, headSize, dropout: config.number('attention_dropout', 0) };
  return assembleDecoder(net, {
    ...sizes,
    norm: 'llama',
    tied: config.flag('tie_word_embeddings', false),
    rotated: headSize,
    scaledEmbedding: true,
    logits: { scaled: true },
    layer: () => {
      const attention = net.within('self_attn', () => ({
        q: net.linear('q_proj', hidden, heads * headSize, bias),
        k: net.linear('k_proj', hidden, keyHeads * headSize, bias),
        v: net.linear('v_proj', hidden, keyHeads * headSize, bias),
        out: net.linear('o_proj', heads * headSize, hidden, bias),
      }));
      const sparse = net.within('block_sparse_moe', () => sparseFeed(net, experts, activation));
      const before = makeNorm(net, 'input_layernorm', hidden, 'llama');
      const beforeMlp = makeNorm(net, 'post_attention_layernorm', hidden, 'llama');
      const common =
        sharedInner === 0 ? null : net.within('shared_mlp', () => sharedFeed(net, hidden, sharedInner, activation));
      const feed: Feed = common === null ? sparse : (x) => net.tape.frame(() => add(net.graph, sparse(x), common(x)));
      return (x, { tables, mask }) => {
        const body: Feed = (y) => applySelfAttention(net, attention, shape, y, tables, mask);
        const middle = applySublayer(net, x, { before, body, multiplied: true });
        return applySublayer(net, middle, { before: beforeMlp, body: feed, multiplied: true });
      };
    },
  });
}

export const graniteMoe: Family = {
  modelTypes: ['granitemoe'],
  measured: true,
  build: (net, config) => build(net, config, false),
};

export const graniteMoeShared: Family = {
  modelTypes: ['granitemoeshared'],
  measured: false,
  build: (net, config) => build(net, config, true),
};
