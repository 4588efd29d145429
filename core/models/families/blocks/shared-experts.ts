/** Routed experts and one that every token goes through, as DeepSeek has them and GLM-4.5 after it. */
import { add } from '../../../memory/autograd/ops/elementwise.ts';
import { inBlock } from '../../../memory/model/container.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';
import type { Fields } from '../fields.ts';
import { type RouterSizes, routeInFp32 } from './deepseek-router.ts';
import { applyGatedMlp, gatedMlp } from './gated-mlp.ts';
import { applyExperts, type ExpertSizes } from './grouped-experts.ts';

export interface ExpertVersion {
  readonly defaults: {
    readonly expertInner: number;
    readonly experts: number;
    readonly shared: number;
    readonly chosen: number;
  };
  /** Sigmoid routing with a correction buffer (V3), not softmax (V2). */
  readonly third: boolean;
  /** Class of the block in transformers. */
  readonly block: string;
  /** Bytes of an element of the correction, where it is no part of the model's type. */
  readonly correction?: number;
}

/** Makes router, experts and shared expert; returns their forward. */
export function sharedExperts(
  net: Network,
  config: Fields,
  hidden: number,
  { defaults, third, block }: ExpertVersion,
): (x: Tensor) => Tensor {
  const { tape, graph } = net;
  const inner = config.size('moe_intermediate_size', defaults.expertInner);
  const experts = config.size(['n_routed_experts', 'num_local_experts', 'num_experts'], defaults.experts);
  const chosen = config.size('num_experts_per_tok', defaults.chosen);
  const sizes: ExpertSizes = { hidden, inner, experts, chosen };
  const router: RouterSizes = {
    experts,
    chosen,
    kind: third ? 'sigmoid' : 'softmax',
    grouped: config.text('topk_method', 'greedy') === 'group_limited_greedy',
    normalized: config.flag('norm_topk_prob', true),
  };
  const activation = config.text('hidden_act', 'silu');
  const bias = !third && config.flag('mlp_bias', false);
  const shared = inner * config.count('n_shared_experts', defaults.shared);
  const routed = net.module('experts', [experts, 2 * inner, hidden], [experts, hidden, inner]);
  const gate = net.module('gate', [experts, hidden]);
  if (third) net.buffer(experts, net.width);
  const common =
    shared === 0 ? null : net.within('shared_experts', () => gatedMlp(net, { hidden, inner: shared, bias }));
  const members = [
    routed,
    gate,
    ...(common === null ? [] : [common.gate, common.down, ...(common.up ? [common.up] : [])]),
  ];
  return (x) =>
    tape.under(TERM.experts, () =>
      inBlock(net, routed, block, members, [x], ([input = x]) =>
        tape.frame(() => {
          const weights = routeInFp32(net, gate, router, input);
          const mixed = applyExperts(net, routed, sizes, activation, input, weights);
          if (common === null) return mixed;
          return add(graph, mixed, applyGatedMlp(net, common, activation, input));
        }),
      ),
    );
}
