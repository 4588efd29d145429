/** The bot as it is shipped, built once for each test file; mutants replace single modules on the way. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Plugin } from 'esbuild';
import { build } from '../../../tools/build/bot.ts';

/** What a careless author would have written in place of one piece of text. */
export interface Mutation {
  /** Path of the module below the project, without `./`. */
  readonly module: string;
  readonly from: string;
  readonly to: string;
}

export interface Bundle {
  readonly main: string;
  readonly folder: string;
  remove(): void;
}

/** The mutation tests name a mutant here, to see a test fall. */
function fromEnvironment(): readonly Mutation[] {
  const text = process.env.DS_BOT_MUTANT;
  return text ? [JSON.parse(text)] : [];
}

export async function bundle(mutations: readonly Mutation[] = fromEnvironment()): Promise<Bundle> {
  const folder = mkdtempSync(join(tmpdir(), 'ds-bot-'));
  await build(folder, { plugins: mutations.map(replace) });
  return { main: join(folder, 'main.js'), folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function replace({ module, from, to }: Mutation): Plugin {
  return {
    name: 'mutation',
    setup: ({ onLoad, onEnd }) => {
      let isDone = false;
      onLoad({ filter: new RegExp(`${module.replace(/[/.]/g, '\\$&')}$`) }, async ({ path }) => {
        if (path !== resolve(module)) return null;
        const { readFile } = await import('node:fs/promises');
        const text = await readFile(path, 'utf8');
        if (!text.includes(from)) throw new Error(`${module} does not hold: ${from}`);
        isDone = true;
        return { contents: text.replace(from, to), loader: 'ts' };
      });
      onEnd(() => {
        if (!isDone) throw new Error(`${module} is not part of the bundle`);
      });
    },
  };
}
