/** deepspeed.initialize(config=PATH): the file read by Python's hjson, nothing filled. */
import type { ConfigDocument, ObjectNode } from '../document.ts';
import { loadHjson } from './loader.ts';
import type { Resolved } from './resolve.ts';

export function resolveRaw(document: ConfigDocument, written: ObjectNode): Resolved {
  const { root, refusals } = loadHjson(document, written);
  const resolved = { root, verdictRoot: root, refusals, complaints: new Map() };
  return { ...resolved, atWorld: () => resolved };
}
