/** Which way of launching a ds_config is written for, as far as the file itself tells. */
import type { Integration } from '../../rules/rule.ts';
import type { ConfigDocument, Node } from '../document.ts';

/**
 * "auto" values are only filled by Transformers and Accelerate; what is not strict JSON only DeepSpeed itself reads.
 * Of the asked ones; all of them where the file does not tell, or where nothing that it is meant for was asked for.
 */
export function intendedIntegrations(document: ConfigDocument, asked: readonly Integration[]): readonly Integration[] {
  if (asked.length < 2) return asked;
  const managed = asked.filter((integration) => integration !== 'raw');
  if (document.root !== null && hasAuto(document.root)) return managed.length > 0 ? managed : asked;
  const strict = !document.problems.some((problem) => problem.code === 'not-strict-json' || problem.code === 'bom');
  if (!strict && asked.includes('raw')) return ['raw'];
  return asked;
}

export function hasAuto(root: Node): boolean {
  const open: Node[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'string') {
      if (node.value === 'auto') return true;
    } else if (node.kind === 'object') {
      for (const member of node.members) open.push(member.value);
    } else if (node.kind === 'array') {
      for (const item of node.items) open.push(item);
    }
  }
  return false;
}
