import { readPolicy } from '../policy/read.ts';
import { helpText } from '../replies/help-text.ts';
import type { Command } from './command.ts';
import { reply } from './context.ts';

const help: Command<'help'> = {
  kind: 'help',
  usage: 'help',
  help: 'Shows this help.',
  permission: 'anyone',
  examples: ['help'],
  run: async ({ scope, commands }) => {
    const { settings } = await readPolicy(scope);
    return reply('help', helpText(commands, [...settings.profiles.keys()], null));
  },
};

export default help;
