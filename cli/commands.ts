/** The commands. Summaries stand here a second time so that the overview loads no command; the layout check holds them equal. */
import type { Command } from './command.ts';

export interface Entry {
  readonly summary: string;
  readonly load: () => Promise<{ readonly default: Command }>;
}

export const COMMANDS: Readonly<Record<string, Entry>> = {
  check: {
    summary: 'validate configs as DeepSpeed does, and say what it does not',
    load: () => import('./commands/check.ts'),
  },
  estimate: {
    summary: 'memory per GPU, CPU and NVMe for one config and one model',
    load: () => import('./commands/estimate.ts'),
  },
  diff: {
    summary: 'what changes between two configs: keys, findings, memory',
    load: () => import('./commands/diff.ts'),
  },
  init: {
    summary: 'write a first ds-review.yml by looking at the repository',
    load: () => import('./commands/init.ts'),
  },
  plan: { summary: 'the fastest config that fits each target, as a patch', load: () => import('./commands/plan.ts') },
  resolve: {
    summary: 'the config as the engine will see it: "auto" filled, stage and offload set',
    load: () => import('./commands/resolve.ts'),
  },
  rules: { summary: 'list the rules, or explain one', load: () => import('./commands/rules.ts') },
  smoke: {
    summary: 'run the real DeepSpeed with a config for a few steps, measured beside estimated',
    load: () => import('./commands/smoke.ts'),
  },
  upgrade: {
    summary: 'what a move to another DeepSpeed release does to configs',
    load: () => import('./commands/upgrade.ts'),
  },
};
