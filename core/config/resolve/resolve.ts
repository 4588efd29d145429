/** The config as each way of launching hands it to DeepSpeed: "auto" filled, keys added, or refused on the way. */
import type { Refusals } from '../../deepspeed/refusals.ts';
import type { Integration, Report } from '../../rules/rule.ts';
import type { RunContext } from '../../rules/view.ts';
import type { ConfigDocument, ObjectNode } from '../document.ts';
import { resolveAccelerate } from './accelerate.ts';
import { resolveHfTrainer } from './hf-trainer.ts';
import { resolveRaw } from './raw.ts';

export interface Resolved {
  /** Everything that does not hang on the world size is filled, as a whole run does it. */
  readonly root: ObjectNode;
  /**
   * What the verdict is given on. For the Trainer only its own filling counts there, without what accelerate's plugin does to the same config on
   * its way (stage "auto", gradient_accumulation_steps left out). The same object as `root` where both agree.
   */
  readonly verdictRoot: ObjectNode;
  /** What the loader or the integration refuses before DeepSpeed sees the config; part of the verdict. */
  readonly refusals: Refusals;
  /** What stops a whole run on the way, but is not part of the verdict: mismatches, what the plugin wants. By the id of the rule that says it. */
  readonly complaints: ReadonlyMap<string, readonly Report[]>;
  /** The same with the batch keys filled for this world size (ranks). */
  atWorld(worldSize: number): ResolvedAtWorld;
}

export interface ResolvedAtWorld {
  readonly root: ObjectNode;
  readonly verdictRoot: ObjectNode;
  readonly refusals: Refusals;
  readonly complaints: ReadonlyMap<string, readonly Report[]>;
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
