/** `targets`: the hardware matrix. */

import { HARDWARE, NAME } from './patterns.ts';
import type { PolicyTarget } from './policy.ts';
import { integer, type ReadItem, Section, size, text } from './section.ts';

export const TARGET_KEYS = ['name', 'gpu', 'instance', 'gpus_per_node', 'nodes', 'cpu_memory', 'nvme'] as const;

/** A target without hardware is left out; whether the hardware is known is for `core/hardware` to say. */
export const target: ReadItem<PolicyTarget> = (node, pointer, problems) => {
  const section = Section.of(node, pointer, problems, TARGET_KEYS);
  if (!section) return undefined;
  const read: PolicyTarget = {
    name: section.read('name', text(NAME, 60)),
    gpu: section.read('gpu', text(HARDWARE, 80)),
    instance: section.read('instance', text(HARDWARE, 80)),
    gpus_per_node: section.read('gpus_per_node', integer({ minimum: 1, maximum: 1024 })),
    nodes: section.read('nodes', integer({ minimum: 1, maximum: 100_000 })),
    cpu_memory: section.read('cpu_memory', size),
    nvme: section.read('nvme', size),
  };
  if (!section.member('gpu') && !section.member('instance'))
    return problems.add(
      'missing-key',
      'a target needs `gpu` or `instance`, for example `gpu: h100-80gb`',
      pointer,
      node.span,
    );
  return read.gpu === undefined && read.instance === undefined ? undefined : read;
};
