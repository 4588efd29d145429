import type { RunContext } from '../../rules/view.ts';
import type { ConfigDocument, ObjectNode } from '../document.ts';
import { resolveRaw } from './raw.ts';
import type { Resolved } from './resolve.ts';

export function resolveAccelerate(document: ConfigDocument, written: ObjectNode, _run: RunContext): Resolved {
  return resolveRaw(document, written);
}
