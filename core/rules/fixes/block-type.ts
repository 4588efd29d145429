import type { Node } from '../../config/document.ts';
import { replaceValue } from '../../config/edit.ts';
import type { Refusal } from '../../deepspeed/refusals.ts';
import type { ConfigView } from '../view.ts';
import { withDeletion } from './deletion.ts';

/** `true` → `{"enabled": true}`, a device name → `{"device": …}`, an optimizer's name → `{"type": …}`; null → no key at all. */
export function blockTypeFix(view: ConfigView, refusal: Refusal): Refusal {
  const member = refusal.member;
  if (member === undefined) return refusal;
  const node = member.value;
  if (node.kind === 'null') return withDeletion(view, refusal, true);
  const text = JSON.stringify(node.kind === 'boolean' || node.kind === 'string' ? node.value : '');
  const inner = innerKey(member.key, node);
  if (inner === undefined) return refusal;
  const block = `{"${inner}": ${text}}`;
  return {
    ...refusal,
    fix: { title: `write ${block}`, edits: [replaceValue(view.document, node, block)], safe: false },
  };
}

const DEVICES = new Set(['none', 'cpu', 'nvme']);
const SWITCHED = new Set([
  'fp16',
  'bf16',
  'bfloat16',
  'tensorboard',
  'wandb',
  'csv_monitor',
  'comet',
  'comms_logger',
  'flops_profiler',
  'torch_autocast',
  'hybrid_engine',
  'autotuning',
]);

function innerKey(key: string, node: Node): string | undefined {
  if (node.kind === 'boolean' && SWITCHED.has(key)) return 'enabled';
  if (node.kind !== 'string') return undefined;
  if (key === 'offload_optimizer' || key === 'offload_param')
    return node.kind === 'string' && DEVICES.has(node.value) ? 'device' : undefined;
  return key === 'optimizer' || key === 'scheduler' ? 'type' : undefined;
}
