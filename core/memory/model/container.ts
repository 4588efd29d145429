/** Modules without parameters of their own. ZeRO-3 hooks them too, and each call is a chance to prefetch. */
import type { Tensor } from '../tape/tensor.ts';
import { Module } from './module.ts';
import type { Network } from './network.ts';

const containers = new WeakMap<object, Map<string, Module>>();

/** The container that stands for `key` (the object a family keeps for a block) in the role of `name`. */
function containerOf(net: Network, key: object, name: string): Module {
  let roles = containers.get(key);
  if (roles === undefined) {
    roles = new Map();
    containers.set(key, roles);
  }
  const known = roles.get(name);
  if (known !== undefined) return known;
  const made = new Module(name, []);
  made.index = net.modules.length;
  net.modules.push(made);
  roles.set(name, made);
  return made;
}

/**
 * A call of a block that DeepSpeed may treat as a leaf (sparse blocks of some mixtures of experts): then `members`, the modules inside, are
 * neither hooked nor gathered by themselves.
 */
export function inBlock(
  net: Network,
  key: object,
  className: string,
  members: readonly Module[],
  inputs: readonly Tensor[],
  body: (inputs: readonly Tensor[]) => Tensor,
): Tensor {
  if (!net.options.zero3) return body(inputs);
  const block = containerOf(net, key, className);
  if (!block.isLeaf && net.options.leafClasses?.includes(className)) {
    block.isLeaf = true;
    block.parameters.push(
      ...members.flatMap(({ parameters, adapter }) => [
        ...parameters,
        ...(adapter?.down.parameters ?? []),
        ...(adapter?.up.parameters ?? []),
      ]),
    );
    for (const parameter of block.parameters) parameter.inLeaf = true;
  }
  return net.run(block, inputs, body);
}

/** A call of the module that holds `key`'s modules. `inputs`: positional arguments only; DeepSpeed does not watch the others. */
export function inContainer(
  net: Network,
  key: object,
  name: string,
  inputs: readonly Tensor[],
  body: (inputs: readonly Tensor[]) => Tensor,
): Tensor {
  return net.options.zero3 ? net.run(containerOf(net, key, name), inputs, body) : body(inputs);
}
