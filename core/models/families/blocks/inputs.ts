import type { Network } from '../../../memory/model/network.ts';
import { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';

const made = new WeakMap<Network, Tensor>();

/** input_ids of the batch: made once, alive for the whole run. */
export function tokenIds(net: Network): Tensor {
  const known = made.get(net);
  if (known !== undefined) return known;
  const { storage, elements, width } = net.tape.loose(net.tokens, 8, TERM.inputs);
  const ids = new Tensor(storage, elements, width);
  made.set(net, ids);
  return ids;
}
