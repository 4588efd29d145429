/** The flags that say how the hub is asked, for every command that takes a model. */
import { readFile } from 'node:fs/promises';
import { type HubSettings, hubSettings, tokenIn } from '../hub/settings.ts';
import { type Arguments, type OptionSpec, UsageError } from './command.ts';

export const HUB_OPTIONS = {
  'hf-token-file': {
    type: 'string',
    value: 'FILE',
    help: 'a Hugging Face token for private and gated models (default: HF_TOKEN, else what `hf auth login` has left)',
  },
  offline: { type: 'boolean', help: 'ask no hub: the catalogue and the models kept on this machine' },
} as const satisfies Readonly<Record<string, OptionSpec>>;

/** The token itself is no flag: others on the machine can read the flags of a process. */
export async function hubOf(args: Arguments): Promise<HubSettings> {
  const path = args.text('hf-token-file');
  const settings = await hubSettings(process.env, {
    offline: args.flag('offline'),
    token: path === undefined ? undefined : { value: await tokenOf(path), from: '--hf-token-file' },
  });
  if (!settings.ok) throw new UsageError(settings.message);
  return settings;
}

async function tokenOf(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--hf-token-file ${path}: it cannot be read (${error.code ?? error.message})`);
  });
  const token = tokenIn(text);
  if (token === null) throw new UsageError(`--hf-token-file ${path}: it does not hold a token, which is one word`);
  return token;
}
