/** The config as each way of launching hands it to DeepSpeed: "auto" filled, keys added, or refused on the way. */
import type { Integration, Report } from '../../rules/rule.ts';
import type { RunContext } from '../../rules/view.ts';
import type { ConfigDocument, ObjectNode } from '../document.ts';
import { resolveAccelerate } from './accelerate.ts';
import { resolveHfTrainer } from './hf-trainer.ts';
import { resolveRaw } from './raw.ts';

export interface Resolved {
  /** Everything that does not hang on the world size is filled. */
  readonly root: ObjectNode;
  /** What the loader or the integration refuses before DeepSpeed sees the config, by the id of the rule that says it. */
  readonly refusals: ReadonlyMap<string, readonly Report[]>;
  /** `root` with the batch keys filled for this world size (ranks). */
  forWorld(worldSize: number): ObjectNode;
}

export function resolve(
  document: ConfigDocument,
  written: ObjectNode,
  integration: Integration,
  run: RunContext,
): Resolved {
  if (integration === 'raw') return resolveRaw(document, written);
  return integration === 'hf-trainer'
    ? resolveHfTrainer(document, written, run)
    : resolveAccelerate(document, written, run);
}
