/** deepspeed.initialize(config=PATH): the file read by Python's hjson, nothing filled. */
import type { Report } from '../../rules/rule.ts';
import type { ConfigDocument, ObjectNode } from '../document.ts';
import type { Resolved } from './resolve.ts';

export function resolveRaw(_document: ConfigDocument, written: ObjectNode): Resolved {
  const refusals = new Map<string, readonly Report[]>();
  return { root: written, refusals, forWorld: () => written };
}
